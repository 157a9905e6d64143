// A figure in the room it has: on a phone, plots that stand side by side come one below the other.
(function () {
  "use strict";
  const narrow = 560;
  const gap = 78;

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

  const columns = (found) => new Set(found.map((cell) => Math.round(cell.left * 100))).size;

  function cellHeight(found, width) {
    const anchored = found.find((cell) => cell.y.scaleanchor);
    if (!anchored) return 240;
    const span = (range) => (range ? Math.abs(range[1] - range[0]) : 1);
    const known = anchored.x.range && anchored.y.range;
    return width * (known ? span(anchored.y.range) / span(anchored.x.range) : 1);
  }

  function stack(layout, found, width) {
    const margin = layout.margin;
    const height = cellHeight(found, width - margin.l - margin.r);
    const total = found.length * height + (found.length - 1) * gap;
    const before = layout.height - margin.t - margin.b;
    const scale = before / total;
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
    for (const part of [layout.legend, ...(layout.sliders || []), ...(layout.updatemenus || [])]) if (part?.y !== undefined) part.y = outside(part.y);
    layout.height = total + margin.t + margin.b;
  }

  // The legend stands above the plots, in as many rows as its names need; the figure grows by them.
  function raiseLegend(figure, width, headings) {
    const layout = figure.layout;
    const guides = (layout.shapes || []).filter((shape) => shape.showlegend);
    const traces = figure.data.filter((trace) => trace.showlegend !== false);
    const names = [...traces, ...guides].map((part) => part.name || "trace 0");
    if (layout.showlegend === false || (names.length < 2 && !layout.showlegend && figure.data.every((trace) => !trace.showlegend))) return;
    const longest = Math.max(...names.map((name) => name.length), 1);
    const scale = (layout.font.size ?? 12) / 12;
    const columns = Math.max(1, Math.floor((width - layout.margin.l - layout.margin.r) / (scale * (46 + 7 * longest))));
    const extra = Math.round((Math.ceil(names.length / columns) - 1) * 19 * scale) + (layout.legend?.orientation === "h" ? 0 : 20);
    layout.margin.t += extra;
    layout.height += extra;
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
    for (const slider of layout.sliders) Object.assign(slider, { x: 0, len: 1, pad: { ...slider.pad, t: (slider.pad?.t ?? 0) + row } });
    layout.margin.b += row;
    layout.height += row;
  }

  window.figureLayout = {
    /** Fits the figure to a width and a height in pixels; the layout's own height may become larger. */
    fit(figure, width, height) {
      const layout = figure.layout;
      delete layout.width;
      layout.autosize = true;
      layout.height = height;
      const title = layout.title?.text ?? layout.title;
      layout.margin = { l: 64, r: 24, b: 58, t: title ? 78 : 36, ...layout.margin };
      const found = cells(figure);
      if (width >= narrow) {
        if (layout.legend?.orientation === "h" && layout.legend.yanchor === "bottom") raiseLegend(figure, width, found.length > 1);
        return;
      }
      layout.margin.l = Math.min(layout.margin.l, 48);
      layout.margin.r = Math.min(layout.margin.r, 14);
      layout.font.size = Math.min(layout.font.size ?? 12, 12);
      if (layout.title?.text) Object.assign(layout.title, { font: { ...layout.title.font, size: 15 }, xref: "container", x: 0, pad: { ...layout.title.pad, l: 10 } });
      if (layout.sliders?.length && layout.updatemenus?.length) lower(layout);
      raiseLegend(figure, width, found.length > 1);
      wrapLabels(layout, width);
      if (columns(found) > 1) stack(layout, found, width);
    },

    /** The pixels of height that a drawn figure of one row leaves empty, since its axes keep their aspect. */
    slack(canvas) {
      const full = canvas._fullLayout;
      const found = Object.keys(full).filter((name) => /^yaxis\d*$/.test(name)).map((name) => full[name]);
      const anchored = found.filter((axis) => axis.scaleanchor);
      if (anchored.length === 0 || found.some((axis) => axis._length > full._size.h + 1)) return 0;
      const rows = new Set(found.map((axis) => Math.round(100 * (axis._inputDomain || axis.domain)[0])));
      return rows.size > 1 ? 0 : full._size.h - Math.max(...found.map((axis) => axis._length));
    },

    /** A picture for a card: no text, no controls. */
    thumbnail(figure) {
      const layout = figure.layout;
      Object.assign(layout, { margin: { l: 6, r: 6, t: 6, b: 6 }, showlegend: false, autosize: true, annotations: [] });
      layout.template.layout.xaxis.visible = layout.template.layout.yaxis.visible = false;
      for (const [name, axis] of Object.entries(layout)) {
        if (/^[xy]axis\d*$/.test(name) && axis) axis.visible = false;
        if (/^coloraxis\d*$/.test(name) && axis) axis.showscale = false;
      }
      for (const trace of figure.data)
        for (const holder of [trace, trace.marker, trace.line])
          if (holder && ("colorbar" in holder || "showscale" in holder || holder === trace && "z" in trace)) holder.showscale = false;
    },
  };
})();
