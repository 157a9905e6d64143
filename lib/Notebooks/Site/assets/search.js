// Looks through headings, claims and text; the entries are loaded when the search is first opened.
(function () {
  "use strict";
  const dialog = document.getElementById("search");
  const field = document.getElementById("search-text");
  const results = document.getElementById("search-results");

  function load() {
    if (window.searchEntries || document.getElementById("search-entries")) return;
    const script = document.createElement("script");
    script.id = "search-entries";
    script.src = "assets/search-index.js";
    script.onload = show;
    document.head.append(script);
  }

  function open() {
    load();
    if (!dialog.open) dialog.showModal();
    field.focus();
    field.select();
  }

  function rank([, page, heading, text, kind], words) {
    let score = 0;
    for (const word of words) {
      if (heading.toLowerCase().includes(word)) score += kind === "claim" ? 6 : 8;
      else if (page.toLowerCase().includes(word)) score += 3;
      else if (text.toLowerCase().includes(word)) score += 1;
      else return 0;
    }
    return score;
  }

  function excerpt(text, words) {
    const at = Math.max(0, Math.min(...words.map((word) => text.toLowerCase().indexOf(word)).filter((i) => i >= 0)) - 40);
    return Number.isFinite(at) ? (at > 0 ? "… " : "") + text.slice(at, at + 160) : text.slice(0, 160);
  }

  function part(tag, text, name) {
    const element = document.createElement(tag);
    element.textContent = text;
    if (name) element.className = name;
    return element;
  }

  function show() {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = words.length === 0 ? [] : (window.searchEntries || [])
      .map((entry) => [rank(entry, words), entry])
      .filter(([score]) => score > 0)
      .sort(([a], [b]) => b - a)
      .slice(0, 30);
    results.replaceChildren(...found.map(([, entry]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = entry[0];
      link.append(part("span", entry[4], "kind " + entry[4]), part("strong", entry[2]), part("small", entry[1]), part("span", excerpt(entry[3], words), "excerpt"));
      link.addEventListener("click", () => dialog.close());
      item.append(link);
      return item;
    }));
    if (words.length > 0 && found.length === 0 && window.searchEntries) results.append(part("li", "Nothing found."));
  }

  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    results.querySelector("a")?.click();
  });
  document.getElementById("search-open").addEventListener("click", open);
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.closest("input, textarea")) return;
    event.preventDefault();
    open();
  });
})();
