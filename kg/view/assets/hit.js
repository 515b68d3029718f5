// What is under a point of the screen: the nearest node there, else the nearest line.

function hit({ entities, lines, place }, view, point) {
  const at = (entity) => view.at(place(entity));
  const toNode = (entity) => Math.hypot(at(entity).x - point.x, at(entity).y - point.y) - radiusOf(entity, view);
  const entity = nearest(entities, toNode, 4);
  if (entity) return { entity };
  const line = nearest(lines, (one) => toLine(point, course(one, at), one.bend), 5);
  return line ? { pair: line.pair } : null;
}

function nearest(items, distance, reach) {
  let [best, least] = [null, reach];
  for (const item of items) {
    const away = distance(item);
    if (away < least) [best, least] = [item, away];
  }
  return best;
}

function toLine(point, { a, b, middle }, bend) {
  return bend ? Math.min(toSegment(point, a, middle), toSegment(point, middle, b)) : toSegment(point, a, b);
}

function toSegment(point, from, to) {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const part = Math.min(Math.max(((point.x - from.x) * x + (point.y - from.y) * y) / (x * x + y * y || 1), 0), 1);
  return Math.hypot(from.x + part * x - point.x, from.y + part * y - point.y);
}

// The next node in the direction of an arrow key: near, and not far off that direction.
function next({ entities, place }, from, [right, down]) {
  if (!from) return entities[0];
  const begin = place(from);
  const cost = (entity) => {
    const [x, y] = [place(entity).x - begin.x, place(entity).y - begin.y];
    const along = x * right + y * down;
    return along > 1 ? along + 2.5 * Math.abs(x * down + y * right) : Infinity;
  };
  return nearest(entities.filter((entity) => entity !== from), cost, Infinity) ?? from;
}
