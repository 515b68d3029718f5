// Where every entity stands, and the colours of the style sheet.

function placeOf(entity, state) {
  const pinned = state.pins.get(entity);
  if (pinned) return pinned;
  const [x, y] = state.all ? entity.all : entity.first ?? (entity.beside ??= beside(entity));
  return { x, y };
}

// A place in the first view for an entity that has none there: next to its neighbours.
function beside(entity) {
  const near = entity.pairs.map((pair) => otherEnd(pair, entity).first).filter(Boolean);
  const mean = (axis) => near.reduce((sum, place) => sum + place[axis], 0) / Math.max(near.length, 1);
  const turn = entity.index * 2.399963; // the golden angle spreads them evenly
  const away = 95 + 14 * (entity.index % 5);
  return [Math.round(mean(0) + away * Math.cos(turn)), Math.round(mean(1) + away * Math.sin(turn))];
}

function readColors(element = document.documentElement) {
  const style = getComputedStyle(element);
  const value = (name) => style.getPropertyValue(name).trim();
  const kind = (name) => ({ fill: value(`--${name}`), edge: value(`--${name}-edge`) });
  return {
    ink: value("--ink"),
    soft: value("--soft"),
    paper: value("--canvas"),
    line: value("--line"),
    glow: value("--glow"),
    denied: value("--denied"),
    kinds: Object.fromEntries(Object.keys(KIND_NAMES).map((name) => [name, kind(name)])),
  };
}
