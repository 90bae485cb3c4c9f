// <section data-formset="{prefix}">: rows that are added and removed in place.
//   <div data-rows><div data-row>…</div></div>, <template data-row-template>, <button data-add-row>
//   in a row: <button data-remove-row>, [data-row-number], [data-row-body]; the formset has can_delete.
// Without this the add button posts add_row={prefix} and the server shows one more row.
import { added } from "./page.js";

const total = (formset) => formset.querySelector(`[name="${CSS.escape(formset.dataset.formset)}-TOTAL_FORMS"]`);

function renumber(formset) {
  let number = 0;
  for (const row of formset.querySelectorAll("[data-row]")) {
    if (row.hidden || row.classList.contains("is-removed")) continue;
    number += 1;
    const place = row.querySelector("[data-row-number]");
    if (place) place.textContent = String(number);
  }
}

/** Add one empty row and return it. */
export function addRow(formset) {
  const count = total(formset);
  const markup = formset.querySelector("[data-row-template]").innerHTML.replaceAll("__prefix__", count.value);
  const parsed = new DOMParser().parseFromString(markup, "text/html");
  const row = document.adoptNode(parsed.querySelector("[data-row]"));
  formset.querySelector("[data-rows]").append(row);
  count.value = String(Number(count.value) + 1);
  renumber(formset);
  added(row.parentElement);
  return row;
}

/** Add rows until there are `wanted`. */
export function growTo(formset, wanted) {
  while (Number(total(formset).value) < wanted) addRow(formset);
}

function removeRow(row) {
  const formset = row.closest("[data-formset]");
  const mark = row.querySelector('[name$="-DELETE"]');
  if (mark) mark.checked = true;
  else for (const field of row.querySelectorAll("input:not([type=hidden]), textarea, select")) field.value = "";
  row.classList.add("is-removed");
  row.hidden = true;
  renumber(formset);
  row.dispatchEvent(new Event("change", { bubbles: true }));
  formset.querySelector("[data-add-row]")?.focus();
}

document.addEventListener("click", (event) => {
  const adder = event.target.closest?.("[data-add-row]");
  if (adder) {
    event.preventDefault();
    const row = addRow(adder.closest("[data-formset]"));
    row.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  }
  const remover = event.target.closest?.("[data-remove-row]");
  if (remover) removeRow(remover.closest("[data-row]"));
});

for (const mark of document.querySelectorAll('[data-row] [name$="-DELETE"]')) {
  if (mark.checked) mark.closest("[data-row]").hidden = true;
}
