// The drawing: vis-network keeps the camera, draws shapes and lines and answers the pointer; names are painted on top.

const MANY = 1200; // more nodes than this are drawn as a crowd
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function makeCanvas(graph, state) {
  const container = byId("canvas");
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(container, { nodes, edges }, graph.options);
  const camera = makeCamera(container, network, { places: () => drawn.entities.map(drawn.position) });
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const dragged = new Map();
  let colors = readColors();
  let hover = null; // what the pointer or the arrow keys are on: { entity } or { pair }
  let drawn = null; // what is on the canvas, once all of it is in place
  let moving = 0; // a crowd leaves out its lines while it moves

  const marked = () => [state.selected, hover].filter((one) => one && (one.pair ? drawn.lines.has(one.pair) : drawn.present.has(one.entity)));

  function sync() {
    drawn = null; // vis-network may draw in between
    const shown = visible(graph, state);
    const crowd = shown.entities.length > MANY;
    const lit = surroundings(state.selected);
    const lines = new Map(shown.pairs.map((pair) => [pair, lineOf(pair, state)]));
    const places = new Map(shown.entities.map((entity) => [entity, spot(entity, state, dragged)]));
    const bright = (set, item) => !lit || lit[set].has(item);
    replace(nodes, crowd ? [] : shown.entities.map((entity) => nodeItem(entity, places.get(entity), colors, bright("entities", entity))));
    replace(edges, crowd ? [] : shown.pairs.map((pair) => edgeItem(pair, lines.get(pair), colors, bright("pairs", pair))));
    const position = crowd ? (entity) => places.get(entity) : (entity) => network.getPosition(entity.index);
    drawn = { ...shown, all: state.all, crowd, lit, lines, position };
  }

  // All that the painter of a crowd needs, in the drawing's own measure.
  function scene() {
    const { scale, bounds } = camera.view();
    const style = (pair) => (drawn.lines.get(pair).allDenied ? "denied" : drawn.lines.get(pair).open ? "open" : "line");
    const radius = (entity) => Math.max(entity.size, SMALLEST / scale);
    return { ...drawn, at: drawn.position, radius, style, scale, bounds, resting: !moving };
  }

  function underlay(context) {
    if (!drawn) return;
    if (drawn.crowd) paintCrowd(context, scene(), colors);
    const scale = network.getScale();
    context.globalAlpha = 0.55;
    marked().forEach(({ entity, pair }) => {
      context.strokeStyle = colors.accent;
      context.lineWidth = 4 / scale;
      const lines = (entity ? entity.pairs : [pair]).filter((one) => drawn.lines.has(one));
      lines.forEach((line) => stroke(context, drawn.position(line.a), drawn.position(line.b)));
      if (entity) disc(context, drawn.position(entity), entity.size + 7 / scale, colors.accent);
    });
    context.globalAlpha = 1;
  }

  function overlay(context) {
    if (!drawn) return;
    const view = camera.view();
    const ratio = context.canvas.width / view.width;
    const space = makeSpace();
    const spots = nodeSpots(drawn, view, marked());
    const lines = lineSpots(drawn, view, marked());
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    spots.filter(({ radius }) => radius > 2.5).forEach((one) => space.take(around(one)));
    lines.filter(({ line }) => line.denied).forEach((line) => cross(context, line, colors));
    paintNames(context, space, spots, { ...colors, width: view.width });
    paintRelations(context, space, lines.filter(({ named }) => named), colors);
    context.restore();
  }

  function point(target) {
    hover = target;
    container.classList.toggle("pointing", Boolean(target));
    network.redraw();
  }

  function choose({ nodes: hits, edges: lines, pointer }) {
    if (drawn.crowd) return state.change({ selected: hitCrowd(scene(), pointer.canvas) });
    if (hits.length) return state.change({ selected: { entity: graph.entities[hits[0]] } });
    return state.change({ selected: lines.length ? { pair: graph.pairs.get(lines[0]) } : null });
  }

  function onMove(event) {
    if (!drawn.crowd || event.buttons || event.pointerType === "touch") return;
    const { left, top } = container.getBoundingClientRect();
    const hit = hitCrowd(scene(), network.DOMtoCanvas({ x: event.clientX - left, y: event.clientY - top }));
    if (hit?.entity !== hover?.entity || hit?.pair !== hover?.pair) point(hit);
  }

  function rest(delay) {
    clearTimeout(moving);
    moving = setTimeout(() => {
      moving = 0;
      network.redraw();
    }, delay);
  }

  function go(direction) {
    const entity = next(drawn, hover?.entity ?? state.selected?.entity, direction);
    point({ entity });
    camera.lookAt(drawn.position(entity));
    announce(`${entity.label}, ${KIND_NAMES[entity.kind][0]}, ${count(entity.count, "claim")}`);
  }

  function onKey(event) {
    const actions = { "+": () => camera.zoom(1.3), "=": () => camera.zoom(1.3), "-": () => camera.zoom(1 / 1.3), 0: camera.fit };
    if (ARROWS[event.key] && drawn.entities.length) go(ARROWS[event.key]);
    else if ((event.key === "Enter" || event.key === " ") && hover?.entity) state.change({ selected: { entity: hover.entity } });
    else if (actions[event.key]) actions[event.key]();
    else return;
    event.preventDefault();
  }

  function showSelected() {
    const entity = state.selected?.entity ?? state.selected?.pair.a;
    if (drawn.present.has(entity)) camera.lookAt(drawn.position(entity));
  }

  function follow() {
    const before = drawn.all;
    if (state.all !== before) dragged.clear();
    sync();
    network.redraw();
    if (state.all !== before) camera.fit();
    else camera.gather();
    showSelected();
  }

  network.on("beforeDrawing", underlay);
  network.on("afterDrawing", overlay);
  network.on("click", choose);
  network.on("hoverNode", ({ node }) => point({ entity: graph.entities[node] }));
  network.on("hoverEdge", ({ edge }) => hover?.entity ?? point({ pair: graph.pairs.get(edge) }));
  network.on("blurNode", () => point(null));
  network.on("blurEdge", () => hover?.pair && point(null));
  network.on("dragStart", () => (moving = 1));
  network.on("dragEnd", ({ nodes: hits }) => {
    hits.forEach((index) => dragged.set(graph.entities[index], network.getPosition(index)));
    rest(0);
  });
  network.on("zoom", () => rest(180));
  network.on("resize", () => requestAnimationFrame(() => (camera.resize(), showSelected())));
  container.addEventListener("pointermove", onMove);
  container.addEventListener("keydown", onKey);
  container.addEventListener("blur", () => point(null));
  byId("zoom-in").addEventListener("click", () => camera.zoom(1.4));
  byId("zoom-out").addEventListener("click", () => camera.zoom(1 / 1.4));
  byId("zoom-fit").addEventListener("click", camera.fit);
  dark.addEventListener("change", () => {
    colors = readColors();
    sync();
  });
  state.listen(follow);
  sync();
  camera.fit();
}

const around = ({ x, y, radius, entity }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius, owner: entity });

// The next node in the direction of an arrow key: near, and not far off that direction.
function next({ entities, position }, from, [right, down]) {
  if (!from) return entities[0];
  const start = position(from);
  const cost = (entity) => {
    const [x, y] = [position(entity).x - start.x, position(entity).y - start.y];
    const along = x * right + y * down;
    return along > 1 ? along + 2.5 * Math.abs(x * down + y * right) : Infinity;
  };
  const costs = entities.filter((entity) => entity !== from).map((entity) => [cost(entity), entity]);
  const [least, best] = costs.reduce((one, other) => (other[0] < one[0] ? other : one), [Infinity, from]);
  return least === Infinity ? from : best;
}
