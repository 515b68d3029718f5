// Filters: kinds (also the legend) and the other fields, each choice with the number of claims it brings.

const CHOICES = 8; // of a field with many values, so many are shown at first

function makeFacets(graph, state) {
  const area = byId("filters");
  const shapes = new Map(graph.entities.map((entity) => [entity.kind, entity.shape]));
  const [updates, fresh] = [[], []]; // what follows every change; what has just been made
  const close = el("button", { type: "button", class: "close", "aria-label": "Close the filters", on: { click: () => drawer(false) } }, "×");
  const [kind, ...fields] = graph.fields;
  area.replaceChildren(
    close,
    activeFilters(graph, state, updates),
    facet(kind, kindsByOrder(graph, kind), true),
    linesKey(),
    ...fields.filter(({ values }) => values.length > 1 || (values.length && values[0] !== NONE)).map((field) => facet(field, field.values, field.key === "relation" || field.key === "status")),
    minimum(state, updates),
  );

  function facet(field, values, open) {
    const items = el("ul");
    const more = el("button", { type: "button", class: "plain", on: { click: () => grow(values.length) } });
    const grow = (most) => {
      items.append(...values.slice(items.childElementCount, most).map((value) => choice(field, value)));
      more.textContent = `Show all ${number(values.length)}`;
      more.hidden = items.childElementCount >= values.length;
      fresh.splice(0).forEach((update) => update());
    };
    const set = (off) => () => state.change({ off: { ...state.off, [field.key]: off } });
    const act = (text, off) => el("button", { type: "button", class: "plain", "aria-label": `${text}: ${field.title}`, on: { click: set(off) } }, text);
    const section = el("details", { class: "facet", open: open || state.off[field.key].size > 0 }, el("summary", {}, el("h2", {}, field.title)),
      el("p", { class: "actions" }, act("All", new Set()), act("None", new Set(values))), items, more);
    grow(values.length > CHOICES + 4 && field.key !== "relation" ? CHOICES : values.length);
    return section;
  }

  function choice(field, value) {
    const box = el("input", { type: "checkbox", on: { change: () => toggle(field, value, box.checked) } });
    const size = el("span", { class: "number" });
    const at = field.numbers.get(value);
    const follow = () => {
      const claims = field.key === "kind" ? ofKind(graph, state, value) : state.shown.counts[graph.fields.indexOf(field)][at];
      box.checked = !state.off[field.key].has(value);
      size.textContent = number(claims);
      size.classList.toggle("zero", !claims);
    };
    updates.push(follow);
    fresh.push(follow);
    const icon = field.key === "kind" ? shapeIcon(value, shapes.get(value)) : null;
    const rest = field.values.filter((other) => other !== value);
    const only = el("button", { type: "button", class: "plain only", title: `Only ${field.label(value)}`, on: { click: () => state.change({ off: { ...state.off, [field.key]: new Set(rest) } }) } }, "only");
    return el("li", {}, el("label", {}, box, icon, el("span", { class: "what", dir: "auto" }, field.label(value)), size), only);
  }

  function toggle(field, value, on) {
    const off = on ? without(state.off[field.key], value) : new Set([...state.off[field.key], value]);
    const changes = { off: { ...state.off, [field.key]: off } };
    if (field.key === "kind" && !on) {
      changes.extra = new Set([...state.extra].filter((entity) => entity.kind !== value));
      if (state.selected && namesOf(state.selected).some((entity) => entity.kind === value)) changes.selected = null;
    }
    state.change(changes);
  }

  const update = () => updates.forEach((one) => one());
  state.listen((changes) => "sort" in changes && Object.keys(changes).length === 1 ? null : update());
  update();
}

const kindsByOrder = (graph, { values }) => graph.kinds.filter((kind) => values.includes(kind));
const ofKind = (graph, state, kind) => graph.entities.reduce((sum, entity) => sum + (entity.kind === kind ? state.shown.touched[entity.index] : 0), 0);

// What narrows the page now that the lists don't show, each with a way to take it back.
function activeFilters(graph, state, updates) {
  const area = el("ul", { class: "active", "aria-label": "In force" });
  const part = (text, changes) => el("li", {}, el("button", { type: "button", class: "chip", "aria-label": `Remove: ${text}`, on: { click: () => state.change(changes) } }, el("span", { dir: "auto" }, text), el("span", { "aria-hidden": "true" }, "×")));
  updates.push(() => {
    const { text, focus, hidden, since, until, pins } = state;
    area.replaceChildren(...[
      text && part(`“${text}”`, { text: "" }),
      focus && part(`${count(focus.depth, "step")} from ${focus.entity.label}`, { focus: null }),
      (since || until) && part(`${readDate(since ?? "") || "…"} – ${readDate(until ?? "") || "…"}`, { since: null, until: null }),
      hidden.size && part(`${number(hidden.size)} hidden`, { hidden: new Set() }),
      pins.size && part(`${number(pins.size)} pinned`, { pins: new Map() }),
      isNarrowed(state) || hidden.size ? el("li", {}, el("button", { type: "button", class: "plain", on: { click: () => state.change({ ...start(), view: state.view, sort: state.sort, all: state.all, selected: state.selected, extra: state.extra, pins: state.pins, camera: state.camera }) } }, "Clear all filters")) : null,
    ].filter(Boolean));
    area.hidden = !area.childElementCount;
  });
  return area;
}

function minimum(state, updates) {
  const values = [1, 2, 3, 4, 5];
  const select = el("select", { id: "sources", on: { change: () => state.change({ sources: Number(select.value) }) } }, values.map((value) => el("option", { value }, value === 1 ? "any number" : `${value} or more`)));
  updates.push(() => (select.value = String(Math.min(state.sources, 5))));
  return el("div", { class: "facet minimum" }, el("label", { for: "sources" }, "Independent publishers"), select, el("p", { class: "note" }, "that say the same; copies of a sentence count once"));
}

function linesKey() {
  const line = (name, text) => el("li", {}, el("span", { class: `sample ${name}`, "aria-hidden": "true" }), text);
  return el(
    "section",
    { class: "facet key" },
    el("h2", {}, "Lines"),
    el("ul", {}, line("actual", "Affirmed"), line("open", "Only planned or possible"), line("no", "Denied")),
    el("p", { class: "note" }, "A line stands for all claims between two names and opens by relation; an arrow leads from the one who acts. Larger marks have more claims."),
  );
}

function drawer(open) {
  document.body.classList.toggle("filtering", open);
  byId("to-filters").setAttribute("aria-expanded", String(open));
  if (open) byId("filters").querySelector("button").focus();
  else if (byId("filters").contains(document.activeElement)) byId("to-filters").focus();
}
