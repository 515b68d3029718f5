// The drawing: what is on it, and what a pointer or a key does to it.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function makeCanvas(graph, state) {
  const container = byId("canvas");
  const lens = makeLens(container, graph.options, draw);
  const spans = (entities, scale, most) => entities.map((entity) => spanOf(entity, drawn, scale, most));
  const camera = makeCamera(container, lens, { entities: () => drawn.entities, place: (entity) => drawn.place(entity), spans, form }, state);
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  let colors = readColors();
  let hover = null; // what the pointer or the arrow keys are on: { entity } or { pair }
  let drawn = null;
  let dragging = null; // { entity, x, y, moved }
  let moving = 0; // a crowd leaves out its lines while it moves

  function sync() {
    const { shown, selected } = state;
    const places = []; // by the index of the entity
    shown.entities.forEach((entity) => (places[entity.index] = placeOf(entity, state)));
    const lines = linesOf(shown.pairs, state);
    drawn = { ...shown, all: state.all, lines, lit: surroundings(state), pins: state.pins, places, place: (entity) => places[entity.index] };
    drawn.outward = outwards(shown, drawn.place);
    drawn.chosen = selected ? namesOf(selected) : [];
    drawn.pathPairs = (state.path ?? []).filter((pair) => shown.pairs.includes(pair));
    mark();
  }

  function form(room) {
    state.form = formOf(graph, state, room);
    sync();
  }

  // What glows: the choice, and what the pointer is on.
  function mark() {
    const seen = ({ entity, pair }) => (entity ? drawn.present.has(entity) : pair && drawn.present.has(pair.a) && drawn.present.has(pair.b));
    const chosen = (state.selected?.path ?? state.selected?.compare ?? []).map((entity) => ({ entity, quiet: true }));
    drawn.marked = [state.selected, hover, ...chosen].filter((one) => one && seen(one));
  }

  function draw(context) {
    const view = camera.view();
    const ratio = context.canvas.width / view.width;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint(context, drawn, view, colors, { resting: !moving, covered: buttons() });
    context.restore();
  }

  // The boxes of what stands over the drawing.
  function buttons() {
    const { left, top } = container.getBoundingClientRect();
    return [...container.parentElement.querySelectorAll(".shown, .zoom")].map((one) => one.getBoundingClientRect())
      .map((box) => ({ left: box.left - left, right: box.right - left, top: box.top - top, bottom: box.bottom - top }));
  }

  function point(target) {
    hover = target;
    container.classList.toggle("pointing", Boolean(target));
    mark();
    lens.redraw();
  }

  const spotOf = (event) => {
    const { left, top } = container.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };

  function onMove(event) {
    if (dragging) return drag(event);
    if (event.buttons || event.pointerType === "touch") return undefined;
    const found = hit(drawn, camera.view(), spotOf(event));
    return found?.entity !== hover?.entity || found?.pair !== hover?.pair ? point(found) : undefined;
  }

  // A press on a node moves the node; elsewhere it is vis-network's, which moves the drawing.
  function onPress(event) {
    const found = event.button === 0 && event.target.tagName === "CANVAS" ? hit(drawn, camera.view(), spotOf(event)) : null;
    if (!found?.entity) return;
    event.stopPropagation();
    container.focus({ preventScroll: true });
    dragging = { entity: found.entity, x: event.clientX, y: event.clientY, moved: false };
    container.setPointerCapture(event.pointerId);
  }

  function drag(event) {
    dragging.moved ||= Math.hypot(event.clientX - dragging.x, event.clientY - dragging.y) > 4;
    if (!dragging.moved) return;
    drawn.places[dragging.entity.index] = camera.placeOf(spotOf(event));
    lens.redraw();
  }

  function onRelease(event) {
    if (!dragging) return;
    const { entity, moved } = dragging;
    dragging = null;
    if (event.type === "pointercancel") sync();
    else if (moved) pin(entity, drawn.place(entity), state);
    else state.change({ selected: { entity } });
  }

  function choose({ pointer }) {
    const found = hit(drawn, camera.view(), pointer.DOM);
    state.change({ selected: found });
  }

  function rest(delay) {
    clearTimeout(moving);
    moving = setTimeout(() => {
      moving = 0;
      lens.redraw();
    }, delay);
  }

  function go(direction) {
    const entity = next(drawn, hover?.entity ?? state.selected?.entity, direction);
    point({ entity });
    camera.lookAt(drawn.place(entity));
    const links = drawn.lines.filter(({ pair }) => pair.a === entity || pair.b === entity).length;
    announce(`${entity.label}, ${KIND_NAMES[entity.kind][0]}, ${count(entity.count, "claim")}, ${count(links, "line")}`);
  }

  // On a node: E shows its neighbours, C folds them away, H hides it, P pins it.
  function actOn(entity) {
    const place = state.pins.has(entity) ? null : drawn.place(entity);
    return { e: () => expand(entity, state), c: () => collapse(entity, state), h: () => hide(entity, state), p: () => pin(entity, place, state) };
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.length === 1 && event.key !== " " && document.body.dataset.keys === "off") return;
    const target = hover?.entity ?? state.selected?.entity;
    const actions = { "+": () => camera.zoom(1.3), "=": () => camera.zoom(1.3), "-": () => camera.zoom(1 / 1.3), 0: camera.fit, ...(target ? actOn(target) : {}) };
    if (ARROWS[event.key] && event.shiftKey) camera.pan(...ARROWS[event.key]);
    else if (ARROWS[event.key] && drawn.entities.length) go(ARROWS[event.key]);
    else if ((event.key === "Enter" || event.key === " ") && hover) state.change({ selected: hover });
    else if (actions[event.key.toLowerCase()]) actions[event.key.toLowerCase()]();
    else return;
    event.preventDefault();
  }

  function showSelected() {
    const names = state.selected ? namesOf(state.selected) : [];
    if (!names.length || !names.every((one) => drawn.present.has(one))) return;
    if (state.selected.pair) camera.lookAtLine(...names.map(drawn.place));
    else camera.lookAround([...new Set([...names, ...drawn.entities.filter((one) => drawn.lit.entities.has(one))])]);
  }

  function follow(changes) {
    const before = drawn.all;
    if (hover && !state.shown.present.has(hover.entity ?? hover.pair.a)) hover = null;
    sync();
    lens.redraw();
    if ("camera" in changes) camera.begin();
    else if (state.all !== before) camera.fit();
    else if (!("sort" in changes)) camera.gather();
    if ("selected" in changes) showSelected();
  }

  lens.on("click", choose);
  lens.on("dragStart", () => (moving = 1));
  lens.on("dragEnd", () => rest(0));
  lens.on("zoom", () => rest(180));
  lens.on("resize", () => requestAnimationFrame(() => (camera.resize(), showSelected())));
  container.addEventListener("pointerdown", onPress, { capture: true });
  container.addEventListener("pointermove", onMove);
  ["pointerup", "pointercancel"].forEach((name) => container.addEventListener(name, onRelease));
  container.addEventListener("dblclick", () => hover?.entity && expand(hover.entity, state));
  container.addEventListener("pointerleave", () => dragging || point(null));
  container.addEventListener("keydown", onKey);
  container.addEventListener("blur", () => point(null));
  byId("zoom-in").addEventListener("click", () => camera.zoom(1.4));
  byId("zoom-out").addEventListener("click", () => camera.zoom(1 / 1.4));
  byId("zoom-fit").addEventListener("click", camera.fit);
  dark.addEventListener("change", () => {
    colors = readColors();
    lens.redraw();
  });
  state.listen(follow);
  sync();
  camera.begin();
  // The same picture for an export: as it is on the screen, in these colours.
  return { wake: lens.wake, picture: () => ({ view: camera.view(), paint: (context, view) => paint(context, { ...drawn, marked: drawn.marked.filter((one) => one !== hover) }, view, colors), colors }) };
}
