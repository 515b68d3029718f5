// Where names and relations may be written, in screen pixels, the most important first.

const RELATIONS = 160; // up to so many lines, all may carry their relation
const HEADS = 20; // so many of the best connected names are always written, and larger
const FEW = 60; // up to so many names, those beside the chosen one stay readable
const NAMES = 500; // so many names are tried in one drawing
const FAR = 0.3; // a crowd seen from further away than this has few names

// What stays bright when something is chosen: the entity with its neighbours, or the pair.
function surroundings(selected) {
  if (!selected) return null;
  const pairs = new Set(selected.pair ? [selected.pair] : selected.entity.pairs);
  const entities = new Set([...pairs].flatMap((pair) => [pair.a, pair.b]));
  if (selected.entity) entities.add(selected.entity);
  return { pairs, entities };
}

function nodeSpots({ entities, lit, crowd, position }, view, marked) {
  const strong = new Set(marked.flatMap(({ entity, pair }) => (pair ? [pair.a, pair.b] : [entity])));
  const near = new Set(marked.flatMap((one) => [...surroundings(one).entities]));
  const rank = (spot) => (spot.strong ? 0 : near.has(spot.entity) ? 1 : 2);
  return entities
    .map((entity, order) => ({ entity, order, strong: strong.has(entity), ...view.at(position(entity)) }))
    .map((spot) => ({ ...spot, faint: lit && !lit.entities.has(spot.entity) }))
    .filter((spot) => view.inside(spot) && (!spot.faint || entities.length <= FEW))
    .sort((one, other) => rank(one) - rank(other) || one.order - other.order)
    .slice(0, crowd && view.scale < FAR ? 3 * HEADS : NAMES)
    .map((spot) => ({ ...spot, radius: spot.entity.size * view.scale, head: spot.order < Math.min(HEADS, entities.length / 4) }));
}

function lineSpots({ pairs, lines, lit, position }, view, marked) {
  const strong = new Set(marked.flatMap(({ entity, pair }) => (pair ? [pair] : entity.pairs)));
  const few = pairs.length <= RELATIONS;
  return pairs
    .filter((pair) => (few || strong.has(pair) || (lines.get(pair).denied && view.scale > 0.7)) && (!lit || lit.pairs.has(pair)))
    .map((pair) => lineSpot(pair, lines.get(pair), view.at(position(pair.a)), view.at(position(pair.b)), view.scale))
    .filter(view.inside)
    .map((spot) => ({ ...spot, strong: strong.has(spot.pair), named: few || strong.has(spot.pair) }))
    .sort((one, other) => other.strong - one.strong);
}

function lineSpot(pair, line, a, b, scale) {
  const angle = Math.atan2(b.y - a.y, b.x - a.x);
  const length = Math.hypot(b.x - a.x, b.y - a.y) - (pair.a.size + pair.b.size) * scale;
  const upright = Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle;
  return { pair, line, a, b, x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, length, angle: upright };
}

function stroke(context, from, to) {
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

function disc(context, { x, y }, radius, color) {
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
