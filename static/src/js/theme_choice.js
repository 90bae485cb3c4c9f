// <button data-theme-choice="light|dark|system" aria-pressed>: chooses the theme and remembers it on this machine.
import { store } from "./page.js";

const buttons = [...document.querySelectorAll("[data-theme-choice]")];

function show(choice) {
  if (choice === "system") document.documentElement.removeAttribute("data-bs-theme");
  else document.documentElement.setAttribute("data-bs-theme", choice);
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.themeChoice === choice));
}

for (const button of buttons) {
  button.addEventListener("click", () => {
    const choice = button.dataset.themeChoice;
    if (choice === "system") store.remove("theme");
    else store.set("theme", choice);
    show(choice);
  });
}

const kept = store.get("theme");
show(kept === "light" || kept === "dark" ? kept : "system");
