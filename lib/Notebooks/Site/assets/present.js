// Presenting: one unit a slide, text and code at the left, figures and claims at the right. p starts and ends it.
(function () {
  "use strict";
  const units = [...document.querySelectorAll(".unit")];
  const counter = document.createElement("p");
  counter.className = "slide-number";
  counter.setAttribute("aria-live", "polite");
  let at = 0;
  let presenting = false;

  // Cells go into two columns while presenting, and back where they were afterwards.
  function split(unit) {
    unit.home = document.createDocumentFragment();
    const left = document.createElement("div");
    const right = document.createElement("div");
    left.className = "left";
    left.dataset.title = unit.dataset.title || "";
    right.className = "right";
    for (const outputs of unit.querySelectorAll(".outputs")) {
      const mark = document.createComment("outputs");
      outputs.replaceWith(mark);
      outputs.home = mark;
      right.append(outputs);
    }
    left.append(...unit.childNodes);
    unit.append(left);
    if (right.childNodes.length > 0) unit.append(right);
    unit.classList.toggle("two", right.childNodes.length > 0);
    for (const column of [left, right]) column.tabIndex = 0;
  }

  function join(unit) {
    const left = unit.querySelector(":scope > .left");
    for (const outputs of unit.querySelectorAll(":scope > .right > .outputs")) outputs.home.replaceWith(outputs);
    unit.replaceChildren(...left.childNodes);
    unit.classList.remove("two");
  }

  // Figures give way until what was measured stands below them without scrolling.
  async function fit(unit) {
    shrink(unit);
    const right = unit.querySelector(":scope > .right");
    const plots = right ? [...right.querySelectorAll(".plot")] : [];
    await Promise.all(plots.map(siteFigures.draw));
    const excess = right ? right.scrollHeight - right.clientHeight : 0;
    if (unit !== units[at] || !presenting || excess <= 0 || plots.length === 0) return;
    for (const plot of plots) {
      const canvas = plot.querySelector(".canvas");
      canvas.dataset.limit = Math.max(300, canvas.clientHeight - Math.ceil(excess / plots.length) - 8);
      siteFigures.draw(plot);
    }
  }

  // Much text and code: smaller letters, down to where they can still be read from the back row; then the column scrolls.
  function shrink(unit) {
    const left = unit.querySelector(":scope > .left");
    for (let size = 100; size >= 80; size -= 5) {
      left.style.fontSize = `${size}%`;
      if (left.scrollHeight <= left.clientHeight) return;
    }
  }

  function show(index) {
    at = Math.max(0, Math.min(units.length - 1, index));
    units.forEach((unit, i) => unit.classList.toggle("current", i === at));
    counter.textContent = `${at + 1} / ${units.length}`;
    fit(units[at]);
    units[at].querySelector(".left").focus({ preventScroll: true });
  }

  function inView() {
    const index = units.findIndex((unit) => unit.getBoundingClientRect().bottom > 140);
    return index < 0 ? 0 : index;
  }

  function start() {
    const first = inView();
    presenting = true;
    units.forEach(split);
    document.body.classList.add("presenting");
    document.body.append(counter);
    show(first);
    document.documentElement.requestFullscreen?.().catch(() => {});
  }

  function stop() {
    presenting = false;
    document.body.classList.remove("presenting");
    units.forEach(join);
    for (const canvas of document.querySelectorAll(".canvas[data-limit]")) {
      delete canvas.dataset.limit;
      siteFigures.draw(canvas.closest(".plot"));
    }
    counter.remove();
    units[at].scrollIntoView();
    if (document.fullscreenElement) document.exitFullscreen();
  }

  const toggle = () => (presenting ? stop() : start());
  const steps = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1 };
  document.getElementById("present-toggle").addEventListener("click", toggle);
  addEventListener("keydown", (event) => {
    if (event.target.closest("input, textarea, dialog") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "p") toggle();
    if (!presenting) return;
    if (event.key === "Escape") stop();
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(units.length - 1);
    else if (event.key in steps && !(event.key === " " && event.target.closest("button, a"))) {
      event.preventDefault();
      show(at + steps[event.key]);
    }
  });
})();
