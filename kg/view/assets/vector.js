// An SVG drawing that is drawn on like a canvas: as much of that interface as the painter uses.

const SVG = "http://www.w3.org/2000/svg";
// Letters that XML can't hold.
const writable = (text) => text.toWellFormed?.().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd") ?? text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, "");

function makeVector(width, height, measure) {
  const root = document.createElementNS(SVG, "svg");
  const round = (value) => Math.round(value * 100) / 100;
  let path = [];
  let turned = ""; // the transform of what is drawn now
  const saved = [];

  function put(name, attributes, text = null) {
    const element = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => value != null && element.setAttribute(key, value));
    if (text !== null) element.textContent = writable(text);
    if (turned) element.setAttribute("transform", turned);
    if (context.globalAlpha < 1) element.setAttribute("opacity", round(context.globalAlpha));
    root.append(element);
  }

  const pen = () => ({
    fill: "none", stroke: context.strokeStyle, "stroke-width": round(context.lineWidth), "stroke-linejoin": context.lineJoin, "stroke-linecap": context.lineCap,
    "stroke-dasharray": dashes.length ? dashes.join(" ") : null,
  });
  let dashes = [];

  const letters = (text, x, y) => {
    const [, weight, size] = /^(\d+) ([\d.]+)px/.exec(context.font);
    const anchor = { center: "middle", left: "start", right: "end" }[context.textAlign];
    return { x: round(x), y: round(y + Number(size) * 0.35), "font-size": size, "font-weight": weight, "font-family": FONT.replaceAll('"', "'"), "text-anchor": anchor, direction: /[\u0590-\u08ff]/.test(text) ? "rtl" : null };
  };

  const context = {
    globalAlpha: 1, fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, lineJoin: "miter", lineCap: "butt", font: "", textAlign: "start", textBaseline: "middle",
    beginPath: () => (path = []),
    moveTo: (x, y) => path.push(`M${round(x)} ${round(y)}`),
    lineTo: (x, y) => path.push(`L${round(x)} ${round(y)}`),
    quadraticCurveTo: (hx, hy, x, y) => path.push(`Q${round(hx)} ${round(hy)} ${round(x)} ${round(y)}`),
    arc: (x, y, r) => path.push(`M${round(x + r)} ${round(y)}A${round(r)} ${round(r)} 0 1 1 ${round(x - r)} ${round(y)}A${round(r)} ${round(r)} 0 1 1 ${round(x + r)} ${round(y)}`),
    stroke: () => path.length && put("path", { d: path.join(""), ...pen() }),
    fill: () => path.length && put("path", { d: path.join(""), fill: context.fillStyle }),
    fillRect: (x, y, wide, high) => put("rect", { x: round(x), y: round(y), width: round(wide), height: round(high), fill: context.fillStyle }),
    strokeText: (text, x, y) => put("text", { ...letters(text, x, y), ...pen(), "aria-hidden": "true" }, text),
    fillText: (text, x, y) => put("text", { ...letters(text, x, y), fill: context.fillStyle }, text),
    measureText: (text) => ((measure.font = context.font), measure.measureText(text)),
    setLineDash: (wanted) => (dashes = wanted),
    translate: (x, y) => (turned += `translate(${round(x)} ${round(y)})`),
    rotate: (angle) => (turned += `rotate(${round((angle * 180) / Math.PI)})`),
    save: () => saved.push(turned),
    restore: () => (turned = saved.pop()),
  };
  root.setAttribute("viewBox", `0 0 ${width} ${height}`);
  root.setAttribute("width", width);
  root.setAttribute("height", height);
  return { context, root };
}
