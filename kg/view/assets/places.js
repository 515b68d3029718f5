// Where every entity stands, and the colours of the style sheet.

function placeOf(entity, state) {
  const [x, y] = state.all ? entity.all : entity.first ?? (entity.beside ??= beside(entity));
  return formed(state.pins.get(entity) ?? { x, y }, state);
}

const formed = ({ x, y }, { form }) => ({ x: x * form.x, y: y * form.y });
const unformed = ({ x, y }, { form }) => ({ x: x / form.x, y: y / form.y });

const STRETCH = 1.8; // at most so much wider or higher
const NAMED = 30; // screen pixels that names need above and below

// The drawing takes the form of its window, less what the names at its sides need: it is stretched, never pressed, so
// that names that are apart stay apart.
function formOf({ entities }, { all }, { width, free, side }) {
  const places = entities.map((entity) => (all ? entity.all : entity.first)).filter(Boolean);
  const span = (axis) => extremes(places.map((place) => place[axis])).reduce((least, most) => most - least);
  if (places.length < 3 || !width || !span(0) || !span(1)) return { x: 1, y: 1 };
  const wider = ((width - 2 * side) / Math.max(free - 2 * NAMED, NAMED)) * (span(1) / span(0));
  return { x: Math.min(Math.max(wider, 1), STRETCH), y: Math.min(Math.max(1 / wider, 1), STRETCH) };
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
