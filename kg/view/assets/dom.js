// Small helpers. All text from the data goes through textContent: it is never read as HTML.

const byId = (id) => document.getElementById(id);

// el("p", { class: "note", on: { click } }, "text", otherElement): null children are left out.
function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "on") Object.entries(value).forEach(([event, handler]) => element.addEventListener(event, handler));
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child != null && child !== ""));
  return element;
}

function webLink(url, text) {
  const safe = /^https?:\/\//i.test(url ?? "");
  return safe ? el("a", { href: url, rel: "noopener noreferrer", target: "_blank", dir: "auto" }, text) : el("span", { dir: "auto" }, text);
}

const SHAPE_PATHS = {
  dot: "M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14z",
  square: "M4 4h12v12h-12z",
  triangle: "M10 2.5 18 16.5H2z",
  triangleDown: "M10 17.5 2 3.5H18z",
  diamond: "M10 1.5 18 10 10 18.5 2 10z",
  hexagon: "M6 3h8l4 7-4 7H6l-4-7z",
};

function shapeIcon(kind, shape) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPE_PATHS[shape]);
  svg.append(path);
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", `shape kind-${kind}`);
  svg.setAttribute("aria-hidden", "true");
  return svg;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const KIND_NAMES = {
  Person: ["person", "people"],
  Organization: ["organisation", "organisations"],
  Group: ["group", "groups"],
  GeopoliticalEntity: ["country, state or city", "countries, states and cities"],
  Place: ["place", "places"],
  Thing: ["thing", "things"],
};

const written = new Intl.NumberFormat("en");
const number = (value) => written.format(value);
const count = (value, one, many = `${one}s`) => `${number(value)} ${value === 1 ? one : many}`;
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

// "2018-10-19" as "19 Oct 2018"; shorter dates and other text as far as they go.
function readDate(date) {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(date ?? "");
  if (!match) return date ?? "";
  const [, year, month, day] = match;
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

// "12 – 27 Mar 2024", "12 Mar – 3 Apr 2024": what both days share is written once.
function readRange(first, last) {
  const [from, to] = [readDate(first).split(" "), readDate(last).split(" ")];
  if (from.join(" ") === to.join(" ")) return to.join(" ");
  const shared = from.length === to.length ? [...from].reverse().findIndex((part, at) => part !== to[to.length - 1 - at]) : 0;
  return `${from.slice(0, from.length - shared).join(" ")} – ${to.join(" ")}`;
}

function announce(text) {
  byId("live").textContent = text;
}
