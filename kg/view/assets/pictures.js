// The drawing as a picture: PNG at one to four times its size on the screen, and SVG.

function pngOf({ view, paint: draw, colors }, times) {
  const canvas = el("canvas", { width: Math.round(view.width * times), height: Math.round(view.height * times) });
  const context = canvas.getContext("2d");
  context.scale(times, times);
  context.fillStyle = colors.paper;
  context.fillRect(0, 0, view.width, view.height);
  draw(context, view);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

// Everything that is drawn, at the scale of the screen: not only what the window shows.
function svgOf({ view, paint: draw, colors }, graph, state) {
  const places = state.shown.entities.map((entity) => placeOf(entity, state));
  const [left, right] = extremes(places.map(({ x }) => x));
  const [top, bottom] = extremes(places.map(({ y }) => y));
  const [scale, margin] = [view.scale, 90];
  const width = places.length ? Math.ceil((right - left) * scale + 2 * margin) : 300;
  const height = places.length ? Math.ceil((bottom - top) * scale + 2 * margin) : 150;
  const at = ({ x, y }) => ({ x: (x - left) * scale + margin, y: (y - top) * scale + margin });
  const { context, root } = makeVector(width, height, document.createElement("canvas").getContext("2d"));
  const note = (name, text) => {
    const element = document.createElementNS(SVG, name);
    element.textContent = writable(text);
    root.append(element);
  };
  root.setAttribute("role", "img");
  note("title", graph.title);
  note("desc", `${count(state.shown.entities.length, "entity", "entities")}, ${count(state.shown.claims.length, "claim")}. Sources: ${citations(state.shown.claims).join("; ")}`);
  context.fillStyle = colors.paper;
  context.fillRect(0, 0, width, height);
  draw(context, { at, scale, width, height });
  return new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', new XMLSerializer().serializeToString(root)], { type: "image/svg+xml" });
}
