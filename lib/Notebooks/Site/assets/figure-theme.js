// A figure in the page's theme. Hues stay; ink, grid and paper follow the page.
(function () {
  "use strict";

  function palette() {
    const style = getComputedStyle(document.documentElement);
    const read = (name) => style.getPropertyValue(name).trim();
    return { text: read("--text"), grid: read("--grid"), axis: read("--axis"), surface: read("--surface"), font: read("--font") };
  }

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

  // Ink that is near black on a light page must be near white on a dark one.
  function onDark(colour, key, page) {
    const rgb = channels(colour);
    if (!rgb) return colour;
    const [low, high] = [Math.min(...rgb), Math.max(...rgb)];
    if (high - low > 40) return colour;
    if (high < 125) {
      const ink = channels(page.text) || [228, 232, 236];
      return `rgba(${ink.join(",")},${alpha(colour)})`;
    }
    return low > 225 && /^(paper_|plot_)?b(g|ackground)color$/.test(key) ? page.surface : colour;
  }

  function repaint(node, page) {
    for (const [key, value] of Object.entries(node)) {
      if (/colou?rscale|colorway|^meta$|^customdata$/.test(key)) continue;
      if (/color$/i.test(key) && typeof value === "string") node[key] = onDark(value, key, page);
      else if (/color$/i.test(key) && Array.isArray(value)) node[key] = value.map((c) => (typeof c === "string" ? onDark(c, key, page) : c));
      else if (value && typeof value === "object" && !(Array.isArray(value) && typeof value[0] !== "object")) repaint(value, page);
    }
  }

  function paintAxis(axis, page) {
    return Object.assign(axis, { gridcolor: page.grid, zerolinecolor: page.axis, linecolor: page.axis, tickcolor: page.axis });
  }

  function axes(layout, pattern) {
    return Object.entries(layout).filter(([name, axis]) => pattern.test(name) && axis).map(([, axis]) => axis);
  }

  window.figureTheme = {
    /** Changes the figure's colours in place. */
    apply(figure) {
      const page = palette();
      const layout = figure.layout;
      if (document.documentElement.dataset.theme === "dark") {
        repaint(figure.data, page);
        repaint(layout, page);
        for (const frame of figure.frames || []) repaint(frame, page);
      }
      layout.paper_bgcolor = layout.plot_bgcolor = "rgba(0,0,0,0)";
      layout.font = { ...layout.font, color: page.text, family: page.font };
      layout.legend = { ...layout.legend, bgcolor: "rgba(0,0,0,0)" };
      layout.hoverlabel = { ...layout.hoverlabel, bgcolor: page.surface, font: { color: page.text, family: page.font } };
      layout.template = layout.template && typeof layout.template === "object" ? layout.template : {};
      const base = (layout.template.layout = layout.template.layout || {});
      for (const name of ["xaxis", "yaxis"]) base[name] = paintAxis(base[name] || {}, page);
      for (const axis of axes(layout, /^[xy]axis\d*$/)) paintAxis(axis, page);
      for (const scene of axes(layout, /^scene\d*$/))
        for (const name of ["xaxis", "yaxis", "zaxis"]) scene[name] = { ...paintAxis(scene[name] || {}, page), backgroundcolor: "rgba(0,0,0,0)" };
      for (const menu of layout.updatemenus || []) Object.assign(menu, { bgcolor: page.surface, bordercolor: page.axis, font: { ...menu.font, color: page.text } });
      for (const slider of layout.sliders || []) Object.assign(slider, { bgcolor: page.grid, bordercolor: page.axis, font: { ...slider.font, color: page.text } });
    },
  };
})();
