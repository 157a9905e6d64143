// Draws one figure: as wide as its page, in the page's text colour, compact on a phone, with thumbnails beside hovered points.
function drawFigure(place, figure) {
  const layout = figure.layout;
  const canvas = place.firstElementChild;
  layout.font = { ...layout.font, color: getComputedStyle(place).color };
  const narrow = place.clientWidth < 560;
  if (narrow) {
    const starts = Object.keys(layout).filter((name) => /^xaxis/.test(name)).map((name) => (layout[name].domain || [0])[0]);
    const columns = new Set(starts).size;
    const least = Math.max(columns > 1 ? columns * 230 : 0, (layout.meta && layout.meta.minWidth) || 0);
    if (least) canvas.style.minWidth = least + "px";
    layout.font.size = 12;
    layout.title = { ...layout.title, font: { size: 15 } };
    layout.margin = { ...layout.margin, l: Math.min(layout.margin.l, 48), r: Math.min(layout.margin.r, 14) };
    if (layout.showlegend !== false && !layout.sliders && columns < 2) Object.assign(layout.legend, { y: -0.22, yanchor: "top" });
  }
  const config = { ...figure.config, ...(narrow ? { displayModeBar: false } : {}) };
  return Plotly.newPlot(canvas, { data: figure.data, layout, frames: figure.frames, config }).then(() => {
    if (layout.meta && layout.meta.thumbnails) showThumbnails(canvas, layout.meta.thumbnails);
  });
}

function showThumbnails(canvas, sheet) {
  const card = canvas.appendChild(document.createElement("div"));
  const height = (sheet.size * sheet.height) / sheet.width;
  Object.assign(card.style, {
    position: "absolute",
    display: "none",
    pointerEvents: "none",
    imageRendering: "pixelated",
    border: "2px solid #767676",
    width: sheet.size + "px",
    height: height + "px",
    backgroundImage: "url(" + sheet.source + ")",
    backgroundSize: sheet.size * sheet.columns + "px auto",
  });
  canvas.on("plotly_hover", (event) => {
    const index = event.points[0].customdata;
    if (index === undefined) return;
    const box = canvas.getBoundingClientRect();
    card.style.backgroundPosition = -(index % sheet.columns) * sheet.size + "px " + -Math.floor(index / sheet.columns) * height + "px";
    card.style.left = Math.min(event.event.clientX - box.left + 14, box.width - sheet.size - 4) + "px";
    card.style.top = Math.max(event.event.clientY - box.top - height - 14, 0) + "px";
    card.style.display = "block";
  });
  canvas.on("plotly_unhover", () => (card.style.display = "none"));
}
