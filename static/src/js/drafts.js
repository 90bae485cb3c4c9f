// <form data-draft-key="…"> on a page with <body data-user="…">: what is typed is kept on this machine until the
// server has it. Offered again by a bar (#draft-bar), forgotten after saving, at signing out, and after three days.
// Never kept: passwords, files, what is marked data-no-draft, hidden fields (but those marked data-draft). <form data-sign-out> forgets all.
import { growTo } from "./formset.js";
import { store, word } from "./page.js";

const PREFIX = "draft:";
const LIFETIME = 3 * 24 * 60 * 60 * 1000; // milliseconds
const PAUSE = 400; // milliseconds after the last key
const user = document.body.dataset.user ?? "";
const form = document.querySelector("form[data-draft-key]");
const key = form && user ? `${PREFIX}${user}:${form.dataset.draftKey}` : "";

function read(name) {
  try {
    return JSON.parse(store.get(name));
  } catch {
    return null;
  }
}

function forgetOld() {
  for (const name of store.keys(PREFIX)) {
    const draft = read(name);
    if (!draft || Date.now() - draft.at > LIFETIME) store.remove(name);
  }
}

const isKept = (field) =>
  field.name &&
  !field.matches("[type=password], [type=file], [type=submit], [data-no-draft], button, fieldset") &&
  (field.type !== "hidden" || "draft" in field.dataset);

function valuesOf(source) {
  const values = {};
  for (const field of source.elements) {
    if (!isKept(field)) continue;
    const choice = field.type === "checkbox" || field.type === "radio";
    if (choice || field.multiple) values[field.name] ??= [];
    if (choice) field.checked && values[field.name].push(field.value);
    else if (field.multiple) values[field.name] = [...field.selectedOptions].map((option) => option.value);
    else values[field.name] = field.value;
  }
  return values;
}

function rowsOf(source) {
  const rows = {};
  for (const formset of source.querySelectorAll("[data-formset]")) {
    const prefix = formset.dataset.formset;
    rows[prefix] = Number(source.elements[`${prefix}-TOTAL_FORMS`].value);
  }
  return rows;
}

const told = (values) => JSON.stringify(values);

function restore(draft) {
  for (const formset of form.querySelectorAll("[data-formset]")) growTo(formset, draft.rows?.[formset.dataset.formset] ?? 0);
  for (const field of form.elements) {
    if (!isKept(field) || !(field.name in draft.values)) continue;
    const value = draft.values[field.name];
    if (field.type === "checkbox" || field.type === "radio") field.checked = value.includes(field.value);
    else if (field.multiple) for (const option of field.options) option.selected = value.includes(option.value);
    else field.value = value;
  }
  for (const mark of form.querySelectorAll('[data-row] [name$="-DELETE"]')) mark.closest("[data-row]").hidden = mark.checked;
  for (const part of form.querySelectorAll("[data-new-for]")) {
    if ([...part.querySelectorAll("input:not([type=hidden])")].some((field) => field.value && field.type !== "checkbox")) {
      part.hidden = false;
      if (part.matches("details")) part.open = true;
    }
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
  form.dispatchEvent(new CustomEvent("draft:restored", { bubbles: true }));
}

function offer(draft) {
  const bar = document.getElementById("draft-bar").content.firstElementChild.cloneNode(true);
  const time = bar.querySelector("time");
  time.dateTime = new Date(draft.at).toISOString();
  time.textContent = new Intl.DateTimeFormat(document.documentElement.lang || "zh-Hans", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "Asia/Shanghai",
  }).format(draft.at);
  bar.querySelector("[data-draft-restore]").addEventListener("click", () => {
    restore(draft);
    bar.remove();
  });
  bar.querySelector("[data-draft-discard]").addEventListener("click", () => {
    store.remove(key);
    bar.remove();
  });
  form.before(bar);
}

function keep() {
  const initial = told(valuesOf(form));
  const note = form.querySelector("[data-draft-note]");
  let timer;
  let sent = false;
  const save = () => {
    clearTimeout(timer);
    const values = valuesOf(form);
    if (!sent && told(values) === initial && !("bound" in form.dataset)) return;
    const kept = store.set(key, JSON.stringify({ at: Date.now(), values, rows: rowsOf(form), sent }));
    if (note && kept) note.textContent = word("draftSaved");
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    sent = true;
    save();
  });
  addEventListener("pagehide", () => timer && !sent && save());
}

// A draft that was sent is forgotten once the server has said what it did with it.
function settle() {
  if (document.body.dataset.page || document.querySelector("[data-error-page]")) return;
  const saved = document.querySelector('[data-message="success"], [data-message="info"]');
  for (const name of store.keys(`${PREFIX}${user}:`)) {
    const draft = read(name);
    if (!draft?.sent) continue;
    const isRefused = name === key && "bound" in form.dataset;
    if (saved && !isRefused) store.remove(name);
    else store.set(name, JSON.stringify({ ...draft, sent: false }));
  }
}

forgetOld();
if (user) settle();
if (key) {
  const draft = read(key);
  if (draft && !("bound" in form.dataset) && told(draft.values) !== told(valuesOf(form))) offer(draft);
  keep();
}

document.querySelector("form[data-sign-out]")?.addEventListener("submit", () => {
  for (const name of store.keys(`${PREFIX}${user}:`)) store.remove(name);
});
