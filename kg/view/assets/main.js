// The page starts here: read the data, build the parts, and connect what belongs to none of them.

const graph = readData(byId("data"));
const state = makeState(graph);
makeFacets(graph, state);
makePanel(graph, state);
makeTable(graph, state);
makeCanvas(graph, state);
makeSearch(graph, state);

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
  const { entities } = visible(graph, state);
  const total = graph.entities.filter((entity) => state.kinds.has(entity.kind)).length;
  const text = `${number(entities.length)} of ${number(total)} shown`;
  const button = state.all
    ? el("button", { type: "button", on: { click: () => state.change({ all: false }) } }, "Show the best connected")
    : el("button", { type: "button", on: { click: () => state.change({ all: true }) } }, "Show all");
  byId("shown").replaceChildren(el("span", {}, text), state.all || entities.length < total ? button : "");
  return text;
}

function showView() {
  document.body.dataset.view = state.view;
  byId("graph").hidden = state.view !== "graph";
  byId("table").hidden = state.view !== "table";
  byId("to-graph").setAttribute("aria-pressed", String(state.view === "graph"));
  byId("to-table").setAttribute("aria-pressed", String(state.view === "table"));
}

function onKey(event) {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox";
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    byId("search").focus();
    event.preventDefault();
  } else if (event.key === "Escape") {
    if (document.body.classList.contains("filtering")) drawer(false);
    else if (state.selected) state.change({ selected: null });
  }
}

state.listen((changes) => {
  const text = tellShown();
  showView();
  if (changes.selected) announce(`Evidence for ${(changes.selected.entity ?? changes.selected.pair.a).label} is open`);
  else if ("kinds" in changes || "relations" in changes || "all" in changes) announce(text);
});
byId("to-graph").addEventListener("click", () => state.change({ view: "graph" }));
byId("to-table").addEventListener("click", () => state.change({ view: "table" }));
byId("to-filters").addEventListener("click", () => drawer(!document.body.classList.contains("filtering")));
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  state.change({ view: "table" });
  byId("table").focus();
});
document.addEventListener("keydown", onKey);
describe();
tellShown();
showView();
document.body.dataset.ready = "yes";
