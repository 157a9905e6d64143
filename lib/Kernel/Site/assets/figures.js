// Draws each figure when it comes near the view, in the page's theme and at the page's width.
(function () {
  "use strict";
  const narrow = 560;
  const written = new Map(); // canvas → the figure as the notebook wrote it
  const places = [...document.querySelectorAll(".plot")];
  if (places.length === 0) return;

  const library = new Promise((resolve) => {
    if (window.Plotly) resolve();
    else document.getElementById("plotly-library").addEventListener("load", resolve);
  });

  const colours = () => {
    const style = getComputedStyle(document.documentElement);
    const read = (name) => style.getPropertyValue(name).trim();
    return { text: read("--text"), grid: read("--grid"), axis: read("--axis"), surface: read("--surface"), font: read("--font") };
  };

  // Red, green, blue of #rgb, #rrggbb, rgb(…), black and white; null for anything else.
  function channels(colour) {
    if (colour === "black") return [0, 0, 0];
    if (colour === "white") return [255, 255, 255];
    const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})([0-9a-f]{2})?$/i.exec(colour);
    if (hex) {
      const digits = hex[1].length === 3 ? [...hex[1]].map((d) => d + d) : hex[1].match(/../g);
      return digits.map((d) => parseInt(d, 16));
    }
    const rgb = /^rgba?\(\s*([\d.]+)[,\s]+([\d.]+)[,\s]+([\d.]+)/i.exec(colour);
    return rgb ? rgb.slice(1, 4).map(Number) : null;
  }

  function alpha(colour) {
    const found = /^rgba\([^)]*?[,/]\s*([\d.]+)\s*\)$/i.exec(colour);
    return found ? Number(found[1]) : 1;
  }

  // Ink that is near black on a light page must be near white on a dark one; hues stay.
  function onDark(colour, key, palette) {
    const rgb = channels(colour);
    if (!rgb) return colour;
    const [low, high] = [Math.min(...rgb), Math.max(...rgb)];
    if (high - low > 40) return colour;
    if (high < 110) {
      const ink = channels(palette.text) || [228, 232, 236];
      return `rgba(${ink.join(",")},${alpha(colour)})`;
    }
    return low > 225 && /bg|background/.test(key) ? palette.surface : colour;
  }

  function repaint(node, palette) {
    for (const [key, value] of Object.entries(node)) {
      if (/colou?rscale|colorway|^meta$|^customdata$/.test(key)) continue;
      if (typeof value === "string" && /color$/i.test(key)) node[key] = onDark(value, key, palette);
      else if (Array.isArray(value) && /color$/i.test(key)) node[key] = value.map((c) => (typeof c === "string" ? onDark(c, key, palette) : c));
      else if (value && typeof value === "object" && !(Array.isArray(value) && typeof value[0] !== "object")) repaint(value, palette);
    }
  }

  function paintAxis(axis, palette) {
    Object.assign(axis, { gridcolor: palette.grid, zerolinecolor: palette.axis, linecolor: palette.axis, tickcolor: palette.axis });
    return axis;
  }

  function inTheme(figure) {
    const palette = colours();
    const dark = document.documentElement.dataset.theme === "dark";
    if (dark) {
      repaint(figure.data, palette);
      repaint(figure.layout, palette);
      for (const frame of figure.frames || []) repaint(frame, palette);
    }
    const layout = figure.layout;
    layout.paper_bgcolor = layout.plot_bgcolor = "rgba(0,0,0,0)";
    layout.font = { ...layout.font, color: palette.text, family: palette.font };
    layout.legend = { ...layout.legend, bgcolor: "rgba(0,0,0,0)" };
    layout.hoverlabel = { ...layout.hoverlabel, bgcolor: palette.surface, font: { color: palette.text, family: palette.font } };
    const template = (layout.template = layout.template && typeof layout.template === "object" ? layout.template : {});
    const base = (template.layout = template.layout || {});
    for (const name of ["xaxis", "yaxis"]) base[name] = paintAxis(base[name] || {}, palette);
    for (const [name, axis] of Object.entries(layout)) if (/^[xy]axis\d*$/.test(name) && axis) paintAxis(axis, palette);
    for (const [name, scene] of Object.entries(layout)) {
      if (!/^scene\d*$/.test(name) || !scene) continue;
      for (const key of ["xaxis", "yaxis", "zaxis"]) scene[key] = { ...paintAxis(scene[key] || {}, palette), backgroundcolor: "rgba(0,0,0,0)" };
    }
    for (const menu of layout.updatemenus || []) Object.assign(menu, { bgcolor: palette.surface, bordercolor: palette.axis, font: { ...menu.font, color: palette.text } });
    for (const slider of layout.sliders || []) Object.assign(slider, { bgcolor: palette.grid, bordercolor: palette.axis, font: { ...slider.font, color: palette.text } });
    return figure;
  }

  // How many plots stand side by side.
  function columns(layout) {
    const starts = Object.entries(layout)
      .filter(([name, axis]) => /^(xaxis|scene)\d*$/.test(name) && axis)
      .map(([, axis]) => Math.round(100 * ((axis.domain?.x || axis.domain)?.[0] ?? 0)));
    return Math.max(1, new Set(starts).size);
  }

  function atWidth(figure, canvas) {
    const layout = figure.layout;
    delete layout.width;
    layout.autosize = true;
    layout.height = canvas.clientHeight;
    const title = layout.title?.text ?? layout.title;
    if (!title && layout.margin?.t === undefined) layout.margin = { ...layout.margin, t: 36 };
    if (canvas.closest("figure")?.clientWidth >= narrow || columns(layout) > 1) return figure;
    const controls = (layout.sliders?.length || 0) + (layout.updatemenus?.length || 0) > 0;
    const margin = layout.margin || {};
    layout.margin = { ...margin, l: Math.min(margin.l ?? 48, 48), r: Math.min(margin.r ?? 14, 14) };
    if (layout.showlegend !== false && !layout.legend?.orientation) layout.legend = { ...layout.legend, orientation: "h", x: 0, xanchor: "left", ...(controls ? { y: 1.02, yanchor: "bottom" } : { y: -0.25, yanchor: "top" }) };
    layout.font.size = Math.min(layout.font.size ?? 12, 12);
    return figure;
  }

  function asThumbnail(figure) {
    const layout = figure.layout;
    Object.assign(layout, { margin: { l: 6, r: 6, t: 6, b: 6 }, showlegend: false, autosize: true, annotations: [] });
    layout.template.layout.xaxis.visible = layout.template.layout.yaxis.visible = false;
    for (const [name, axis] of Object.entries(layout)) if (/^[xy]axis\d*$/.test(name) && axis) axis.visible = false;
    for (const [name, axis] of Object.entries(layout)) if (/^coloraxis\d*$/.test(name) && axis) axis.showscale = false;
    for (const trace of figure.data) {
      if ("z" in trace || trace.type === "heatmap") trace.showscale = false;
      for (const holder of [trace, trace.marker, trace.line]) if (holder?.colorbar || holder?.showscale) holder.showscale = false;
    }
    return figure;
  }

  async function draw(place) {
    const canvas = place.querySelector(".canvas");
    if (!written.has(canvas)) written.set(canvas, JSON.parse(place.querySelector("script").textContent));
    await library;
    const source = structuredClone(written.get(canvas));
    source.layout = source.layout || {};
    if (!place.classList.contains("thumbnail")) {
      const wide = columns(source.layout);
      if (wide > 1) canvas.style.minWidth = `${wide * 230}px`;
    }
    const themed = inTheme(source);
    const small = place.classList.contains("thumbnail");
    const figure = small ? asThumbnail(themed) : atWidth(themed, canvas);
    const config = { displaylogo: false, ...figure.config, responsive: true, ...(small ? { staticPlot: true } : {}) };
    await Plotly.react(canvas, { data: figure.data, layout: figure.layout, frames: figure.frames || [], config });
    place.classList.add("drawn");
    if (performance.getEntriesByName("first-figure").length === 0) performance.mark("first-figure");
  }

  const near = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        near.unobserve(entry.target);
        draw(entry.target);
      }
    },
    { rootMargin: "600px" },
  );
  for (const place of places) near.observe(place);

  // A canvas that changes its size, as when presenting, is drawn for the new one.
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const size = `${target.clientWidth}×${target.clientHeight}`;
      const before = target.dataset.size;
      target.dataset.size = size;
      if (before && before !== size && written.has(target) && target.clientWidth > 0) draw(target.closest(".plot"));
    }
  });
  for (const place of places) sizes.observe(place.querySelector(".canvas"));

  const redraw = () => [...written.keys()].forEach((canvas) => draw(canvas.closest(".plot")));
  document.addEventListener("themechange", redraw);
  window.siteFigures = { drawAll: () => Promise.all(places.map(draw)) };
  addEventListener("beforeprint", () => window.siteFigures.drawAll());
})();
