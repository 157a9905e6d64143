// Draws each figure of the site when it comes near the view, and again when the theme or its width changes.
(function () {
  "use strict";
  const places = [...document.querySelectorAll(".plot")];
  const written = new Map(); // place → the figure as the notebook wrote it
  const drawings = new Map(); // place → its latest drawing, under way or done

  const library = new Promise((resolve) => {
    if (window.Plotly) resolve();
    else document.getElementById("plotly-library")?.addEventListener("load", resolve);
  });

  function draw(place) {
    const next = drawn(place);
    drawings.set(place, next);
    return next;
  }

  async function drawn(place) {
    const canvas = place.querySelector(".canvas");
    if (!written.has(place)) written.set(place, JSON.parse(place.querySelector("script").textContent));
    await library;
    const limit = Number(canvas.dataset.limit || canvas.dataset.height);
    await window.figure.draw(place, written.get(place), { small: place.classList.contains("thumbnail"), limit });
    if (performance.getEntriesByName("first-figure").length === 0) performance.mark("first-figure");
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
    for (const { target } of entries) if (target.dataset.width && target.clientWidth > 0 && Number(target.dataset.width) !== target.clientWidth) draw(target);
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
