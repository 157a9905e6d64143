// Draws a Plotly figure where it stands: in the page's ink, as wide as its place, one plot below the other on a phone.
// A notebook calls figure.show, the site figure.draw.
window.figure = (function () {
  "use strict";
  const narrow = 560;
  const gap = 78;
  const drawings = new Map(); // place → its latest drawing, under way or done

  // ---- The page's ink. Hues stay; text, grid and paper follow the page. ----

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

  // The site says its colours; any other page is light or dark as its text tells, and the template knows an ink for both.
  function inkOf(place, template) {
    const root = getComputedStyle(document.documentElement);
    const said = (name) => root.getPropertyValue(name).trim();
    const text = said("--text") || getComputedStyle(place).color;
    const dark = Math.max(...(channels(text) || [0])) > 140;
    const own = (template && template[dark ? "dark" : "light"]) || { grid: "rgba(128,128,128,0.25)", axis: "#767676", surface: dark ? "#222" : "#fff" };
    const ink = { ...own, text, dark };
    for (const name of ["grid", "axis", "surface", "font"]) if (said(`--${name}`)) ink[name] = said(`--${name}`);
    return ink;
  }

  // Ink that is near black on a light page must be near white on a dark one.
  function onDark(colour, key, ink) {
    const rgb = channels(colour);
    if (!rgb) return colour;
    const [low, high] = [Math.min(...rgb), Math.max(...rgb)];
    if (high - low > 40) return colour;
    if (high < 125) return `rgba(${(channels(ink.text) || [228, 232, 236]).join(",")},${alpha(colour)})`;
    return low > 225 && /^(paper_|plot_)?b(g|ackground)color$/.test(key) ? ink.surface : colour;
  }

  function repaint(node, ink) {
    for (const [key, value] of Object.entries(node)) {
      if (/colou?rscale|colorway|^meta$|^customdata$|^template$/.test(key)) continue;
      if (/color$/i.test(key) && typeof value === "string") node[key] = onDark(value, key, ink);
      else if (/color$/i.test(key) && Array.isArray(value)) node[key] = value.map((c) => (typeof c === "string" ? onDark(c, key, ink) : c));
      else if (value && typeof value === "object" && !(Array.isArray(value) && typeof value[0] !== "object")) repaint(value, ink);
    }
  }

  const parts = (layout, pattern) =>
    Object.entries(layout)
      .filter(([name, part]) => pattern.test(name) && part)
      .map(([, part]) => part);

  function paint(figure, ink) {
    const { layout } = figure;
    if (ink.dark) for (const part of [figure.data, layout, ...(figure.frames || [])]) repaint(part, ink);
    const axis = { gridcolor: ink.grid, zerolinecolor: ink.axis, linecolor: ink.axis, tickcolor: ink.axis };
    layout.paper_bgcolor = layout.plot_bgcolor = layout.legend.bgcolor = "rgba(0,0,0,0)";
    Object.assign(layout.font, { color: ink.text }, ink.font ? { family: ink.font } : {});
    layout.hoverlabel = { ...layout.hoverlabel, bgcolor: ink.surface, font: layout.font };
    for (const name of ["xaxis", "yaxis"]) layout.template.layout[name] = { ...layout.template.layout[name], ...axis };
    for (const part of parts(layout, /^[xy]axis\d*$/)) Object.assign(part, axis);
    for (const scene of parts(layout, /^scene\d*$/))
      for (const name of ["xaxis", "yaxis", "zaxis"]) scene[name] = { ...scene[name], ...axis, backgroundcolor: "rgba(0,0,0,0)" };
    for (const menu of layout.updatemenus || []) Object.assign(menu, { bgcolor: ink.surface, bordercolor: ink.axis, font: { ...menu.font, color: ink.text } });
    for (const slider of layout.sliders || []) Object.assign(slider, { bgcolor: ink.grid, bordercolor: ink.axis, font: { ...slider.font, color: ink.text } });
  }

  // ---- The room it has. ----

  // The plots, top row first: each x axis with its y axis. Empty when plots share an axis, for then their places mean something.
  function cells(figure) {
    const pairs = new Set(figure.data.filter((trace) => !trace.scene).map((trace) => `${trace.xaxis || "x"} ${trace.yaxis || "y"}`));
    const names = [...pairs].flatMap((pair) => pair.split(" "));
    if (new Set(names).size < names.length) return [];
    return [...pairs]
      .map((pair) => pair.split(" ").map((name) => figure.layout[name[0] + "axis" + name.slice(1)]))
      .filter(([x, y]) => x && y && !x.overlaying && !y.overlaying)
      .map(([x, y]) => {
        const [left, right] = x.domain || [0, 1];
        const [bottom, top] = y.domain || [0, 1];
        return { x, y, left, right, bottom, top };
      })
      .sort((a, b) => b.top - a.top || a.left - b.left);
  }

  function cellHeight(found, width) {
    const anchored = found.find((cell) => cell.y.scaleanchor);
    if (!anchored) return 240;
    const span = (range) => (range ? Math.abs(range[1] - range[0]) : 1);
    const known = anchored.x.range && anchored.y.range;
    return width * (known ? span(anchored.y.range) / span(anchored.x.range) : 1);
  }

  function stack(layout, found, width) {
    const { margin } = layout;
    const height = cellHeight(found, width - margin.l - margin.r);
    const total = found.length * height + (found.length - 1) * gap;
    const scale = (layout.height - margin.t - margin.b) / total;
    // What stands outside the plots keeps its distance from them in pixels.
    const outside = (y) => (y > 1 ? 1 + (y - 1) * scale : y < 0 ? y * scale : y);
    found.forEach((cell, i) => {
      cell.newTop = 1 - (i * (height + gap)) / total;
      cell.newBottom = cell.newTop - height / total;
    });
    for (const note of layout.annotations || []) {
      if (note.xref !== "paper" || note.yref !== "paper") continue;
      const cell = found.find((c) => note.x >= c.left - 0.02 && note.x <= c.right + 0.02 && note.y >= c.bottom - 0.02 && note.y <= c.top + 0.15);
      if (!cell) continue;
      note.x = (note.x - cell.left) / (cell.right - cell.left);
      note.y = note.y >= cell.top ? cell.newTop + (note.y - cell.top) * scale : cell.newBottom + ((note.y - cell.bottom) / (cell.top - cell.bottom)) * (cell.newTop - cell.newBottom);
    }
    for (const cell of found) {
      cell.x.domain = [0, 1];
      cell.y.domain = [Math.max(0, cell.newBottom), cell.newTop];
    }
    for (const part of [layout.legend, ...(layout.sliders || []), ...(layout.updatemenus || [])]) if (part.y !== undefined) part.y = outside(part.y);
    layout.height = total + margin.t + margin.b;
  }

  // The legend stands between title and plots, in as many rows as its names need; the figure's height follows.
  function raiseLegend(figure, width, headings) {
    const { layout } = figure;
    const guides = (layout.shapes || []).filter((shape) => shape.showlegend);
    const traces = figure.data.filter((trace) => trace.showlegend !== false);
    const names = [...traces, ...guides].map((part) => part.name || "trace 0");
    if (layout.showlegend === false || (names.length < 2 && !layout.showlegend && figure.data.every((trace) => !trace.showlegend))) return;
    const scale = (layout.font.size ?? 12) / 12;
    const room = width - layout.margin.l - layout.margin.r;
    const widths = names.map((name) => scale * (46 + 7 * name.length));
    const fits = widths.reduce((sum, one) => sum + one, 0) <= room;
    const rows = fits ? 1 : Math.ceil(names.length / Math.max(1, Math.floor(room / Math.max(...widths))));
    const lines = layout.title.text ? layout.title.text.split("<br>").length : 0;
    const title = lines ? 14 + lines * 1.3 * (layout.title.font?.size ?? 1.4 * (layout.font.size ?? 12)) : 8;
    const top = Math.round(title + rows * 19 * scale + (headings ? 32 : 12));
    const before = layout.margin.t;
    // A margin of the theme's own may shrink; what an author set only grows.
    layout.margin.t = layout.template.light ? top : Math.max(before, top);
    layout.height += layout.margin.t - before;
    const plot = layout.height - layout.margin.t - layout.margin.b;
    layout.legend = { ...layout.legend, orientation: "h", x: 0, xanchor: "left", y: 1 + (headings ? 26 : 4) / plot, yanchor: "bottom" };
  }

  // Long names of rows are set small, and take two lines where the rows are high enough for them.
  function wrapLabels(layout, width) {
    for (const [name, axis] of Object.entries(layout)) {
      if (!/^yaxis\d*$/.test(name) || !axis?.ticktext?.some((text) => text.length > 14)) continue;
      const span = (range) => (range ? Math.abs(range[1] - range[0]) : 0);
      const across = span(layout["x" + name.slice(1)]?.range);
      const row = axis.scaleanchor && across ? ((width - 110) * span(axis.range)) / across / axis.ticktext.length : 30;
      axis.tickfont = { ...axis.tickfont, size: row < 26 ? 9 : 10 };
      if (row < 26) continue;
      axis.ticktext = axis.ticktext.map((text) => {
        const space = text.lastIndexOf(" ", Math.ceil(text.length / 2) + 3);
        return text.length > 14 && space > 0 ? `${text.slice(0, space)}<br>${text.slice(space + 1)}` : text;
      });
    }
  }

  // The slider goes below the buttons, as wide as the page.
  function lower(layout) {
    const row = 44;
    const base = layout.template.layout.sliderdefaults?.pad;
    for (const slider of layout.sliders) {
      const pad = { ...base, ...slider.pad };
      Object.assign(slider, { x: 0, len: 1, pad: { ...pad, t: (pad.t ?? 0) + row } });
    }
    layout.margin.b += row;
    layout.height += row;
  }

  // Fits the figure to a width and a height in pixels; its own height may become another.
  function fit(figure, width, height) {
    const { layout } = figure;
    delete layout.width;
    layout.autosize = true;
    layout.height = height;
    layout.margin = { l: 64, r: 24, b: 58, t: layout.title.text ? 78 : 36, ...layout.margin };
    const found = cells(figure);
    const headings = (layout.annotations || []).some((note) => note.yref === "paper" && note.yanchor === "bottom" && note.y >= 1);
    if (width >= narrow) {
      if (layout.legend.orientation === "h" && layout.legend.yanchor === "bottom") raiseLegend(figure, width, headings || found.length > 1);
      return;
    }
    layout.margin.l = Math.min(layout.margin.l, 48);
    layout.margin.r = Math.min(layout.margin.r, 14);
    layout.font.size = Math.min(layout.font.size ?? 12, 12);
    if (layout.title.text) {
      const pad = { ...layout.title.pad, l: 10, t: 10 + 19 * (layout.title.text.split("<br>").length - 1) };
      Object.assign(layout.title, { font: { ...layout.title.font, size: 15 }, xref: "container", x: 0, pad });
    }
    if (layout.sliders?.length && layout.updatemenus?.length) lower(layout);
    raiseLegend(figure, width, headings || found.length > 1);
    wrapLabels(layout, width);
    if (new Set(found.map((cell) => Math.round(cell.left * 100))).size > 1) stack(layout, found, width);
  }

  // A drawn figure of one row gives up the height that it leaves empty, since its axes keep their aspect.
  async function trim(canvas, height) {
    const full = canvas._fullLayout;
    const found = Object.keys(full).filter((name) => /^yaxis\d*$/.test(name)).map((name) => full[name]);
    const anchored = found.some((axis) => axis.scaleanchor);
    const rows = new Set(found.map((axis) => Math.round(100 * (axis._inputDomain || axis.domain)[0])));
    if (!anchored || rows.size > 1 || found.some((axis) => axis._length > full._size.h + 1)) return;
    const slack = Math.floor(full._size.h - Math.max(...found.map((axis) => axis._length)));
    if (slack < 16) return;
    canvas.style.height = `${height - slack}px`;
    // The legend keeps its distance from the plots in pixels.
    const { legend } = full;
    const moved = legend?.y > 1 ? { "legend.y": 1 + ((legend.y - 1) * full._size.h) / (full._size.h - slack) } : {};
    await Plotly.relayout(canvas, { height: height - slack, ...moved });
  }

  // A picture for a card: no text, no controls.
  function bare(figure) {
    const { layout } = figure;
    Object.assign(layout, { margin: { l: 6, r: 6, t: 6, b: 6 }, showlegend: false, autosize: true, annotations: [] });
    layout.template.layout.xaxis.visible = layout.template.layout.yaxis.visible = false;
    for (const axis of parts(layout, /^[xy]axis\d*$/)) axis.visible = false;
    for (const axis of parts(layout, /^coloraxis\d*$/)) axis.showscale = false;
    for (const trace of figure.data)
      for (const holder of [trace, trace.marker, trace.line])
        if (holder && ("colorbar" in holder || "showscale" in holder || (holder === trace && "z" in trace))) holder.showscale = false;
  }

  // The image of the point under the pointer, from one sheet of all images.
  function showThumbnails(canvas, sheet) {
    if (canvas.querySelector(".thumbnail-card")) return;
    const card = document.createElement("div");
    const height = (sheet.size * sheet.height) / sheet.width;
    const [width, image] = [`${sheet.size}px`, `url(${sheet.source})`];
    card.className = "thumbnail-card";
    card.hidden = true;
    Object.assign(card.style, { position: "absolute", zIndex: 2, pointerEvents: "none", imageRendering: "pixelated", border: "2px solid #767676" });
    Object.assign(card.style, { width, height: `${height}px`, backgroundImage: image, backgroundSize: `${sheet.size * sheet.columns}px auto` });
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

  // What the template says of these parts, the figure may have to change.
  function open(written) {
    const figure = structuredClone(written);
    const layout = (figure.layout = figure.layout || {});
    layout.template = layout.template && typeof layout.template === "object" ? layout.template : {};
    const base = (layout.template.layout = layout.template.layout || {});
    if (typeof layout.title === "string") layout.title = { text: layout.title };
    for (const part of ["title", "font", "margin", "legend"]) layout[part] = { ...base[part], ...layout[part] };
    return figure;
  }

  async function render(place, written, { small = false, limit = 0 } = {}) {
    const canvas = place.querySelector(".canvas");
    const moved = place.dataset.width && Number(place.dataset.width) !== place.clientWidth;
    place.dataset.width = place.clientWidth;
    const figure = open(written);
    const { layout } = figure;
    paint(figure, inkOf(place, layout.template));
    if (small) bare(figure);
    else {
      // A picture that cannot be drawn as narrow as a phone says so; its place scrolls sideways.
      const width = Math.max(place.clientWidth, layout.meta?.minWidth || 0);
      canvas.style.width = width > place.clientWidth ? `${width}px` : "";
      place.classList.toggle("wide", width > place.clientWidth);
      if (width > place.clientWidth) place.tabIndex = 0;
      else place.removeAttribute("tabindex");
      fit(figure, width, limit || layout.height || 450);
      canvas.style.height = `${layout.height}px`;
    }
    const config = { displaylogo: false, ...figure.config, responsive: false, ...(small ? { staticPlot: true } : {}) };
    if (place.clientWidth < narrow) config.displayModeBar = false;
    // In another width the plots stand elsewhere: what plotly.js remembers of their places would be wrong.
    if (moved) canvas.querySelector(".thumbnail-card")?.remove();
    await (moved ? Plotly.newPlot : Plotly.react)(canvas, { data: figure.data, layout, frames: figure.frames || [], config });
    if (!small) await trim(canvas, layout.height);
    if (layout.meta?.thumbnails) showThumbnails(canvas, layout.meta.thumbnails);
    place.classList.add("drawn");
  }

  // One drawing of a place at a time: theme and width may change together.
  function draw(place, written, options) {
    const before = drawings.get(place) ?? Promise.resolve();
    const next = before.catch(() => {}).then(() => render(place, written, options));
    drawings.set(place, next);
    return next;
  }

  return {
    draw,

    /** Draws the figure as soon as its place has a width, and again when that changes. */
    show(place, written) {
      new ResizeObserver(() => {
        if (place.clientWidth > 0 && Number(place.dataset.width) !== place.clientWidth) draw(place, written);
      }).observe(place);
    },
  };
})();
