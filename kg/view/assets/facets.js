// Filters by kind (which is also the legend) and by relation, each with its count.

function makeFacets(graph, state) {
  const area = byId("filters");
  const kindCounts = new Map(tally(graph.entities.filter((entity) => entity.count).map((entity) => entity.kind)));
  const relationCounts = tally(graph.claims.map((claim) => claim.relation.name));
  const labels = new Map(graph.relations.map((relation) => [relation.name, relation.label]));
  const shapes = new Map(graph.entities.map((entity) => [entity.kind, entity.shape]));
  const boxes = [];

  function choice(set, value, label, size, icon) {
    const box = el("input", { type: "checkbox", on: { change: () => toggle(set, value, box.checked) } });
    boxes.push(() => (box.checked = state[set].has(value)));
    return el("li", {}, el("label", {}, box, icon, el("span", { class: "what" }, label), el("span", { class: "number" }, number(size))));
  }

  function toggle(set, value, on) {
    const next = new Set(state[set]);
    if (on) next.add(value);
    else next.delete(value);
    if (set === "kinds" && !on) state.extra.forEach((entity) => entity.kind === value && state.extra.delete(entity));
    const selected = set === "kinds" && state.selected?.entity?.kind === value && !on ? null : state.selected;
    state.change(selected === state.selected ? { [set]: next } : { [set]: next, selected });
  }

  function group(title, items, everything) {
    const all = el("button", { type: "button", class: "plain" }, "All");
    const none = el("button", { type: "button", class: "plain" }, "None");
    all.addEventListener("click", () => state.change({ [everything.set]: new Set(everything.values) }));
    none.addEventListener("click", () => state.change({ [everything.set]: new Set() }));
    all.setAttribute("aria-label", `All: ${title}`);
    none.setAttribute("aria-label", `None: ${title}`);
    return el("section", { class: "facet" }, el("h2", {}, title, el("span", { class: "actions" }, all, none)), el("ul", {}, items));
  }

  const kinds = graph.kinds.filter((kind) => kindCounts.has(kind));
  const close = el("button", { type: "button", class: "close", "aria-label": "Close the filters", on: { click: () => drawer(false) } }, "×");
  area.replaceChildren(
    close,
    group("Who and what", kinds.map((kind) => choice("kinds", kind, capital(KIND_NAMES[kind][1]), kindCounts.get(kind), shapeIcon(kind, shapes.get(kind)))), { set: "kinds", values: kinds }),
    linesKey(),
    group("Relations", relationCounts.map(([name, size]) => choice("relations", name, labels.get(name), size)), { set: "relations", values: graph.relations.map((relation) => relation.name) }),
  );
  const update = () => boxes.forEach((set) => set());
  state.listen(update);
  update();
}

function linesKey() {
  const line = (name, text) => el("li", {}, el("span", { class: `sample ${name}`, "aria-hidden": "true" }), text);
  return el(
    "section",
    { class: "facet key" },
    el("h2", {}, "Lines"),
    el("ul", {}, line("actual", "Affirmed"), line("open", "Only planned or possible"), line("no", "Denied")),
    el("p", { class: "note" }, "A line stands for all claims between two names; an arrow leads from the one who acts. Larger marks have more claims."),
  );
}

function drawer(open) {
  document.body.classList.toggle("filtering", open);
  byId("to-filters").setAttribute("aria-expanded", String(open));
  if (open) byId("filters").querySelector("button").focus();
  else if (byId("filters").contains(document.activeElement)) byId("to-filters").focus();
}
