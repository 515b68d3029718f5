// Where names and relations may be written, in screen pixels, the most important first.

const RELATIONS = 160; // up to so many lines, all may carry their relation
const HEADS = 20; // so many of the best connected names are always written, and larger
const FEW = 60; // up to so many names, all stay readable beside a choice, and its neighbours always
const NAMES = 500; // so many names of a crowd are tried in one drawing
const FAR = 0.3; // a crowd seen from further away than this has few names
const CROWD = 1200;
const NAME = 28; // letters of a name
const LETTER = 6.8; // pixels, about

// What stays bright when something is chosen: the entity with its neighbours, the pair, the way, the two compared.
function surroundings(state) {
  const { entity, pair, compare } = state.selected ?? {};
  if (!state.selected) return null;
  const pairs = new Set(pair ? [pair] : entity ? entity.pairs : compare ? compare.flatMap((one) => one.pairs) : state.path ?? []);
  if (compare) sharedOnly(pairs, compare);
  const entities = new Set([...pairs].flatMap((one) => [one.a, one.b]).concat(namesOf(state.selected)));
  return { pairs, entities };
}

// Of two compared, the lines between them and to those they share.
function sharedOnly(pairs, [one, other]) {
  const near = (entity) => new Set(entity.pairs.map((pair) => otherEnd(pair, entity)));
  const [first, second] = [near(one), near(other)];
  const kept = (entity) => entity === one || entity === other || (first.has(entity) && second.has(entity));
  pairs.forEach((pair) => kept(pair.a) && kept(pair.b) ? null : pairs.delete(pair));
}

const SIDES = { right: [1, 0], left: [-1, 0], above: [0, -1], below: [0, 1] };

// On which side the name of an entity with only one line stands: away from that line, so that names stay apart.
function outwards({ entities, pairs }, place) {
  const lines = new Map();
  if (entities.length <= CROWD) pairs.forEach((pair) => [pair.a, pair.b].forEach((one) => lines.set(one, lines.has(one) ? null : pair)));
  const sides = new Map();
  lines.forEach((pair, entity) => pair && sides.set(entity, sideAway(place(entity), place(otherEnd(pair, entity)))));
  return sides;
}

function sideAway(here, there) {
  const [x, y] = [here.x - there.x, here.y - there.y];
  if (Math.abs(x) * 1.2 > Math.abs(y)) return x > 0 ? "right" : "left";
  return y > 0 ? "below" : "above";
}

// How far an entity with its name reaches from the origin of the drawing, in screen pixels at a scale; no name counts as longer than the most.
function spanOf(entity, { place, outward }, scale, most) {
  const [radius, wide] = [radiusOf(entity, { scale }), Math.min(Math.min(entity.label.length, NAME) * LETTER, most)];
  const [right, down] = SIDES[outward.get(entity) ?? "below"];
  const [x, y] = [place(entity).x * scale, place(entity).y * scale];
  const reach = (side) => radius + (side > 0 ? wide + 6 : 0);
  const beside = right ? 0 : Math.max(wide / 2 - radius, 0);
  return { left: x - reach(-right) - beside, right: x + reach(right) + beside, top: y - radius - (down < 0 ? 20 : 4), bottom: y + radius + (down > 0 ? 20 : 4) };
}

function nodeSpots({ entities, lit, at, radius, view, marked, chosen, outward }) {
  const strong = new Set(marked.flatMap(({ entity, pair }) => (pair ? [pair.a, pair.b] : [entity])).concat(chosen));
  const near = new Set(marked.flatMap(({ entity, pair }) => (entity ? entity.pairs : [pair]).flatMap(({ a, b }) => [a, b])));
  const isNear = (spot) => near.has(spot.entity) || Boolean(lit && !spot.faint);
  const rank = (spot) => (spot.strong ? 0 : isNear(spot) ? 1 : 2);
  const inside = ({ x, y }) => x > -80 && y > -60 && x < view.width + 80 && y < view.height + 60;
  return entities
    .map((entity, order) => ({ entity, order, strong: strong.has(entity), faint: lit && !lit.entities.has(entity), ...at(entity) }))
    .filter((spot) => inside(spot) && (!spot.faint || entities.length <= FEW))
    .sort((one, other) => rank(one) - rank(other) || one.order - other.order)
    .slice(0, entities.length <= CROWD ? CROWD : view.scale < FAR ? 3 * HEADS : NAMES)
    .map((spot) => ({ ...spot, near: entities.length <= FEW && isNear(spot), radius: radius(spot.entity), side: outward.get(spot.entity) ?? "below", head: spot.order < Math.min(HEADS, entities.length / 4) }));
}

function lineSpots({ lines, lit, at, radius, view, marked, pathPairs }) {
  const strong = new Set(marked.flatMap(({ entity, pair }) => (pair ? [pair] : entity.pairs)).concat(pathPairs));
  const few = lines.length <= RELATIONS;
  const inside = ({ x, y }) => x > -80 && y > -60 && x < view.width + 80 && y < view.height + 60;
  return lines
    .filter((line) => (few || strong.has(line.pair) || (line.denied && view.scale > 0.7)) && (!lit || lit.pairs.has(line.pair) || strong.has(line.pair)))
    .map((line) => lineSpot(line, course(line, at), radius))
    .filter(inside)
    .map((spot) => ({ ...spot, strong: strong.has(spot.line.pair), named: few || strong.has(spot.line.pair) }))
    .sort((one, other) => other.strong - one.strong);
}

function lineSpot(line, { a, b, length, middle }, radius) {
  const angle = Math.atan2(b.y - a.y, b.x - a.x);
  const upright = Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle;
  const shift = { x: middle.x - (a.x + b.x) / 2, y: middle.y - (a.y + b.y) / 2 };
  return { line, a, b, shift, ...middle, length: length - radius(line.pair.a) - radius(line.pair.b), angle: upright };
}

// Where the cross of a line stands that is denied somewhere; none on a short one.
function crossSpot({ x, y, length, angle }) {
  const away = Math.min(length * 0.32, 46);
  return length < 24 ? null : { x: x + away * Math.cos(angle), y: y + away * Math.sin(angle), radius: 6, entity: null };
}

function cross(context, { x, y }, colors) {
  context.lineCap = "round";
  [[5, colors.paper], [2.2, colors.denied]].forEach(([width, color]) => {
    context.lineWidth = width;
    context.strokeStyle = color;
    context.beginPath();
    context.moveTo(x - 4, y - 4);
    context.lineTo(x + 4, y + 4);
    context.moveTo(x - 4, y + 4);
    context.lineTo(x + 4, y - 4);
    context.stroke();
  });
  context.lineCap = "butt";
}
