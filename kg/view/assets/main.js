// The page starts here: read the data, draw, then build the other parts and connect what belongs to none of them.

const graph = readData(byId("data"));
const state = makeState(graph);
makePanel(graph, state);
makeTimeline(graph, state);
const canvas = makeCanvas(graph, state);

function makeOthers() {
  makeFacets(graph, state);
  makeMenus(graph, state, canvas, makeTable(graph, state));
  makeSearch(graph, state);
  canvas.wake();
  document.body.dataset.ready = "yes";
}

function describe() {
  const days = graph.documents.map((document) => document.published).filter(Boolean).sort();
  const [first, last] = [days[0], days[days.length - 1]].map(readDate);
  const publishers = tally(graph.documents.map((document) => document.publisher).filter(Boolean)).map(([name]) => name);
  const names = publishers.slice(0, 3).join(", ") + (publishers.length > 3 ? ` and ${publishers.length - 3} more` : "");
  const parts = [count(graph.entities.length, "entity", "entities"), count(graph.claims.length, "claim"), count(graph.documents.length, "article")];
  const range = first === last ? first : `${first} – ${last}`;
  byId("meta").replaceChildren(...[...parts, range, names].filter(Boolean).map((text) => el("span", { dir: "auto" }, text)));
}

function tellShown() {
  const { entities, total } = state.shown;
  const text = `${number(entities.length)} of ${number(Math.max(total, entities.length))} shown`;
  const change = (all) => () => state.change({ all, pins: new Map(), camera: null });
  const button = state.all
    ? el("button", { type: "button", on: { click: change(false) } }, "Show the best connected")
    : el("button", { type: "button", on: { click: change(true) } }, "Show all");
  byId("shown").replaceChildren(el("span", {}, text), !state.focus && (state.all || entities.length < total) ? button : "");
  byId("hint").hidden = Boolean(state.selected) || !graph.claims.length;
  const nothing = graph.claims.length && !state.shown.claims.length;
  byId("nothing").hidden = !nothing;
  return nothing ? "Nothing is left: no claim passes all filters" : `${text}, ${count(state.shown.claims.length, "claim")}`;
}

function showView() {
  document.body.dataset.view = state.view;
  byId("graph").hidden = state.view !== "graph";
  byId("table").hidden = state.view !== "table";
  byId("to-graph").setAttribute("aria-pressed", String(state.view === "graph"));
  byId("to-table").setAttribute("aria-pressed", String(state.view === "table"));
}

function nameSelected() {
  const { entity, pair, path, compare } = state.selected;
  if (path) return state.path ? `Way of ${count(state.path.length, "step")} from ${path[0].label} to ${path[1].label}` : `No way from ${path[0].label} to ${path[1].label}`;
  if (compare) return `${compare[0].label} and ${compare[1].label} are compared`;
  return `Evidence for ${entity ? entity.label : `${pair.a.label} and ${pair.b.label}`} is open`;
}

function onKey(event) {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && !/checkbox|range/.test(event.target.type);
  const command = event.ctrlKey || event.metaKey;
  if (command && !typing && /^[zy]$/i.test(event.key)) {
    if (event.shiftKey || event.key.toLowerCase() === "y") state.history.redo();
    else state.history.undo();
    event.preventDefault();
  } else if (event.key === "/" && !typing && !command && document.body.dataset.keys !== "off") {
    byId("search").focus();
    event.preventDefault();
  } else if (event.key === "?" && !typing && !command && document.body.dataset.keys !== "off") {
    const menu = byId("help").parentElement;
    menu.open = true;
    menu.querySelector("summary").focus();
    event.preventDefault();
  } else if (event.key === "Escape") escape();
}

function escape() {
  const menu = document.querySelector("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (document.body.classList.contains("filtering")) drawer(false);
  else if (state.selected) state.change({ selected: null });
}

state.listen((changes) => {
  const text = tellShown();
  showView();
  if (changes.selected && state.selected) announce(nameSelected());
  else if (!("sort" in changes) && !("view" in changes)) announce(text);
});
byId("to-graph").addEventListener("click", () => state.change({ view: "graph" }));
byId("to-table").addEventListener("click", () => state.change({ view: "table" }));
byId("to-filters").addEventListener("click", () => drawer(!document.body.classList.contains("filtering")));
byId("nothing").querySelector("button").addEventListener("click", () => state.change({ ...start(), view: state.view }));
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  state.change({ view: "table" });
  byId("table").focus();
});
document.addEventListener("keydown", onKey);
describe();
tellShown();
showView();
afterDrawing(makeOthers);
