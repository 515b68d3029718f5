// Text on the drawing: always at a readable size, whatever the zoom, and never on top of other text.

const FONT = '"Inter", "Segoe UI", system-ui, -apple-system, "Helvetica Neue", "Noto Sans", Arial, sans-serif';
const CELL = 96;

// Boxes already taken, in a grid so that a question costs the same for ten labels as for a thousand.
function makeSpace() {
  const cells = new Map();
  const over = (box) => {
    const keys = [];
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1)
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) keys.push(x * 4096 + y);
    return keys;
  };
  const meets = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  const shared = (one, other) => (Math.min(one.right, other.right) - Math.max(one.left, other.left)) * (Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));
  return {
    take: (box) => over(box).forEach((key) => (cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box]))),
    free: (box) => over(box).every((key) => !cells.get(key)?.some((taken) => taken.owner !== box.owner && meets(box, taken))),
    clear: (box) => over(box).every((key) => !cells.get(key)?.some((taken) => taken.text && meets(box, taken))), // of text only
    covered: (box) => [...new Set(over(box).flatMap((key) => cells.get(key) ?? []))].reduce((sum, taken) => sum + (taken.owner !== box.owner && meets(box, taken) ? shared(box, taken) : 0), 0), // square pixels
  };
}

const widths = new Map();

function textWidth(context, font, text) {
  const key = font + text;
  if (!widths.has(key)) widths.set(key, context.measureText(text).width);
  return widths.get(key);
}

const shorten = (text, most) => {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join("").trimEnd()}…` : text;
};

function write(context, text, x, y, { color, paper }) {
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeStyle = paper;
  context.strokeText(text, x, y);
  context.fillStyle = color;
  context.fillText(text, x, y);
}

// spots: { entity, x, y, radius, strong, head } in screen pixels, the most important first. A name stands below its
// node, else above or beside it; where there is no room it waits for a closer look.
function paintNames(context, space, spots, colors) {
  context.textBaseline = "middle";
  spots.forEach((spot) => {
    const size = spot.strong || spot.head ? 13.5 : 12.5;
    const font = `${spot.strong ? 700 : spot.head ? 600 : 500} ${size}px ${FONT}`;
    context.font = font;
    const text = shorten(spot.entity.label, spot.strong ? 48 : NAME);
    const width = textWidth(context, font, text);
    const place = roomFor(spot, width, size, space, colors.width);
    if (!place) return;
    const { x, y, align, box } = place;
    space.take({ ...box, text: true });
    context.textAlign = align;
    write(context, text, x, y, { color: spot.faint ? colors.soft : colors.ink, paper: colors.paper });
  });
}

// A free place beside a node; for an important name, else the place that hides least.
function roomFor(spot, width, size, space, most) {
  const isInside = ({ box }) => box.left > 0 && box.right < most && box.top > 0;
  const isFree = ({ box }) => space.free(box);
  const beside = sides(spot, width, size);
  const found = beside.filter(isInside).find(isFree);
  if (found) return found;
  const all = [...beside, ...corners(spot, width, size)];
  const inside = all.filter(isInside);
  const place = inside.find(isFree) ?? (spot.strong || spot.head || spot.near ? leastCovered(inside, space) : null);
  return place ?? (spot.strong ? inside[0] ?? all[0] : null);
}

// Where an important name hides no other name and least of the marks.
function leastCovered(places, space) {
  const clear = places.filter(({ box }) => space.clear(box));
  return clear.length ? clear.reduce((one, other) => (space.covered(other.box) < space.covered(one.box) ? other : one)) : null;
}

const boxAt = (left, top, width, high, owner) => ({ left: left - 3, right: left + width + 3, top, bottom: top + high, owner });

// Where a name may stand, the wanted side first.
function sides({ x, y, radius, entity, side }, width, size) {
  const [gap, high] = [radius + 4, size + 4];
  const box = (left, top) => boxAt(left, top, width, high, entity);
  const places = {
    below: { x, y: y + gap + high / 2, align: "center", box: box(x - width / 2, y + gap) },
    above: { x, y: y - gap - high / 2, align: "center", box: box(x - width / 2, y - gap - high) },
    right: { x: x + gap + 1, y, align: "left", box: box(x + gap + 1, y - high / 2) },
    left: { x: x - gap - 1, y, align: "right", box: box(x - gap - 1 - width, y - high / 2) },
  };
  return [places[side], ...Object.values(places).filter((place) => place !== places[side])];
}

// Else, beside a corner of its node.
function corners({ x, y, radius, entity }, width, size) {
  const [gap, high] = [radius * 0.7 + 3, size + 4];
  return [[1, 1], [1, -1], [-1, 1], [-1, -1]].map(([right, down]) => {
    const [start, top] = [x + right * gap, down > 0 ? y + gap : y - gap - high];
    return { x: start, y: top + high / 2, align: right > 0 ? "left" : "right", box: boxAt(right > 0 ? start : start - width, top, width, high, entity) };
  });
}

// lines: { line, a, b, shift, length, angle, strong }: the longest text that fits, along the line where there is room.
function paintRelations(context, space, lines, colors) {
  context.textAlign = "center";
  context.textBaseline = "middle";
  lines.forEach((line) => {
    const font = `${line.strong ? 500 : 400} 12px ${FONT}`;
    context.font = font;
    const fitted = labelsOf(line.line).map((text) => shorten(text, 34)).map((text) => ({ text, half: textWidth(context, font, text) / 2 + 3 }));
    const place = alongLine(line, fitted.filter(({ half }) => half * 2 + 14 < line.length)).find(({ box }) => space.free(box));
    if (!place) return;
    space.take(place.box);
    context.save();
    context.translate(place.x, place.y);
    context.rotate(line.angle);
    context.fillStyle = colors.paper;
    context.fillRect(1 - place.half, -7, place.half * 2 - 2, 14);
    write(context, place.text, 0, 0, { color: line.line.allDenied ? colors.denied : line.strong ? colors.ink : colors.soft, paper: colors.paper });
    context.restore();
  });
}

function alongLine({ a, b, shift, angle }, texts) {
  const [wide, high] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  return texts.flatMap(({ text, half }) => [0.5, 0.4, 0.6, 0.3, 0.7].map((part) => {
    const bow = 4 * part * (1 - part); // how far a curve is off the straight line
    const [x, y] = [a.x + (b.x - a.x) * part + shift.x * bow, a.y + (b.y - a.y) * part + shift.y * bow];
    const [across, down] = [half * wide + 8 * high, half * high + 8 * wide];
    return { text, half, x, y, box: { left: x - across, right: x + across, top: y - down, bottom: y + down, owner: text, text: true } };
  }));
}
