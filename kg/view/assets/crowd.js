// Thousands of nodes: drawn by us, one path per colour, because vis-network draws each one by itself.

const SMALLEST = 2.4; // screen pixels: a node never vanishes

// scene: { entities, pairs, at, radius, style(pair), lit, scale, bounds, resting }
function paintCrowd(context, scene, colors) {
  if (scene.resting) paintLines(context, scene, colors);
  Object.keys(colors.kinds).forEach((kind) => {
    const members = scene.entities.filter((entity) => entity.kind === kind && within(scene.bounds, scene.at(entity)));
    const groups = scene.lit ? [[0.15, members.filter((one) => !scene.lit.entities.has(one))], [1, members.filter((one) => scene.lit.entities.has(one))]] : [[1, members]];
    groups.forEach(([alpha, group]) => paintShapes(context, group, scene, colors.kinds[kind], alpha));
  });
  context.globalAlpha = 1;
}

function paintLines(context, { pairs, at, style, lit, scale, bounds }, colors) {
  const groups = { line: [], open: [], denied: [] };
  pairs.filter((pair) => !lit || lit.pairs.has(pair)).forEach((pair) => groups[style(pair)].push(pair));
  context.lineWidth = 0.8 / scale;
  context.globalAlpha = lit ? 0.8 : Math.min(Math.max(2500 / pairs.length, 0.16), 0.6);
  Object.entries(groups).forEach(([name, group]) => {
    context.strokeStyle = name === "denied" ? colors.denied : colors.line;
    context.setLineDash(name === "open" ? [4 / scale, 4 / scale] : []);
    context.beginPath();
    group.forEach(({ a, b }) => {
      const [from, to] = [at(a), at(b)];
      if (!within(bounds, from) && !within(bounds, to)) return;
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
    });
    context.stroke();
  });
  context.setLineDash([]);
}

const CORNERS = {
  square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
  diamond: [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]],
  triangle: [[0, -1.15], [1.1, 0.85], [-1.1, 0.85]],
  triangleDown: [[0, 1.15], [1.1, -0.85], [-1.1, -0.85]],
  hexagon: [[-0.55, -1], [0.55, -1], [1.1, 0], [0.55, 1], [-0.55, 1], [-1.1, 0]],
};

function paintShapes(context, entities, { at, radius, scale }, { fill, edge }, alpha) {
  context.beginPath();
  entities.forEach((entity) => {
    const { x, y } = at(entity);
    const size = radius(entity);
    context.moveTo(x + (CORNERS[entity.shape]?.[0][0] ?? 1) * size, y + (CORNERS[entity.shape]?.[0][1] ?? 0) * size);
    if (entity.shape === "dot") context.arc(x, y, size, 0, 2 * Math.PI);
    else CORNERS[entity.shape].slice(1).forEach(([across, down]) => context.lineTo(x + across * size, y + down * size));
    context.closePath();
  });
  context.globalAlpha = alpha;
  context.fillStyle = fill;
  context.fill();
  context.lineWidth = 1 / scale;
  context.strokeStyle = edge;
  if (scale > 0.25) context.stroke();
}

const within = (bounds, { x, y }) => x > bounds.left && x < bounds.right && y > bounds.top && y < bounds.bottom;

// What is under a point: the nearest node there, else the nearest line.
function hitCrowd({ entities, pairs, at, radius, scale }, point) {
  const nearest = (items, distance, reach) => {
    const best = items.reduce((least, item) => {
      const away = distance(item);
      return away < least.away ? { item, away } : least;
    }, { item: null, away: reach });
    return best.item;
  };
  const toNode = (entity) => Math.hypot(at(entity).x - point.x, at(entity).y - point.y) - radius(entity);
  const entity = nearest(entities, toNode, 4 / scale);
  if (entity) return { entity };
  const pair = nearest(pairs, ({ a, b }) => toSegment(point, at(a), at(b)), 4 / scale);
  return pair ? { pair } : null;
}

function toSegment(point, from, to) {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const part = Math.min(Math.max(((point.x - from.x) * x + (point.y - from.y) * y) / (x * x + y * y || 1), 0), 1);
  return Math.hypot(from.x + part * x - point.x, from.y + part * y - point.y);
}
