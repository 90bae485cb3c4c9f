// Runs before the first paint: says that scripts run, and applies the theme that was chosen here.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") root.setAttribute("data-bs-theme", chosen);
  } catch {
    // Storage is off: the system's preference holds.
  }
})();
