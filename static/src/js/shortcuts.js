// Keys: / search, n new record, g h home, ? this list. [data-shortcut="/"] and [data-shortcut="n"] mark their targets.
// Ctrl+Enter in a form presses its [data-again-submit] button; Enter alone means the main one, as everywhere.
// <input type="checkbox" data-shortcuts-switch>: turns single keys off on this machine (WCAG 2.1.4).
import { store } from "./page.js";

const dialog = document.getElementById("shortcuts");
const toggle = document.querySelector("[data-shortcuts-switch]");
const on = () => store.get("shortcuts") !== "off";
let before = "";

if (toggle) {
  toggle.checked = on();
  toggle.addEventListener("change", () => store.set("shortcuts", toggle.checked ? "on" : "off"));
}

const isTyping = (target) => target.matches?.("input, textarea, select, [contenteditable]");

const visible = (selector) => [...document.querySelectorAll(selector)].find((element) => element.offsetParent !== null);

const deeds = {
  "/": () => visible('[data-shortcut="/"]')?.focus(),
  n: () => {
    const summary = visible('[data-shortcut="n"]');
    if (!summary) return;
    const menu = summary.parentElement;
    const isIn = () => document.activeElement?.matches(".menu-item") && menu.contains(document.activeElement);
    const enter = () => isIn() || menu.querySelector(".menu-item")?.focus();
    // At once, for Enter may follow; and again when it is open, for a dialog that was just closed gives the focus back late.
    menu.addEventListener("toggle", enter, { once: true });
    menu.open = true;
    enter();
  },
  "?": () => dialog?.showModal(),
  h: () => before === "g" && location.assign("/"),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isTyping(event.target) && event.target.dataset.shortcut) event.target.blur();
  if (!on() || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event.target) || dialog?.open) return;
  const deed = deeds[event.key];
  if (deed && event.key !== "h") event.preventDefault();
  deed?.();
  before = event.key;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing || event.defaultPrevented) return;
  const button = event.target.closest?.("form")?.querySelector("[data-again-submit]");
  if (!button) return;
  event.preventDefault();
  if (!event.repeat) button.form.requestSubmit(button);
});
