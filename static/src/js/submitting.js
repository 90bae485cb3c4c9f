// Every POST form is sent once: its button says that it works and stays off until the answer comes.
// <form data-guard-unsaved>: leaving with unsaved words asks first. <button data-busy="…">: its own words while busy.
import { word } from "./page.js";

let leaving = false;

// Enter in a form with rows presses a hidden button, the first in the form; the main one stands for it.
const pressed = (submitter, form) =>
  submitter && "enterSubmit" in submitter.dataset ? form.querySelector("[data-main-submit]") : submitter;

function busy(button) {
  button.classList.add("is-busy");
  button.setAttribute("aria-disabled", "true");
  button.dataset.label = button.innerHTML;
  setTimeout(() => {
    if (button.classList.contains("is-busy")) button.textContent = button.dataset.busy || word("saving");
  }, 300);
}

function rest() {
  leaving = false;
  document.documentElement.classList.remove("is-waiting");
  for (const form of document.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
  for (const button of document.querySelectorAll(".is-busy[data-label]")) {
    button.classList.remove("is-busy");
    button.removeAttribute("aria-disabled");
    button.innerHTML = button.dataset.label;
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if ("sending" in form.dataset) {
    event.preventDefault();
    return;
  }
  form.dataset.sending = "";
  leaving = true;
  document.documentElement.classList.add("is-waiting");
  const button = pressed(event.submitter, form);
  if (button) setTimeout(() => busy(button));
});

// Back from the browser's memory, or from a page that did not answer: the buttons work again.
addEventListener("pageshow", rest);

for (const form of document.querySelectorAll("form[data-guard-unsaved]")) {
  const words = () => JSON.stringify([...new FormData(form)].map(([name, value]) => [name, value.name ?? value]));
  let before;
  let touched = "bound" in form.dataset;
  // After the other modules have prepared the form.
  setTimeout(() => {
    before = words();
  });
  form.addEventListener("input", () => {
    touched = true;
  });
  addEventListener("beforeunload", (event) => {
    if (leaving || !touched || (!("bound" in form.dataset) && words() === before)) return;
    event.preventDefault();
    event.returnValue = word("leave");
  });
}

// A followed link that takes long shows that it works.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.target || link.hasAttribute("download") || link.origin !== location.origin || link.hash) return;
  document.documentElement.classList.add("is-waiting");
  setTimeout(() => document.documentElement.classList.remove("is-waiting"), 8000);
});
