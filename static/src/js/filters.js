// <form data-autosubmit>: a change of a choice applies at once.
// <button data-toggle-filters> in a <form data-filters>: shows and hides the filters on a phone.

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-toggle-filters]");
  if (!button) return;
  const shown = button.closest("[data-filters]").classList.toggle("is-open");
  button.setAttribute("aria-expanded", String(shown));
});

document.addEventListener("change", (event) => {
  if (event.target.matches?.("form[data-autosubmit] select")) event.target.form.requestSubmit();
});
