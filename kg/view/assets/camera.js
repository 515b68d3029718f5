// Where the reader looks: the whole drawing, until he or she moves it.

function makeCamera(container, network, drawing) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const narrow = window.matchMedia("(max-width: 760px)");
  let moved = false; // the reader has moved the drawing: leave it where it is

  function view() {
    const scale = network.getScale();
    const center = network.getViewPosition();
    const [width, height] = [container.clientWidth, container.clientHeight];
    const at = ({ x, y }) => ({ x: (x - center.x) * scale + width / 2, y: (y - center.y) * scale + height / 2 });
    const inside = ({ x, y }) => x > -80 && y > -60 && x < width + 80 && y < height + 60;
    const [across, down] = [width / 2 / scale + 40, height / 2 / scale + 40];
    const bounds = { left: center.x - across, right: center.x + across, top: center.y - down, bottom: center.y + down };
    return { at, inside, scale, width, height, bounds };
  }

  // The part of the canvas that no sheet covers, and how much of it names need at the edges.
  function room() {
    const [width, height] = [container.clientWidth, container.clientHeight];
    const sheet = narrow.matches && !byId("panel").hidden ? byId("panel").offsetHeight : 0;
    return { width, height, free: height - sheet, side: Math.min(96, width * 0.17), edge: sheet ? 34 : 58 };
  }

  function fit() {
    moved = false;
    const { width, height, free, side, edge } = room();
    const places = drawing.places();
    if (!places.length || !width) return;
    const [left, right] = extremes(places.map(({ x }) => x));
    const [top, bottom] = extremes(places.map(({ y }) => y));
    const scale = Math.min((width - 2 * side) / Math.max(right - left, 1), (free - 2 * edge) / Math.max(bottom - top, 1), 1.25);
    const position = { x: (left + right) / 2, y: (top + bottom) / 2 };
    network.moveTo({ position, scale: Math.max(scale, 0.005), offset: { x: 0, y: (free - height) / 2 } });
  }

  function isOutside(place) {
    const { width, free } = room();
    const { x, y } = view().at(place);
    return x < 40 || x > width - 40 || y < 30 || y > free - 40;
  }

  // Bring a place into view where it is outside, or under the sheet of a narrow screen.
  function lookAt(place) {
    const { width, height, free } = room();
    if (!width || !isOutside(place)) return;
    network.moveTo({ position: place, offset: { x: 0, y: (free - height) / 2 }, animation: moves(350) });
  }

  function zoom(factor) {
    moved = true;
    network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.01), 5), animation: moves(150) });
  }

  const moves = (duration) => (calm.matches ? false : { duration, easingFunction: "easeOutQuad" });

  ["dragEnd", "zoom"].forEach((event) => network.on(event, () => (moved = true)));
  return {
    view,
    fit,
    lookAt,
    zoom,
    resize: () => moved || fit(),
    gather: () => moved || (drawing.places().some(isOutside) && fit()),
  };
}

const extremes = (values) => values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
