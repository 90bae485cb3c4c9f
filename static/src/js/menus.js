// <details data-menu>: closes by Esc, by a click beside it, and when another one opens.
// <a data-nav-open>, <a data-nav-close>: the phone's navigation sheet (plain links to #nav and #main without this).
// <button data-open-dialog="id">: opens a <dialog>.

const open = () => [...document.querySelectorAll("details[data-menu][open]")];

document.addEventListener("click", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener(
  "toggle",
  (event) => {
    if (!event.target.matches?.("details[data-menu]") || !event.target.open) return;
    for (const menu of open()) if (menu !== event.target) menu.open = false;
  },
  true,
);

function showNavigation(shown) {
  document.body.classList.toggle("nav-open", shown);
  const opener = document.querySelector("[data-nav-open]");
  opener?.setAttribute("aria-expanded", String(shown));
  if (shown) document.querySelector("#nav .side-item")?.focus();
  else opener?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of open()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
  if (document.body.classList.contains("nav-open")) showNavigation(false);
});

const opener = document.querySelector("[data-nav-open]");
if (opener) {
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-expanded", "false");
  opener.setAttribute("aria-controls", "nav");
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    showNavigation(!document.body.classList.contains("nav-open"));
  });
}
document.querySelector("[data-nav-close]")?.addEventListener("click", (event) => {
  event.preventDefault();
  showNavigation(false);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-open-dialog]");
  if (button) document.getElementById(button.dataset.openDialog)?.showModal();
});

// What went wrong comes first: <div tabindex="-1" data-focus-first>.
document.querySelector("[data-focus-first]")?.focus();
