// What the reader has chosen. Every change goes through `change`, which keeps the address and the listeners in step.

const start = () => ({
  view: "graph",
  all: false,
  off: { ...Object.fromEntries(FIELDS.map(({ key }) => [key, new Set()])), kind: new Set(["Thing"]) }, // values switched off
  since: null,
  until: null,
  text: "", // words that the sentence or a name holds
  sources: 1, // at least so many independent publishers
  focus: null, // { entity, depth }: only what is so near
  extra: new Set(), // entities brought into the first view by hand
  hidden: new Set(),
  pins: new Map(), // entity to { x, y }
  selected: null, // { entity }, { pair }, { path: [from, to] } or { compare: [one, other] }
  sort: { column: 0, down: true },
  camera: null, // { x, y, scale }, once the reader has moved
});

function makeState(graph) {
  const listeners = [];
  const state = {
    ...start(),
    form: { x: 1, y: 1 }, // how the drawing is stretched to the window
    listen: (listener) => listeners.push(listener),
    change(changes) {
      settle(changes);
      state.history.note();
      listeners.forEach((listener) => listener(changes));
    },
    // The camera alone: kept in the address, without a step to undo.
    look(camera) {
      state.camera = camera;
      state.history.amend();
    },
    load(text) {
      const changes = { ...start(), ...readAddress(graph, text) };
      settle(changes);
      listeners.forEach((listener) => listener(changes));
    },
  };

  function settle(changes) {
    Object.assign(state, changes);
    if (state.selected) namesOf(state.selected).forEach((entity) => reveal(state, entity));
    if (state.focus && !state.focus.entity) state.focus = null;
    state.shown = visible(graph, state);
    state.path = state.selected?.path ? shortest(state.selected.path, state.shown) : null;
    if (!state.path?.length) return;
    state.path.flatMap(({ a, b }) => [a, b]).forEach((entity) => reveal(state, entity));
    state.shown = visible(graph, state);
  }

  settle(readAddress(graph, location.hash));
  state.history = makeHistory(graph, state);
  return state;
}

const namesOf = ({ entity, pair, path, compare }) => (entity ? [entity] : pair ? [pair.a, pair.b] : path ?? compare);

function reveal(state, entity) {
  if (!entity.first && !state.all && !state.extra.has(entity)) state.extra = new Set([...state.extra, entity]);
  if (state.off.kind.has(entity.kind)) state.off = { ...state.off, kind: without(state.off.kind, entity.kind) };
  if (state.hidden.has(entity)) state.hidden = without(state.hidden, entity);
}

const without = (set, ...values) => new Set([...set].filter((value) => !values.includes(value)));
