// Two entities at once: the way from one to the other with the evidence of each step, and what they share.

function pathCard([from, to], state, open) {
  const turn = el("button", { type: "button", class: "act", on: { click: () => state.change({ selected: { compare: [from, to] } }) } }, "Compare the two");
  const title = [el("p", { class: "kind" }, "Way"), pairTitle([from, to], "to", open)];
  if (!state.path) return [...title, el("p", { class: "note" }, "No chain of claims leads from one to the other, as the filters are."), turn];
  let at = from;
  const steps = state.path.map((pair, index) => {
    const [here, there] = [at, otherEnd(pair, at)];
    at = there;
    const claims = related(pair.claims, state);
    return el("section", { class: "step" },
      el("h3", {}, el("span", {}, `${index + 1}. `, el("bdi", {}, here.label), " – ", el("bdi", {}, there.label)), el("span", { class: "number" }, count(claims.length, "claim"))),
      longList("ol", claims, (claim) => claimCard(claim, open), 2));
  });
  return [...title, el("p", { class: "note" }, `${count(state.path.length, "step")}, the fewest there are`), turn, ...steps];
}

function compareCard([one, other], state, open) {
  const direct = one.pairs.find((pair) => otherEnd(pair, one) === other);
  const claims = direct ? related(direct.claims, state) : [];
  const sizes = (entity) => new Map(linksOf(entity, state.shown.has).map((pair) => [otherEnd(pair, entity), related(pair.claims, state).length]));
  const [first, second] = [sizes(one), sizes(other)];
  const shared = [...first.keys()].filter((entity) => second.has(entity)).sort((a, b) => first.get(b) + second.get(b) - first.get(a) - second.get(a));
  const own = (mine, theirs, except) => [...mine.keys()].filter((entity) => !theirs.has(entity) && entity !== except);
  const toPair = (entity, near) => open({ pair: entity.pairs.find((pair) => otherEnd(pair, entity) === near) });
  const line = (entity) => el("tr", {},
    el("th", { scope: "row" }, entityButton(entity, open)),
    ...[[one, first], [other, second]].map(([near, found]) => el("td", {}, el("button", { type: "button", class: "name", "aria-label": `${count(found.get(entity), "claim")} of ${entity.label} and ${near.label}`, on: { click: () => toPair(entity, near) } }, number(found.get(entity))))));
  const heads = [one, other].map((entity) => el("th", { scope: "col", dir: "auto" }, entity.label));
  return [
    el("p", { class: "kind" }, "Compared"),
    pairTitle([one, other], "and", open),
    el("button", { type: "button", class: "act", on: { click: () => state.change({ selected: { path: [one, other] } }) } }, "Find the way between them"),
    el("h3", {}, "In common", el("span", { class: "number" }, number(shared.length))),
    shared.length
      ? el("table", { class: "both" }, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Name"), ...heads)), el("tbody", {}, shared.slice(0, 60).map(line)))
      : el("p", { class: "note" }, "They share no neighbour"),
    ...[[one, own(first, second, other), first], [other, own(second, first, one), second]].map(([entity, names, found]) =>
      el("section", { class: "linked" }, el("h3", {}, `Only ${entity.label}`, el("span", { class: "number" }, number(names.length))),
        names.length ? longList("ul", names, (name) => chip(name, found.get(name), () => toPair(name, entity)), 8, { class: "chips" }) : el("p", { class: "note" }, "Nobody else"))),
    claimList("Between the two", claims, open, (direct?.claims.length ?? 0) - claims.length),
  ];
}
