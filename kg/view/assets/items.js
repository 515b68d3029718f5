// Entities and pairs as vis-network wants them, and the colours of the style sheet.

function spot(entity, state, dragged) {
  const moved = dragged.get(entity);
  if (moved) return moved;
  const [x, y] = state.all ? entity.all : entity.first ?? beside(entity);
  return { x, y };
}

// A place in the first view for an entity that has none there: next to its neighbours.
function beside(entity) {
  const near = entity.pairs.map((pair) => otherEnd(pair, entity).first).filter(Boolean);
  const mean = (axis) => near.reduce((sum, place) => sum + place[axis], 0) / Math.max(near.length, 1);
  const turn = entity.index * 2.399963; // the golden angle spreads them evenly
  return [Math.round(mean(0) + 95 * Math.cos(turn)), Math.round(mean(1) + 95 * Math.sin(turn))];
}

function nodeItem(entity, { x, y }, colors, lit) {
  const { fill, edge } = colors.kinds[entity.kind];
  const color = { background: fill, border: edge };
  return { id: entity.index, shape: entity.shape, size: entity.size, x, y, opacity: lit ? 1 : 0.18, color: { ...color, hover: color } };
}

function edgeItem(pair, line, colors, lit) {
  const color = line.allDenied ? colors.denied : colors.line;
  return {
    id: pair.id,
    from: pair.a.index,
    to: pair.b.index,
    arrows: { to: { enabled: line.forward, scaleFactor: 0.55 }, from: { enabled: line.backward, scaleFactor: 0.55 } },
    width: 1.5 + Math.min(Math.log2(line.size) * 0.9, 4.5),
    hoverWidth: 0,
    dashes: line.open ? [7, 6] : false,
    color: { color, hover: color, opacity: lit ? 0.85 : 0.1 },
  };
}

// Make a DataSet hold exactly these items.
function replace(set, items) {
  const kept = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(items);
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
