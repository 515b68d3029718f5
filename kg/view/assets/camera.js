// Where the reader looks: the whole drawing, until he or she moves it. vis-network keeps the place and the scale.

const READABLE = 220; // screen pixels of an opened line

function makeCamera(container, network, drawing, state) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const narrow = window.matchMedia("(max-width: 760px)");

  function view() {
    const [scale, center] = [network.getScale(), network.getViewPosition()];
    const [width, height] = [container.clientWidth, container.clientHeight];
    const at = ({ x, y }) => ({ x: (x - center.x) * scale + width / 2, y: (y - center.y) * scale + height / 2 });
    return { at, scale, center, width, height };
  }

  // The part of the canvas that no sheet covers, and how much of it names need at the edges.
  function room() {
    const [width, height] = [container.clientWidth, container.clientHeight];
    const sheet = narrow.matches && !byId("panel").hidden ? byId("panel").offsetHeight : 0;
    return { width, height, free: height - sheet, side: Math.min(96, width * 0.17), edge: sheet ? 34 : 58 };
  }

  function fit() {
    const { width, height, free, side, edge } = room();
    const places = drawing.places();
    if (!places.length || !width) return;
    const [left, right] = extremes(places.map(({ x }) => x));
    const [top, bottom] = extremes(places.map(({ y }) => y));
    const scale = Math.min((width - 2 * side) / Math.max(right - left, 1), (free - 2 * edge) / Math.max(bottom - top, 1), 1.25);
    const position = { x: (left + right) / 2, y: (top + bottom) / 2 };
    network.moveTo({ position, scale: Math.max(scale, 0.005), offset: { x: 0, y: (free - height) / 2 } });
  }

  function fitAll() {
    state.look(null);
    fit();
  }

  const isOutside = (places) => {
    const { width, free } = room();
    const { at } = view();
    return places.map(at).some(({ x, y }) => x < 40 || x > width - 40 || y < 30 || y > free - 40);
  };

  // Bring a place into view where it is outside, or under the sheet of a narrow screen.
  function lookAt(place) {
    const { width, height, free } = room();
    if (!width || !isOutside([place])) return;
    network.moveTo({ position: place, offset: { x: 0, y: (free - height) / 2 }, animation: moves(350) });
  }

  // An opened line needs room for its relations, and both of its ends in view.
  function lookAtLine(one, other) {
    const { width, height, free, side } = room();
    const length = Math.hypot(other.x - one.x, other.y - one.y);
    const scale = Math.min(Math.max(network.getScale(), READABLE / Math.max(length, 1)), Math.min(width - 2 * side, free - 120) / Math.max(length, 1), 2);
    if (!width || (scale === network.getScale() && !isOutside([one, other]))) return;
    const position = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
    network.moveTo({ position, scale: Math.max(scale, 0.005), offset: { x: 0, y: (free - height) / 2 }, animation: moves(350) });
  }

  function zoom(factor) {
    const scale = Math.min(Math.max(network.getScale() * factor, 0.01), 5);
    network.moveTo({ scale, animation: moves(150) });
    keep(scale);
  }

  function pan(right, down) {
    const { x, y } = network.getViewPosition();
    network.moveTo({ position: { x: x + (right * 90) / network.getScale(), y: y + (down * 90) / network.getScale() } });
    keep();
  }

  const keep = (scale = network.getScale()) => state.look({ ...network.getViewPosition(), scale });
  const restore = () => state.camera && network.moveTo({ position: { x: state.camera.x, y: state.camera.y }, scale: state.camera.scale });
  const moves = (duration) => (calm.matches ? false : { duration, easingFunction: "easeOutQuad" });
  const settled = later(() => keep(), 250);

  network.on("dragEnd", () => keep());
  network.on("zoom", settled);
  return {
    view,
    fit: fitAll,
    lookAt,
    lookAtLine,
    zoom,
    pan,
    restore: () => (state.camera ? restore() : fit()),
    resize: () => state.camera || fit(),
    gather: () => state.camera || (isOutside(drawing.places()) && fit()),
  };
}

const extremes = (values) => values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);

// Call a function once things have been quiet for a while.
function later(action, delay) {
  let waiting = 0;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(action, delay);
  };
}
