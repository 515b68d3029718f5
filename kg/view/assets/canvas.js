// The drawing: vis-network keeps the camera, draws shapes and lines and answers the pointer; names are painted on top.

const MANY = 1200; // more nodes than this are drawn as a crowd
const NAMES = 500; // so many names are tried in one drawing
const RELATIONS = 160; // up to so many lines, all may carry their relation
const HEADS = 20; // so many of the best connected names are always written, and larger

function makeCanvas(graph, state) {
  const container = byId("canvas");
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(container, { nodes, edges }, graph.options);
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const narrow = window.matchMedia("(max-width: 760px)");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  let colors = readColors();
  let shown = visible(graph, state);
  let hover = null; // what the pointer or the arrow keys are on: { entity } or { pair }
  let drawn = null; // what the lines stand for, once nodes and lines are in place
  let moving = 0; // a crowd leaves out its lines while it moves
  let moved = false; // the reader has moved the drawing: leave it where it is

  const marked = () => [state.selected, hover].filter(Boolean);
  const position = (entity) => (drawn.crowd ? drawn.places.get(entity) : network.getPosition(entity.index));

  function sync() {
    drawn = null; // vis-network may draw in between
    shown = visible(graph, state);
    const crowd = shown.entities.length > MANY;
    const lit = surroundings(state.selected);
    const summaries = new Map(shown.pairs.map((pair) => [pair, summary(related(pair.claims, state), pair)]));
    const bright = (set, item) => !lit || lit[set].has(item);
    replace(nodes, crowd ? [] : shown.entities.map((entity) => nodeItem(entity, state, colors, bright("entities", entity))));
    replace(edges, crowd ? [] : shown.pairs.map((pair) => edgeItem(pair, summaries.get(pair), colors, bright("pairs", pair))));
    const places = new Map(crowd ? shown.entities.map((entity) => [entity, spot(entity, state)]) : []);
    drawn = { all: state.all, crowd, lit, places, summaries };
  }

  // All that the painter of a crowd needs to know, in the drawing's own measure.
  function scene() {
    const { scale, width, height } = screen();
    const center = network.getViewPosition();
    const [across, down] = [width / 2 / scale + 40, height / 2 / scale + 40];
    const bounds = { left: center.x - across, right: center.x + across, top: center.y - down, bottom: center.y + down };
    const style = (pair) => (drawn.summaries.get(pair).allDenied ? "denied" : drawn.summaries.get(pair).open ? "open" : "line");
    const radius = (entity) => Math.max(entity.size, SMALLEST / scale);
    return { ...shown, at: position, radius, style, lit: drawn.lit, scale, bounds, resting: !moving };
  }

  function screen() {
    const scale = network.getScale();
    const center = network.getViewPosition();
    const [width, height] = [container.clientWidth, container.clientHeight];
    const at = ({ x, y }) => ({ x: (x - center.x) * scale + width / 2, y: (y - center.y) * scale + height / 2 });
    const inside = ({ x, y }) => x > -80 && y > -60 && x < width + 80 && y < height + 60;
    return { at, inside, scale, width, height };
  }

  function underlay(context) {
    if (!drawn) return;
    if (drawn.crowd) paintCrowd(context, scene(), colors);
    marked().forEach(({ entity, pair }) => {
      const lines = (entity ? entity.pairs : [pair]).filter((one) => drawn.summaries.has(one));
      context.strokeStyle = colors.accent;
      context.lineWidth = 4 / network.getScale();
      context.globalAlpha = 0.55;
      lines.forEach((line) => stroke(context, position(line.a), position(line.b)));
      if (entity && shown.present.has(entity)) ring(context, position(entity), entity.size + 7 / network.getScale(), colors.accent);
      context.globalAlpha = 1;
    });
  }

  function overlay(context) {
    if (!drawn) return;
    const view = screen();
    context.save();
    const ratio = context.canvas.width / view.width;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const space = makeSpace();
    const spots = nodeSpots(view).filter((spot) => !spot.faint);
    spots.filter(({ radius }) => radius > 2.5).forEach(({ x, y, radius, entity }) => space.take({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius, owner: entity }));
    const lines = lineSpots(view);
    const few = shown.pairs.length <= RELATIONS;
    lines.filter((line) => line.summary.denied && (few || line.strong || view.scale > 0.7)).forEach((line) => cross(context, line, colors));
    paintNames(context, space, spots.slice(0, NAMES), { ...colors, width: view.width });
    paintRelations(context, space, lines.filter((line) => line.strong || few), colors);
    context.restore();
  }

  function nodeSpots(view) {
    const strong = new Set(marked().flatMap(({ entity, pair }) => (pair ? [pair.a, pair.b] : [entity])));
    const { lit } = drawn;
    const near = new Set([...(surroundings(hover)?.entities ?? []), ...(lit?.entities ?? [])]);
    const rank = (spot) => (spot.strong ? 0 : near.has(spot.entity) ? 1 : 2);
    return shown.entities
      .map((entity, order) => ({
        entity,
        ...view.at(position(entity)),
        radius: entity.size * view.scale,
        strong: strong.has(entity),
        weight: order < Math.min(HEADS, shown.entities.length / 4) ? 2 : 1,
        faint: lit && !lit.entities.has(entity),
      }))
      .filter(view.inside)
      .sort((one, other) => rank(one) - rank(other) || one.entity.index - other.entity.index);
  }

  function lineSpots(view) {
    const strong = new Set(marked().flatMap(({ entity, pair }) => (pair ? [pair] : entity.pairs)));
    const { lit } = drawn;
    const wanted = shown.pairs.length <= RELATIONS ? shown.pairs : shown.pairs.filter((pair) => strong.has(pair) || drawn.summaries.get(pair).denied);
    return wanted
      .filter((pair) => !lit || lit.pairs.has(pair) || strong.has(pair))
      .map((pair) => lineSpot(pair, view, strong.has(pair)))
      .filter(view.inside)
      .sort((one, other) => other.strong - one.strong);
  }

  function lineSpot(pair, view, strong) {
    const [a, b] = [view.at(position(pair.a)), view.at(position(pair.b))];
    const angle = Math.atan2(b.y - a.y, b.x - a.x);
    const length = Math.hypot(b.x - a.x, b.y - a.y) - (pair.a.size + pair.b.size) * view.scale;
    const line = drawn.summaries.get(pair);
    const upright = Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle;
    const color = line.allDenied ? colors.denied : strong ? colors.ink : colors.soft;
    return { summary: line, texts: line.labels, a, b, x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, length, angle: upright, strong, color };
  }

  // The part of the canvas that nothing covers, and how much of it names need at the edges.
  function room() {
    const [width, height] = [container.clientWidth, container.clientHeight];
    const sheet = narrow.matches && !byId("panel").hidden ? byId("panel").offsetHeight : 0;
    return { width, height, free: height - sheet, side: Math.min(96, width * 0.17), edge: sheet ? 34 : 58 };
  }

  function fit() {
    moved = false;
    const { width, height, free, side, edge } = room();
    const places = shown.entities.map(position);
    if (!places.length || !width) return;
    const [left, right] = range(places.map(({ x }) => x));
    const [top, bottom] = range(places.map(({ y }) => y));
    const scale = Math.min((width - 2 * side) / Math.max(right - left, 1), (free - 2 * edge) / Math.max(bottom - top, 1), 1.25);
    network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.max(scale, 0.005), offset: { x: 0, y: (free - height) / 2 } });
  }

  function settle() {
    if (!moved && container.clientWidth) fit();
    if (state.selected) lookAt(state.selected.entity ?? state.selected.pair.a);
  }

  // Bring an entity into view where it is outside, or under the sheet of a narrow screen.
  function lookAt(entity) {
    if (!shown.present.has(entity) || container.clientWidth === 0) return;
    const { width, height, free } = room();
    const { x, y } = screen().at(position(entity));
    if (x > 40 && x < width - 40 && y > 30 && y < free - 40) return;
    network.moveTo({ position: position(entity), offset: { x: 0, y: (free - height) / 2 }, animation: calm.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" } });
  }

  function zoom(factor) {
    moved = true;
    network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.02), 5), animation: calm.matches ? false : { duration: 150, easingFunction: "easeOutQuad" } });
  }

  function point(target) {
    hover = target;
    container.classList.toggle("pointing", Boolean(target));
    network.redraw();
  }

  // The next node in the direction of an arrow key: near, and not far off that direction.
  function step(direction) {
    const from = hover?.entity ?? state.selected?.entity;
    if (!from) return shown.entities[0];
    const start = position(from);
    const cost = (entity) => {
      const { x, y } = position(entity);
      const [along, across] = [(x - start.x) * direction[0] + (y - start.y) * direction[1], (x - start.x) * direction[1] + (y - start.y) * direction[0]];
      return along > 1 ? along + 2.5 * Math.abs(across) : Infinity;
    };
    const costs = shown.entities.filter((entity) => entity !== from).map((entity) => [cost(entity), entity]);
    const [best, next] = costs.reduce((least, one) => (one[0] < least[0] ? one : least), [Infinity, from]);
    return best === Infinity ? from : next;
  }

  function rest(delay) {
    clearTimeout(moving);
    moving = setTimeout(() => {
      moving = 0;
      network.redraw();
    }, delay);
  }

  function onMove(event) {
    if (!drawn.crowd || event.buttons || event.pointerType === "touch") return;
    const { left, top } = container.getBoundingClientRect();
    const hit = hitCrowd(scene(), network.DOMtoCanvas({ x: event.clientX - left, y: event.clientY - top }));
    if (hit?.entity !== hover?.entity || hit?.pair !== hover?.pair) point(hit);
  }

  function onKey(event) {
    const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const actions = { "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: fit };
    if (directions[event.key] && shown.entities.length) {
      const entity = step(directions[event.key]);
      point({ entity });
      lookAt(entity);
      announce(`${entity.label}, ${KIND_NAMES[entity.kind][0]}, ${count(entity.count, "claim")}`);
    } else if ((event.key === "Enter" || event.key === " ") && hover?.entity) state.change({ selected: { entity: hover.entity } });
    else if (actions[event.key]) actions[event.key]();
    else return;
    event.preventDefault();
  }

  function listen() {
    network.on("beforeDrawing", underlay);
    network.on("afterDrawing", overlay);
    network.on("dragStart", () => (moving = 1));
    network.on("dragEnd", () => rest(0));
    network.on("zoom", () => rest(180));
    container.addEventListener("pointermove", onMove);
    network.on("hoverNode", ({ node }) => point({ entity: graph.entities[node] }));
    network.on("hoverEdge", ({ edge }) => hover?.entity ?? point({ pair: graph.pairs.get(edge) }));
    network.on("blurNode", () => point(null));
    network.on("blurEdge", () => hover?.pair && point(null));
    network.on("click", ({ nodes: hits, edges: lines, pointer }) => {
      if (drawn.crowd) state.change({ selected: hitCrowd(scene(), pointer.canvas) });
      else if (hits.length) state.change({ selected: { entity: graph.entities[hits[0]] } });
      else state.change({ selected: lines.length ? { pair: graph.pairs.get(lines[0]) } : null });
    });
    ["dragEnd", "zoom"].forEach((event) => network.on(event, () => (moved = true)));
    network.on("resize", () => requestAnimationFrame(settle));
    container.addEventListener("keydown", onKey);
    container.addEventListener("blur", () => point(null));
    byId("zoom-in").addEventListener("click", () => zoom(1.4));
    byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
    byId("zoom-fit").addEventListener("click", fit);
    dark.addEventListener("change", () => {
      colors = readColors();
      sync();
    });
    state.listen((changes) => {
      const other = state.all !== drawn.all;
      sync();
      network.redraw();
      if (other) fit();
      else if (!("view" in changes)) settle();
      if (changes.view === "graph") requestAnimationFrame(() => network.redraw());
    });
  }

  sync();
  listen();
  fit();
  return { network, shown: () => shown };
}

const range = (values) => values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);

function replace(set, items) {
  const kept = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(items);
}

// What stays bright when something is chosen: the entity with its neighbours, or the pair.
function surroundings(selected) {
  if (!selected) return null;
  const pairs = new Set(selected.pair ? [selected.pair] : selected.entity.pairs);
  const entities = new Set([...pairs].flatMap((pair) => [pair.a, pair.b]));
  if (selected.entity) entities.add(selected.entity);
  return { pairs, entities };
}

function spot(entity, state) {
  const [x, y] = state.all ? entity.all : entity.first ?? beside(entity);
  return { x, y };
}

function nodeItem(entity, state, colors, lit) {
  const { x, y } = spot(entity, state);
  const { fill, edge } = colors.kinds[entity.kind];
  return { id: entity.index, shape: entity.shape, size: entity.size, x, y, opacity: lit ? 1 : 0.18, color: { background: fill, border: edge, hover: { background: fill, border: edge } } };
}

// A place in the first view for an entity that has none there: next to its neighbours.
function beside(entity) {
  const near = entity.pairs.map((pair) => (pair.a === entity ? pair.b : pair.a).first).filter(Boolean);
  const mean = (axis) => near.reduce((sum, place) => sum + place[axis], 0) / Math.max(near.length, 1);
  const turn = entity.index * 2.399963;
  return [Math.round(mean(0) + 95 * Math.cos(turn)), Math.round(mean(1) + 95 * Math.sin(turn))];
}

function edgeItem(pair, line, colors, lit) {
  const arrows = { to: { enabled: line.forward, scaleFactor: 0.55 }, from: { enabled: line.backward, scaleFactor: 0.55 } };
  const color = line.allDenied ? colors.denied : colors.line;
  const width = 1.5 + Math.min(Math.log2(line.size) * 0.9, 4.5);
  return { id: pair.id, from: pair.a.index, to: pair.b.index, arrows, width, hoverWidth: 0, dashes: line.open ? [7, 6] : false, color: { color, hover: color, opacity: lit ? 0.85 : 0.1 } };
}

function stroke(context, from, to) {
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

function ring(context, { x, y }, radius, color) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = color;
  context.fill();
}

// A small cross on a line that is denied somewhere.
function cross(context, { x, y, length, angle }, colors) {
  if (length < 24) return;
  const away = Math.min(length * 0.32, 46);
  context.save();
  context.translate(x + away * Math.cos(angle), y + away * Math.sin(angle));
  context.lineCap = "round";
  [[5, colors.paper], [2.2, colors.denied]].forEach(([width, color]) => {
    context.lineWidth = width;
    context.strokeStyle = color;
    stroke(context, { x: -4, y: -4 }, { x: 4, y: 4 });
    stroke(context, { x: -4, y: 4 }, { x: 4, y: -4 });
  });
  context.restore();
}

function readColors() {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(name).trim();
  const kind = (name) => ({ fill: value(`--${name}`), edge: value(`--${name}-edge`) });
  return {
    ink: value("--ink"),
    soft: value("--soft"),
    paper: value("--canvas"),
    line: value("--line"),
    accent: value("--glow"),
    denied: value("--denied"),
    kinds: Object.fromEntries(Object.keys(KIND_NAMES).map((name) => [name, kind(name)])),
  };
}
