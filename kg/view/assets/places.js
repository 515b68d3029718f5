// Where every entity stands, and the colours of the style sheet.

function placeOf(entity, state) {
  const [x, y] = state.all ? entity.all : entity.first ?? (entity.beside ??= beside(entity));
  return formed(state.pins.get(entity) ?? { x, y }, state);
}

const formed = ({ x, y }, { form }) => ({ x: x * form.x, y: y * form.y });
const unformed = ({ x, y }, { form }) => ({ x: x / form.x, y: y / form.y });

const STRETCH = 1.8; // at most so much wider or higher
const [BESIDE, BELOW] = [200, 60]; // about what the outermost names need

// The drawing takes the form of its window: it is stretched, never pressed, so that names that are apart stay apart.
function formOf({ entities }, { all }, width, height) {
  const places = entities.map((entity) => (all ? entity.all : entity.first)).filter(Boolean);
  const span = (axis) => extremes(places.map((place) => place[axis])).reduce((least, most) => most - least);
  if (places.length < 3 || !width || !height) return { x: 1, y: 1 };
  const wider = ((width / height) * (span(1) + BELOW)) / (span(0) + BESIDE);
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
