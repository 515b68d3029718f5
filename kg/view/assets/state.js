// What the reader has chosen. Every change goes through `change`, which keeps the address and the listeners in step.

function makeState(graph) {
  const listeners = [];
  const state = {
    view: "graph",
    all: false,
    kinds: new Set(graph.kinds.filter((kind) => kind !== "Thing")),
    relations: new Set(graph.relations.map((relation) => relation.name)),
    extra: new Set(), // entities brought into the first view by hand
    selected: null, // { entity } or { pair }
    listen: (listener) => listeners.push(listener),
    change(changes, { keepAddress = false } = {}) {
      Object.assign(state, changes);
      if (state.selected?.entity) reveal(state, state.selected.entity);
      if (!keepAddress) writeAddress(graph, state);
      listeners.forEach((listener) => listener(changes));
    },
  };
  state.change(readAddress(graph), { keepAddress: true });
  window.addEventListener("hashchange", () => {
    if (location.hash !== address(graph, state)) state.change(readAddress(graph), { keepAddress: true });
  });
  return state;
}

function reveal(state, entity) {
  if (!entity.first && !state.all) state.extra.add(entity);
  if (!state.kinds.has(entity.kind)) state.kinds = new Set([...state.kinds, entity.kind]);
}

function address(graph, state) {
  const parts = new URLSearchParams();
  const { entity, pair } = state.selected ?? {};
  if (entity) parts.set("entity", entity.id);
  if (pair) parts.set("pair", `${pair.a.id} ${pair.b.id}`);
  const kinds = graph.kinds.filter((kind) => state.kinds.has(kind));
  if (kinds.join() !== graph.kinds.filter((kind) => kind !== "Thing").join()) parts.set("kinds", kinds.join());
  const off = graph.relations.filter((relation) => !state.relations.has(relation.name));
  if (off.length > graph.relations.length / 2) parts.set("only", [...state.relations].join());
  else if (off.length) parts.set("without", off.map((relation) => relation.name).join());
  if (state.all) parts.set("all", "1");
  if (state.view !== "graph") parts.set("view", state.view);
  const text = parts.toString();
  return text ? `#${text}` : "";
}

function writeAddress(graph, state) {
  const wanted = address(graph, state);
  if (wanted !== location.hash) history.pushState(null, "", wanted || location.pathname + location.search);
}

function readAddress(graph) {
  const parts = new URLSearchParams(location.hash.slice(1));
  const names = graph.relations.map((relation) => relation.name);
  const list = (key) => (parts.has(key) ? new Set(parts.get(key).split(",")) : null);
  const [only, without, kinds] = [list("only"), list("without"), list("kinds")];
  return {
    view: parts.get("view") === "table" ? "table" : "graph",
    all: parts.get("all") === "1",
    kinds: new Set(graph.kinds.filter((kind) => (kinds ? kinds.has(kind) : kind !== "Thing"))),
    relations: new Set(names.filter((name) => (only ? only.has(name) : !without?.has(name)))),
    selected: readSelected(graph, parts),
  };
}

function readSelected(graph, parts) {
  const named = (id) => graph.entities.find((entity) => entity.id === id);
  if (parts.has("entity")) {
    const entity = named(parts.get("entity"));
    return entity ? { entity } : null;
  }
  const [a, b] = (parts.get("pair") ?? "").split(" ").map(named);
  const pair = a && b ? graph.pairs.get(pairId(a, b)) : null;
  return pair ? { pair } : null;
}
