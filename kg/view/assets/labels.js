// Text on the drawing: always at a readable size, whatever the zoom, and never on top of other text.

const FONT = '"Inter", "Segoe UI", system-ui, -apple-system, "Helvetica Neue", "Noto Sans", Arial, sans-serif';
const CELL = 96;

// Boxes already taken, in a grid so that a question costs the same for ten labels as for a thousand.
function makeSpace() {
  const cells = new Map();
  const over = (box) => {
    const keys = [];
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1)
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) keys.push(`${x},${y}`);
    return keys;
  };
  const meets = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  return {
    take: (box) => over(box).forEach((key) => (cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box]))),
    free: (box) => over(box).every((key) => !cells.get(key)?.some((taken) => taken.owner !== box.owner && meets(box, taken))),
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

function write(context, text, x, y, { color, paper, alpha = 1 }) {
  context.globalAlpha = alpha;
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeStyle = paper;
  context.strokeText(text, x, y);
  context.fillStyle = color;
  context.fillText(text, x, y);
  context.globalAlpha = 1;
}

// spots: { entity, x, y, radius, strong, faint } in screen pixels, the most important first.
function paintNames(context, space, spots, colors) {
  context.textAlign = "center";
  context.textBaseline = "top";
  spots.forEach((spot) => {
    const size = spot.strong || spot.entity.size > 17 ? 14 : 12.5;
    const font = `${spot.strong ? 700 : spot.entity.size > 17 ? 600 : 500} ${size}px ${FONT}`;
    context.font = font;
    const text = spot.strong ? shorten(spot.entity.label, 48) : shorten(spot.entity.label, 28);
    const half = textWidth(context, font, text) / 2 + 3;
    const top = spot.y + spot.radius + 4;
    const box = { left: spot.x - half, right: spot.x + half, top, bottom: top + size + 4, owner: spot.entity };
    if (!spot.strong && !space.free(box)) return;
    space.take(box);
    write(context, text, spot.x, top, { color: spot.faint ? colors.faint : colors.ink, paper: colors.paper, alpha: spot.faint ? 0.45 : 1 });
  });
}

// lines: { text, x, y, length, angle, strong, color }: written along the line where there is room.
function paintRelations(context, space, lines, colors) {
  context.textAlign = "center";
  context.textBaseline = "middle";
  lines.forEach((line) => {
    const font = `${line.strong ? 600 : 400} 12px ${FONT}`;
    context.font = font;
    const text = shorten(line.text, 34);
    const half = textWidth(context, font, text) / 2 + 3;
    if (half * 2 + 12 > line.length) return;
    const [wide, high] = [Math.abs(Math.cos(line.angle)), Math.abs(Math.sin(line.angle))];
    const [x, y] = [half * wide + 8 * high, half * high + 8 * wide];
    const box = { left: line.x - x, right: line.x + x, top: line.y - y, bottom: line.y + y, owner: line };
    if (!space.free(box)) return;
    space.take(box);
    context.save();
    context.translate(line.x, line.y);
    context.rotate(line.angle);
    write(context, text, 0, 0, { color: line.color, paper: colors.paper });
    context.restore();
  });
}
