// Draws each figure when it comes near the view, and again when the theme or its width changes.
(function () {
  "use strict";
  const places = [...document.querySelectorAll(".plot")];
  const written = new Map(); // place → the figure as the notebook wrote it
  const widths = new Map(); // place → the width it was drawn for
  const drawings = new Map(); // place → its latest drawing, under way or done

  const library = new Promise((resolve) => {
    if (window.Plotly) resolve();
    else document.getElementById("plotly-library")?.addEventListener("load", resolve);
  });

  // One drawing of a place at a time: theme and width may change together.
  function draw(place) {
    const before = drawings.get(place) ?? Promise.resolve();
    const next = before.catch(() => {}).then(() => render(place));
    drawings.set(place, next);
    return next;
  }

  async function render(place) {
    const canvas = place.querySelector(".canvas");
    if (!written.has(place)) written.set(place, JSON.parse(place.querySelector("script").textContent));
    const moved = widths.has(place) && widths.get(place) !== place.clientWidth;
    widths.set(place, place.clientWidth);
    await library;
    const figure = structuredClone(written.get(place));
    figure.layout = figure.layout || {};
    window.figureTheme.apply(figure);
    const small = place.classList.contains("thumbnail");
    if (small) window.figureLayout.thumbnail(figure);
    else {
      // A picture that cannot be drawn as narrow as a phone says so; its place scrolls sideways.
      const width = Math.max(place.clientWidth, figure.layout.meta?.minWidth || 0);
      canvas.style.width = width > place.clientWidth ? `${width}px` : "";
      place.classList.toggle("wide", width > place.clientWidth);
      if (width > place.clientWidth) place.tabIndex = 0;
      else place.removeAttribute("tabindex");
      window.figureLayout.fit(figure, width, Number(canvas.dataset.limit || canvas.dataset.height));
      canvas.style.height = `${figure.layout.height}px`;
    }
    const config = { displaylogo: false, ...figure.config, responsive: false, ...(small ? { staticPlot: true } : {}) };
    if (place.clientWidth < 560) config.displayModeBar = false;
    // In another width the plots stand elsewhere: what plotly.js remembers of their places would be wrong.
    if (moved) canvas.querySelector(".thumbnail-card")?.remove();
    await (moved ? Plotly.newPlot : Plotly.react)(canvas, { data: figure.data, layout: figure.layout, frames: figure.frames || [], config });
    if (!small) await trim(canvas, figure.layout.height);
    if (figure.layout.meta?.thumbnails) showThumbnails(canvas, figure.layout.meta.thumbnails);
    place.classList.add("drawn");
    if (performance.getEntriesByName("first-figure").length === 0) performance.mark("first-figure");
  }

  async function trim(canvas, height) {
    const slack = Math.floor(window.figureLayout.slack(canvas));
    if (slack < 16) return;
    canvas.style.height = `${height - slack}px`;
    await Plotly.relayout(canvas, { height: height - slack });
  }

  // The image of the point under the pointer, from one sheet of all images.
  function showThumbnails(canvas, sheet) {
    if (canvas.querySelector(".thumbnail-card")) return;
    const card = document.createElement("div");
    const height = (sheet.size * sheet.height) / sheet.width;
    card.className = "thumbnail-card";
    Object.assign(card.style, { width: `${sheet.size}px`, height: `${height}px`, backgroundImage: `url(${sheet.source})`, backgroundSize: `${sheet.size * sheet.columns}px auto` });
    card.hidden = true;
    canvas.append(card);
    canvas.on("plotly_hover", ({ points, event }) => {
      const index = points[0].customdata;
      if (index === undefined) return;
      const box = canvas.getBoundingClientRect();
      card.style.backgroundPosition = `${-(index % sheet.columns) * sheet.size}px ${-Math.floor(index / sheet.columns) * height}px`;
      card.style.left = `${Math.min(event.clientX - box.left + 14, box.width - sheet.size - 4)}px`;
      card.style.top = `${Math.max(event.clientY - box.top - height - 14, 0)}px`;
      card.hidden = false;
    });
    canvas.on("plotly_unhover", () => (card.hidden = true));
  }

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        if (!drawings.has(target)) draw(target);
      }
    },
    { rootMargin: "600px" },
  );
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) if (widths.has(target) && target.clientWidth > 0 && widths.get(target) !== target.clientWidth) draw(target);
  });
  for (const place of places) {
    near.observe(place);
    sizes.observe(place);
  }

  const settled = () => Promise.all(drawings.values());
  const drawAll = () => {
    places.filter((place) => !drawings.has(place)).forEach(draw);
    return settled();
  };

  window.siteFigures = { draw, drawAll, settled };
  document.addEventListener("themechange", () => [...drawings.keys()].forEach(draw));
  addEventListener("beforeprint", () => window.siteFigures.drawAll());
})();
