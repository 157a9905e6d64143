// Runs before the first paint: the theme that was chosen here last, else the system's.
(function () {
  "use strict";
  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;
  try {
    chosen = localStorage.getItem("theme");
  } catch {
    // Storage is off: the choice lasts for this page.
  }

  function show(theme) {
    root.dataset.theme = theme;
    document.dispatchEvent(new CustomEvent("themechange", { detail: theme }));
  }

  function current() {
    return chosen || (system.matches ? "dark" : "light");
  }

  window.siteTheme = {
    toggle() {
      chosen = root.dataset.theme === "dark" ? "light" : "dark";
      try {
        localStorage.setItem("theme", chosen);
      } catch {
        // As above.
      }
      show(chosen);
    },
  };
  system.addEventListener("change", () => show(current()));
  window.addEventListener("beforeprint", () => show("light"));
  window.addEventListener("afterprint", () => show(current()));
  root.dataset.theme = current();
})();
