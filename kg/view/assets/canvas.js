// The drawing: vis-network draws shapes and lines and answers the pointer; names are painted on top.

const MANY = 1500; // beyond this, choosing a node doesn't fade the others
const RELATIONS = 160; // up to so many lines, all may carry their relation

function makeCanvas(graph, state) {
  const container = byId("canvas");
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(container, { nodes, edges }, graph.options);
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  let colors = readColors();
  let shown = visible(graph, state);
  let hover = null; // what the pointer or the arrow keys are on: { entity } or { pair }
  let drawn = null;

  const marked = () => [state.selected, hover].filter(Boolean);
  const position = (entity) => network.getPosition(entity.index);

  function sync() {
    shown = visible(graph, state);
    const lit = shown.entities.length > MANY ? null : surroundings(state.selected);
    replace(nodes, shown.entities.map((entity) => nodeItem(entity, state, colors, !lit || lit.entities.has(entity))));
    replace(edges, shown.pairs.map((pair) => edgeItem(pair, state, colors, !lit || lit.pairs.has(pair))));
    drawn = { all: state.all, summaries: new Map(shown.pairs.map((pair) => [pair, summary(related(pair.claims, state), pair)])) };
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
    const view = screen();
    context.save();
    const ratio = context.canvas.width / view.width;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const space = makeSpace();
    const spots = nodeSpots(view);
    spots.forEach(({ x, y, radius, entity }) => space.take({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius, owner: entity }));
    const lines = lineSpots(view);
    lines.filter((line) => line.summary.denied).forEach((line) => cross(context, line, colors));
    paintNames(context, space, spots, colors);
    paintRelations(context, space, lines.filter((line) => line.strong || shown.pairs.length <= RELATIONS), colors);
    context.restore();
  }

  function nodeSpots(view) {
    const strong = new Set(marked().flatMap(({ entity, pair }) => (pair ? [pair.a, pair.b] : [entity])));
    const lit = surroundings(state.selected);
    const near = new Set([...(surroundings(hover)?.entities ?? []), ...(lit?.entities ?? [])]);
    const rank = (spot) => (spot.strong ? 0 : near.has(spot.entity) ? 1 : 2);
    return shown.entities
      .map((entity) => ({ entity, ...view.at(position(entity)), radius: entity.size * view.scale, strong: strong.has(entity), faint: lit && !lit.entities.has(entity) }))
      .filter(view.inside)
      .sort((one, other) => rank(one) - rank(other) || one.entity.index - other.entity.index);
  }

  function lineSpots(view) {
    const strong = new Set(marked().flatMap(({ entity, pair }) => (pair ? [pair] : entity.pairs)));
    const lit = surroundings(state.selected);
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
    return { summary: line, text: line.label, x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, length, angle: upright, strong, color };
  }

  function fit() {
    network.fit({ nodes: shown.entities.map((entity) => entity.index), animation: false, maxZoomLevel: 1.1 });
  }

  // Bring an entity into view where it is outside, or under the sheet of a narrow screen.
  function lookAt(entity) {
    if (!shown.present.has(entity) || container.clientWidth === 0) return;
    const view = screen();
    const { x, y } = view.at(position(entity));
    const sheet = window.matchMedia("(max-width: 760px)").matches && !byId("panel").hidden;
    const bottom = sheet ? view.height * 0.38 : view.height - 40;
    if (x > 40 && x < view.width - 40 && y > 30 && y < bottom) return;
    const offset = { x: 0, y: sheet ? -view.height * 0.3 : 0 };
    network.moveTo({ position: position(entity), offset, animation: calm.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" } });
  }

  function zoom(factor) {
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
    network.on("hoverNode", ({ node }) => point({ entity: graph.entities[node] }));
    network.on("hoverEdge", ({ edge }) => hover?.entity ?? point({ pair: graph.pairs.get(edge) }));
    network.on("blurNode", () => point(null));
    network.on("blurEdge", () => hover?.pair && point(null));
    network.on("click", ({ nodes: hits, edges: lines }) => {
      if (hits.length) state.change({ selected: { entity: graph.entities[hits[0]] } });
      else state.change({ selected: lines.length ? { pair: graph.pairs.get(lines[0]) } : null });
    });
    network.on("resize", () => requestAnimationFrame(() => state.selected && lookAt(state.selected.entity ?? state.selected.pair.a)));
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
      const moved = state.all !== drawn.all;
      sync();
      if (moved) fit();
      if (changes.selected) lookAt(changes.selected.entity ?? changes.selected.pair.a);
      if (changes.view === "graph") requestAnimationFrame(() => network.redraw());
    });
  }

  sync();
  listen();
  fit();
  return { network, shown: () => shown };
}

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

function nodeItem(entity, state, colors, lit) {
  const [x, y] = state.all ? entity.all : entity.first ?? beside(entity);
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

function edgeItem(pair, state, colors, lit) {
  const claims = related(pair.claims, state);
  const line = summary(claims, pair);
  const arrows = { to: { enabled: line.forward, scaleFactor: 0.55 }, from: { enabled: line.backward, scaleFactor: 0.55 } };
  const color = line.allDenied ? colors.denied : colors.line;
  const width = 1.2 + Math.min(Math.log2(claims.length) * 0.9, 4.5);
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
function cross(context, { x, y, length, angle, summary: line }, colors) {
  if (length < 24) return;
  const away = line.label ? Math.min(length * 0.32, 46) : 0;
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
    faint: value("--soft"),
    paper: value("--canvas"),
    line: value("--line"),
    accent: value("--glow"),
    denied: value("--denied"),
    kinds: Object.fromEntries(Object.keys(KIND_NAMES).map((name) => [name, kind(name)])),
  };
}
