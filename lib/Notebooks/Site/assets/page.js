// Formulas, copy buttons, the table of contents, the theme button.
(function () {
  "use strict";

  for (const formula of document.querySelectorAll(".math")) {
    katex.render(formula.textContent, formula, {
      displayMode: formula.classList.contains("display"),
      throwOnError: false,
    });
    // No line begins with the comma after a formula.
    if (/^[,.;:!?)’]/.test(formula.nextSibling?.textContent || "")) formula.after("\u2060");
  }
  // What is wider than the page scrolls by itself; the keyboard must reach it.
  const wide = [...document.querySelectorAll(".math.display, .cell.text > table, .output.markup, .output.markup > table")];
  const reach = () => {
    for (const part of wide)
      if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
      else part.removeAttribute("tabindex");
  };
  reach();
  addEventListener("resize", reach);

  async function copy(button) {
    const text = button.closest(".source").querySelector("code").textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Pages opened from a file may not use the clipboard directly.
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 1500);
  }
  for (const button of document.querySelectorAll("button.copy")) button.addEventListener("click", () => copy(button));

  const links = new Map();
  for (const link of document.querySelectorAll(".toc a")) links.set(link.hash.slice(1), link);
  if (links.size > 0) {
    const headings = [...links.keys()].map((id) => document.getElementById(decodeURIComponent(id))).filter(Boolean);
    const mark = () => {
      const passed = headings.filter((heading) => heading.getBoundingClientRect().top < 120);
      const here = (passed.at(-1) || headings[0])?.id;
      for (const [id, link] of links) {
        if (decodeURIComponent(id) === here) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    };
    addEventListener("scroll", mark, { passive: true });
    mark();
  }

  document.getElementById("theme-toggle").addEventListener("click", () => siteTheme.toggle());
  addEventListener("keydown", (event) => {
    if (event.target.closest("input, textarea, [contenteditable]") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "t") siteTheme.toggle();
  });
})();
