// What the drawing is looked at through. The first picture stands on a canvas of our own; then vis-network, whose
// script takes a while to run, takes its place and brings the gestures.

function makeLens(container, options, draw) {
  const first = el("canvas", { class: "first" });
  const listeners = [];
  let [x, y, scale] = [0, 0, 1];
  let network = null;
  let frame = 0;

  function paintFirst() {
    const ratio = window.devicePixelRatio || 1;
    [first.width, first.height] = [container.clientWidth, container.clientHeight].map((side) => Math.round(side * ratio));
    if (first.width && !network) draw(first.getContext("2d"));
  }

  function redraw() {
    if (network) return network.redraw();
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(paintFirst);
    return undefined;
  }

  // As vis-network has it: the position comes to the middle of the window, and as far beside it as the offset says.
  function moveTo(move) {
    if (network) return network.moveTo(move);
    const { position = { x, y }, offset = { x: 0, y: 0 } } = move;
    scale = move.scale ?? scale;
    [x, y] = [position.x - offset.x / scale, position.y - offset.y / scale];
    return redraw();
  }

  function wake() {
    document.head.append(el("script", {}, byId("vis").textContent));
    network = new vis.Network(container, { nodes: [], edges: [] }, options);
    network.moveTo({ position: { x, y }, scale });
    network.once("afterDrawing", () => first.remove());
    listeners.forEach(([name, listener]) => network.on(name, listener));
    network.on("afterDrawing", draw);
    container.querySelectorAll("[tabindex]").forEach((inner) => inner.removeAttribute("tabindex")); // one stop, not two
  }

  container.before(first);
  return {
    scale: () => (network ? network.getScale() : scale),
    center: () => (network ? network.getViewPosition() : { x, y }),
    on: (name, listener) => listeners.push([name, listener]),
    moveTo,
    redraw,
    wake,
  };
}

// Once what has been drawn is on the screen, and the whole file is read. Where nobody looks there are no frames to wait for.
function afterDrawing(action) {
  const go = () => (document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", action) : action());
  if (document.hidden) setTimeout(go);
  else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(go)));
}
