// Where the reader looks: the whole drawing, until he or she moves it. The lens keeps the place and the scale.

const READABLE = 260; // screen pixels of an opened line
const APART = 80; // screen pixels between neighbours that can be told apart
const EDGE = 14; // screen pixels around the drawing
const FOOT = 60; // screen pixels at the bottom, where the buttons are
const FURTHEST = 0.012; // share of the names that don't count on each side
const LARGEST = 1.25; // scale that a small drawing is enlarged to

function makeCamera(container, lens, drawing, state) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const narrow = window.matchMedia("(max-width: 760px)");

  function view() {
    const [scale, center] = [lens.scale(), lens.center()];
    const [width, height] = [container.clientWidth, container.clientHeight];
    const at = ({ x, y }) => ({ x: (x - center.x) * scale + width / 2, y: (y - center.y) * scale + height / 2 });
    return { at, scale, center, width, height };
  }

  // What is drawn at a spot of the window.
  function placeOf({ x, y }) {
    const { scale, center, width, height } = view();
    return { x: (x - width / 2) / scale + center.x, y: (y - height / 2) / scale + center.y };
  }

  // The part of the canvas that nothing covers.
  function room() {
    const [width, height, panel] = [container.clientWidth, container.clientHeight, byId("panel")];
    const sheet = narrow.matches && !panel.hidden ? container.getBoundingClientRect().bottom - panel.getBoundingClientRect().top : 0;
    return { width, height, free: height - (sheet || FOOT), side: Math.min(96, width * 0.17) };
  }

  // Names don't shrink with the drawing: the scale at which these entities fit is found step by step.
  function framed(entities, largest) {
    const { width, height, free, side } = room();
    let [scale, box] = [1, null];
    const steps = entities.length > CROWD ? 3 : 6;
    for (let step = 0; step < steps; step += 1) {
      box = frame(drawing.spans(entities, scale, side));
      scale = Math.min(Math.max(scale * Math.min((width - 2 * EDGE) / box.width, (free - 2 * EDGE) / box.height), 0.005), largest);
    }
    box = frame(drawing.spans(entities, scale, side));
    return { position: { x: box.x / scale, y: box.y / scale }, scale, offset: { x: 0, y: (free - height) / 2 } };
  }

  function fit() {
    if (drawing.entities().length && container.clientWidth) lens.moveTo(framed(drawing.entities(), LARGEST));
  }

  // Come near enough to tell these entities apart, if the drawing is too far away for that.
  function lookAround(entities) {
    const [place, ...others] = entities.map(drawing.place);
    const steps = others.map(({ x, y }) => Math.hypot(x - place.x, y - place.y)).sort((one, other) => one - other);
    const nearer = others.length && container.clientWidth ? framed(entities, 1) : null;
    if (nearer && steps[steps.length >> 1] * lens.scale() < APART && nearer.scale > lens.scale()) lens.moveTo({ ...nearer, animation: moves(350) });
    else lookAt(place);
  }

  function fitAll() {
    state.look(null);
    begin();
  }

  // As the reader left it, else everything, in the form of the window.
  function begin() {
    drawing.form(room());
    if (state.camera) lens.moveTo({ position: formed(state.camera, state), scale: state.camera.scale });
    else fit();
  }

  const isOutside = (places, margin = 40) => {
    const { width, free } = room();
    const { at } = view();
    return places.map(at).some(({ x, y }) => x < margin || x > width - margin || y < margin || y > free - margin);
  };

  // Bring a place into view where it is outside, or under the sheet of a narrow screen.
  function lookAt(place) {
    const { width, height, free } = room();
    if (!width || !isOutside([place])) return;
    lens.moveTo({ position: place, offset: { x: 0, y: (free - height) / 2 }, animation: moves(350) });
  }

  // An opened line needs room for its relations, and both of its ends in view.
  function lookAtLine(one, other) {
    const { width, height, free, side } = room();
    const length = Math.hypot(other.x - one.x, other.y - one.y);
    const scale = Math.min(Math.max(lens.scale(), READABLE / Math.max(length, 1)), Math.min(width - 2 * side, free - 120) / Math.max(length, 1), 2);
    if (!width || (scale === lens.scale() && !isOutside([one, other]))) return;
    const position = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
    lens.moveTo({ position, scale: Math.max(scale, 0.005), offset: { x: 0, y: (free - height) / 2 }, animation: moves(350) });
  }

  function zoom(factor) {
    const scale = Math.min(Math.max(lens.scale() * factor, 0.01), 5);
    lens.moveTo({ scale, animation: moves(150) });
    keep(scale);
  }

  function pan(right, down) {
    const { x, y } = lens.center();
    lens.moveTo({ position: { x: x + (right * 90) / lens.scale(), y: y + (down * 90) / lens.scale() } });
    keep();
  }

  const keep = (scale = lens.scale()) => state.look({ ...unformed(lens.center(), state), scale });
  const moves = (duration) => (calm.matches ? false : { duration, easingFunction: "easeOutQuad" });
  const settled = later(() => keep(), 250);

  lens.on("dragEnd", () => keep());
  lens.on("zoom", settled);
  return {
    view,
    placeOf,
    fit: fitAll,
    lookAt,
    lookAround,
    lookAtLine,
    zoom,
    pan,
    begin,
    resize: () => state.camera || begin(),
    gather: () => state.camera || (isOutside(drawing.entities().map(drawing.place), 0) && fit()),
  };
}

// The frame of all but the few that reach furthest to a side: a name at the edge can stand on its other side.
function frame(spans) {
  const few = spans.length > CROWD ? 0 : Math.floor(spans.length * FURTHEST);
  const sorted = (side) => Float64Array.from(spans, (span) => span[side]).sort();
  const least = (side) => (few ? sorted(side)[few] : spans.reduce((best, span) => Math.min(best, span[side]), Infinity));
  const most = (side) => (few ? sorted(side).at(-1 - few) : spans.reduce((best, span) => Math.max(best, span[side]), -Infinity));
  const [left, right, top, bottom] = [least("left"), most("right"), least("top"), most("bottom")];
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: Math.max(right - left, 1), height: Math.max(bottom - top, 1) };
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
