// Draws everything in screen pixels, on the page's canvas or into a picture: one path per colour, so that ten
// thousand nodes take no longer than a frame or two.

const SMALLEST = 2.4; // screen pixels: a node never vanishes
const [SHRINK, GROW] = [0.9, 0.4]; // nodes shrink and grow less than the distances between them
const DETAILED = 1500; // up to so many lines have their width and their arrows
const CORNERS = {
  square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
  diamond: [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]],
  triangle: [[0, -1.15], [1.1, 0.85], [-1.1, 0.85]],
  triangleDown: [[0, 1.15], [1.1, -0.85], [-1.1, -0.85]],
  hexagon: [[-0.55, -1], [0.55, -1], [1.1, 0], [0.55, 1], [-0.55, 1], [-1.1, 0]],
};

// drawn: { entities, lines, lit, place(entity), marked, pins }; resting: false while it moves; covered: boxes of the
// screen where no name is written
function paint(context, drawn, view, colors, { resting = true, covered = [] } = {}) {
  const at = (entity) => view.at(drawn.place(entity));
  const radius = (entity) => radiusOf(entity, view);
  const scene = { ...drawn, at, radius, view, detailed: drawn.lines.length <= DETAILED };
  paintGlow(context, scene, colors);
  if (resting || scene.detailed) paintLines(context, scene, colors);
  paintNodes(context, scene, colors);
  const space = makeSpace();
  covered.forEach((box) => space.take({ ...box, text: true }));
  const spots = nodeSpots(scene);
  const lines = lineSpots(scene);
  spots.filter((spot) => spot.radius > 2.5 || drawn.entities.length <= CROWD).forEach((spot) => space.take(around(spot)));
  const crosses = lines.filter(({ line }) => line.denied).map(crossSpot).filter(Boolean);
  crosses.forEach((spot) => (space.take(around(spot)), cross(context, spot, colors)));
  paintNames(context, space, spots, { ...colors, width: view.width });
  paintRelations(context, space, lines.filter(({ named }) => named), colors);
}

const radiusOf = (entity, { scale }) => Math.max(entity.size * scale ** (scale < 1 ? SHRINK : GROW), SMALLEST);

const around = ({ x, y, radius, entity }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius, owner: entity });

// Where a line runs: a straight one, or a curve through a point beside its middle.
function course(line, at) {
  const [a, b] = [at(line.pair.a), at(line.pair.b)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [across, down] = [(-(b.y - a.y) / length) * line.bend, ((b.x - a.x) / length) * line.bend];
  const middle = { x: (a.x + b.x) / 2 + across, y: (a.y + b.y) / 2 + down };
  return { a, b, length, middle, handle: { x: middle.x + across, y: middle.y + down } };
}

function trace(context, { a, b, handle }, bend) {
  context.moveTo(a.x, a.y);
  if (bend) context.quadraticCurveTo(handle.x, handle.y, b.x, b.y);
  else context.lineTo(b.x, b.y);
}

function paintGlow(context, { marked, pathPairs, lines, present, at, radius }, colors) {
  context.globalAlpha = 0.55;
  context.strokeStyle = colors.glow;
  context.lineWidth = 5;
  context.setLineDash([]);
  const glowing = new Set([...marked.flatMap(({ entity, pair, quiet }) => (quiet ? [] : entity ? entity.pairs : [pair])), ...pathPairs]);
  context.beginPath();
  lines.filter(({ pair }) => glowing.has(pair)).forEach((line) => trace(context, course(line, at), line.bend));
  context.stroke();
  context.fillStyle = colors.glow;
  marked.filter(({ entity }) => entity && present.has(entity)).forEach(({ entity }) => {
    const { x, y } = at(entity);
    context.beginPath();
    context.arc(x, y, radius(entity) + 7, 0, 2 * Math.PI);
    context.fill();
  });
  context.globalAlpha = 1;
}

function paintLines(context, { lines, lit, at, view, radius, detailed }, colors) {
  const groups = new Map();
  for (const line of lines) {
    const faint = Boolean(lit) && !lit.pairs.has(line.pair);
    if (faint && !detailed) continue;
    const key = `${line.style} ${detailed ? line.width.toFixed(1) : 0.8} ${faint}`;
    if (!groups.has(key)) groups.set(key, { style: line.style, width: detailed ? line.width : 0.8, faint, lines: [] });
    groups.get(key).lines.push(line);
  }
  const soft = lit ? 0.8 : Math.min(Math.max(2500 / lines.length, 0.16), 0.6);
  for (const group of groups.values()) {
    context.globalAlpha = group.faint ? 0.1 : detailed ? 0.85 : soft;
    context.strokeStyle = context.fillStyle = group.style === "denied" ? colors.denied : colors.line;
    context.lineWidth = group.width;
    context.setLineDash(group.style === "open" ? [6, 5] : []);
    const heads = [];
    context.beginPath();
    group.lines.forEach((line) => {
      const run = course(line, at);
      if (!crosses(run, view)) return;
      trace(context, run, line.bend);
      if (!detailed) return;
      if (line.forward) heads.push(head(run.handle, run.b, radius(line.pair.b), group.width, run.length));
      if (line.backward) heads.push(head(run.handle, run.a, radius(line.pair.a), group.width, run.length));
    });
    context.stroke();
    context.setLineDash([]);
    fillShapes(context, heads);
  }
  context.globalAlpha = 1;
}

const crosses = ({ a, b }, { width, height }) =>
  Math.max(a.x, b.x) > -40 && Math.min(a.x, b.x) < width + 40 && Math.max(a.y, b.y) > -40 && Math.min(a.y, b.y) < height + 40;

// The three corners of an arrow head that touches a node, smaller on a short line.
function head(from, to, gap, width, length) {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const tip = { x: to.x - (gap + 1.5) * cos, y: to.y - (gap + 1.5) * sin };
  const fit = Math.min(Math.max(length / 70, 0.5), 1);
  const [long, wide] = [(7 + width) * fit, (3 + width * 0.8) * fit];
  const corner = (side) => ({ x: tip.x - long * cos - side * wide * sin, y: tip.y - long * sin + side * wide * cos });
  return [tip, corner(1), corner(-1)];
}

function fillShapes(context, shapes) {
  if (!shapes.length) return;
  context.beginPath();
  shapes.forEach(([first, ...others]) => {
    context.moveTo(first.x, first.y);
    others.forEach(({ x, y }) => context.lineTo(x, y));
    context.lineTo(first.x, first.y); // closePath would measure the whole path each time
  });
  context.fill();
}

function paintNodes(context, { entities, lit, at, radius, view, pins }, colors) {
  const groups = new Map();
  for (const entity of entities) {
    const spot = at(entity);
    if (spot.x < -60 || spot.y < -60 || spot.x > view.width + 60 || spot.y > view.height + 60) continue;
    const faint = Boolean(lit) && !lit.entities.has(entity);
    const key = `${entity.kind} ${faint}`;
    if (!groups.has(key)) groups.set(key, { kind: entity.kind, faint, spots: [] });
    groups.get(key).spots.push([entity, spot, radius(entity)]);
  }
  for (const { kind, faint, spots } of groups.values()) {
    context.globalAlpha = faint ? 0.18 : 1;
    context.fillStyle = colors.kinds[kind].fill;
    context.strokeStyle = colors.kinds[kind].edge;
    context.lineWidth = view.scale > 0.25 ? 1.5 : 0.6;
    context.beginPath();
    spots.forEach(([entity, spot, size]) => shape(context, entity.shape, spot, size));
    context.fill();
    if (view.scale > 0.12) context.stroke();
  }
  context.globalAlpha = 1;
  context.fillStyle = colors.paper;
  entities.filter((entity) => pins.has(entity)).forEach((entity) => dot(context, at(entity), Math.max(radius(entity) * 0.35, 2)));
}

function shape(context, name, { x, y }, size) {
  const corners = CORNERS[name];
  if (!corners) {
    context.moveTo(x + size, y);
    context.arc(x, y, size, 0, 2 * Math.PI);
  } else {
    context.moveTo(x + corners[0][0] * size, y + corners[0][1] * size);
    for (let at = 1; at <= corners.length; at += 1) context.lineTo(x + corners[at % corners.length][0] * size, y + corners[at % corners.length][1] * size);
  }
}

function dot(context, { x, y }, size) {
  context.beginPath();
  context.arc(x, y, size, 0, 2 * Math.PI);
  context.fill();
}
