// The card of one entity: names, kind, roles with dates, ids, counts, what can be done with it, and its claims.

function entityCard(entity, graph, state, open) {
  const claims = related(entity.claims, state);
  const others = related(entity.says, state).filter((claim) => !entity.claims.includes(claim));
  return [
    el("p", { class: "kind" }, shapeIcon(entity.kind, entity.shape), capital(KIND_NAMES[entity.kind][0])),
    el("h2", { dir: "auto", tabindex: "-1" }, entity.label),
    entity.aliases.length ? el("p", { class: "aliases", dir: "auto" }, "Also: ", entity.aliases.join(" · ")) : null,
    roles(entity, open),
    entity.same_as.length ? el("p", { class: "same" }, entity.same_as.map((same) => webLink(same.url, same.text))) : null,
    counts(entity.claims, entity),
    actions(entity, graph, state),
    neighbours(entity, state, open),
    claimList("Claims", claims, open, entity.claims.length - claims.length),
    others.length ? claimList(`What ${entity.label} says of others`, others, open, 0) : null,
  ];
}

const POSTS = new Set(["holdsPosition", "leads"]);

// Titles and offices, with the days on which articles say so.
function roles(entity, open) {
  const held = entity.claims.filter((claim) => claim.subject === entity && POSTS.has(claim.relation.name) && !claim.negated && claim.modality === "actual");
  const titled = (claim) => (claim.relation.name === "leads" ? "leads " : (claim.about ?? "")) + (claim.relation.name === "leads" || !claim.object || !claim.about ? "" : ", ");
  const posts = new Map();
  held.forEach((claim) => {
    const key = `${titled(claim).toLowerCase()} ${claim.object?.index}`;
    posts.set(key, [...(posts.get(key) ?? []), claim]);
  });
  const item = (claims) => {
    const days = claims.map(({ day }) => day).filter(Boolean).sort();
    const object = claims[0].object && claims[0].object !== entity ? entityButton(claims[0].object, open) : null;
    return el("li", { dir: "auto" }, titled(claims[0]), object, days.length ? el("span", { class: "when" }, ` ${readRange(days[0], days[days.length - 1])}`) : null);
  };
  const offices = held.filter((claim) => claim.relation.name !== "leads" && claim.about && claim.object);
  const [places, titles] = [new Set(offices.map(({ object }) => object)), new Set(offices.map(({ about }) => about.toLowerCase()))];
  const told = ([{ relation, about, object }]) => (relation.name === "leads" ? object && !places.has(object) : object || (about && !titles.has(about.toLowerCase()))); // once is enough
  const shown = [...posts.values()].filter(told).sort((one, other) => other.length - one.length).slice(0, 5);
  return shown.length ? el("ul", { class: "roles" }, shown.map(item)) : null;
}

function actions(entity, graph, state) {
  const { more, fewer } = unfolded(entity, state);
  const pinned = state.pins.has(entity);
  const button = (act, text, click, options = {}) => el("button", { type: "button", class: "act", "data-act": act, ...options, on: { click } }, text);
  const near = state.focus?.entity === entity ? state.focus.depth : 0;
  const depth = (steps) => button(`near${steps}`, String(steps), () => state.change({ focus: near === steps ? null : { entity, depth: steps } }), {
    "aria-pressed": String(near === steps), "aria-label": `Only what is ${count(steps, "step")} away`,
  });
  return el(
    "div",
    { class: "acts" },
    el("div", { class: "row" },
      button("expand", `Expand (${number(more.length)})`, () => expand(entity, state), { disabled: !more.length }),
      button("collapse", `Collapse (${number(fewer.length)})`, () => collapse(entity, state), { disabled: !fewer.length }),
      button("pin", pinned ? "Unpin" : "Pin", () => pin(entity, pinned ? null : placeOf(entity, state), state), { "aria-pressed": String(pinned) }),
      button("hide", "Hide", () => hide(entity, state)),
      el("span", { class: "steps", role: "group", "aria-label": "Only what is near" }, "Only near", depth(1), depth(2), depth(3)),
    ),
    el("div", { class: "row" },
      picker(graph, "Find the way to…", (other) => state.change({ selected: { path: [entity, other] } }), entity),
      picker(graph, "Compare with…", (other) => state.change({ selected: { compare: [entity, other] } }), entity)),
  );
}

// A field that takes the name of another entity.
function picker(graph, label, choose, except) {
  const input = el("input", { type: "text", class: "pick", placeholder: label, "aria-label": label, role: "combobox", autocomplete: "off", spellcheck: "false" });
  const list = el("ul", { role: "listbox", "aria-label": label, class: "results" });
  const box = el("div", { class: "picker" }, input, list);
  const find = (query) => ({ options: findNames(graph, query).filter(({ entity }) => entity !== except).map((hit) => ({ ...hit, pick: () => choose(hit.entity) })), told: "name" });
  makeCombobox(input, list, find, `pick${(pickers += 1)}`);
  return box;
}

let pickers = 0;

const LINKED = 6; // so many neighbours stand above the claims at first

function neighbours(entity, state, open) {
  const linked = entity.pairs
    .map((pair) => ({ pair, other: otherEnd(pair, entity), size: related(pair.claims, state).length }))
    .filter((one) => one.size)
    .sort((one, other) => other.size - one.size || one.other.index - other.other.index);
  if (!linked.length) return null;
  return el("section", { class: "linked" }, el("h3", {}, "Connected to"), longList("ul", linked, ({ pair, other, size }) => chip(other, size, () => open({ pair })), LINKED, { class: "chips" }));
}

function chip(entity, size, click) {
  return el("li", {}, el(
    "button", { type: "button", class: "chip", "aria-label": `${entity.label}, ${count(size, "claim")}`, on: { click } },
    shapeIcon(entity.kind, entity.shape), el("span", { dir: "auto" }, entity.label), el("span", { class: "number" }, number(size)),
  ));
}
