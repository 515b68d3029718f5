// The evidence panel: an entity's card or a pair of entities, with every claim.

const PAGE = 40;

function makePanel(graph, state) {
  const panel = byId("panel");
  const open = (selected) => state.change({ selected });
  const close = () => state.change({ selected: null });
  let opener = null;

  function show() {
    const { entity, pair } = state.selected ?? {};
    if (!entity && !pair) return hide();
    if (panel.hidden) opener = document.activeElement;
    panel.hidden = false;
    panel.replaceChildren(closeButton(close), ...(entity ? entityCard(entity, state, open) : pairCard(pair, state, open)));
    panel.scrollTop = 0;
  }

  function hide() {
    const inside = panel.contains(document.activeElement);
    panel.hidden = true;
    panel.replaceChildren();
    if (inside) (opener?.isConnected ? opener : byId("canvas")).focus();
  }

  state.listen((changes) => {
    if ("selected" in changes || "relations" in changes) show();
    if (changes.selected) panel.querySelector("h2").focus({ preventScroll: true });
  });
  show();
}

const closeButton = (close) =>
  el("button", { type: "button", class: "close", "aria-label": "Close the evidence", title: "Close (Esc)", on: { click: close } }, "×");

function entityCard(entity, state, open) {
  const claims = related(entity.claims, state);
  const others = related(entity.says, state).filter((claim) => !entity.claims.includes(claim));
  return [
    el("p", { class: "kind" }, shapeIcon(entity.kind, entity.shape), capital(KIND_NAMES[entity.kind][0])),
    el("h2", { dir: "auto", tabindex: "-1" }, entity.label),
    entity.aliases.length ? el("p", { class: "aliases", dir: "auto" }, "Also: ", entity.aliases.join(" · ")) : null,
    roles(entity.claims),
    entity.same_as.length ? el("p", { class: "same" }, entity.same_as.map((same) => webLink(same.url, same.text))) : null,
    counts(entity.claims, entity),
    neighbours(entity, state, open),
    claimList("Claims", claims, open, entity.claims.length - claims.length),
    others.length ? claimList(`What ${entity.label} says of others`, others, open, 0) : null,
  ].filter(Boolean);
}

function pairCard(pair, state, open) {
  const claims = related(pair.claims, state);
  const side = (entity) => el("span", { class: "side" }, shapeIcon(entity.kind, entity.shape), entityButton(entity, open));
  return [
    el("p", { class: "kind" }, "Relation"),
    el("h2", { class: "pair", tabindex: "-1" }, side(pair.a), el("span", { class: "and" }, "and"), side(pair.b)),
    counts(pair.claims),
    claimList("Claims", claims, open, pair.claims.length - claims.length),
  ];
}

function roles(claims) {
  const held = claims.filter((claim) => claim.relation.name === "holdsPosition" && claim.about && !claim.negated);
  const titles = tally(held.map((claim) => claim.about)).map(([title]) => title);
  return titles.length ? el("p", { class: "roles", dir: "auto" }, titles.slice(0, 4).join(" · ")) : null;
}

function counts(claims, entity = null) {
  const articles = new Set(claims.map((claim) => claim.document));
  const publishers = new Set([...articles].map((article) => article.publisher).filter(Boolean));
  const entries = [
    [claims.length, "claim"],
    [entity ? entity.articles || articles.size : articles.size, "article"],
    [publishers.size, "publisher"],
    entity ? [entity.mentions, "mention"] : null,
  ];
  const shown = entries.filter((entry) => entry?.[0]);
  return el("dl", { class: "counts" }, shown.map(([value, name]) =>
    el("div", {}, el("dd", {}, number(value)), el("dt", {}, value === 1 ? name : `${name}s`))));
}

function neighbours(entity, state, open) {
  const linked = entity.pairs
    .map((pair) => ({ pair, other: otherEnd(pair, entity), size: related(pair.claims, state).length }))
    .filter((one) => one.size)
    .sort((one, other) => other.size - one.size || one.other.index - other.other.index);
  if (!linked.length) return null;
  const chip = ({ pair, other, size }) => el("li", {}, el(
    "button", { type: "button", class: "chip", "aria-label": `${other.label}, ${count(size, "claim")}`, on: { click: () => open({ pair }) } },
    shapeIcon(other.kind, other.shape), el("span", { dir: "auto" }, other.label), el("span", { class: "number" }, number(size)),
  ));
  return el("section", { class: "linked" }, el("h3", {}, "Connected to"), longList("ul", linked, chip, 8, { class: "chips" }));
}

// Claims under a heading per relation, the newest first.
function claimList(title, claims, open, hidden) {
  const sorted = [...claims].sort((one, other) => (one.day < other.day ? 1 : one.day > other.day ? -1 : one.index - other.index));
  const order = tally(sorted.map((claim) => claim.relation.label)).map(([label]) => label);
  sorted.sort((one, other) => order.indexOf(one.relation.label) - order.indexOf(other.relation.label));
  return el(
    "section",
    { class: "claims" },
    el("h3", {}, title, el("span", { class: "number" }, number(claims.length))),
    hidden ? el("p", { class: "note" }, `${count(hidden, "more claim")} hidden by the filters`) : null,
    claims.length ? longList("ol", sorted, (claim) => claimCard(claim, open), PAGE) : el("p", { class: "note" }, "No claims"),
  );
}

// A list that shows its first entries and grows on request.
function longList(name, items, render, step, attributes = {}) {
  const list = el(name, attributes);
  const more = el("button", { type: "button", class: "more" });
  const grow = () => {
    const shown = list.childElementCount;
    list.append(...items.slice(shown, shown + step).map(render));
    more.textContent = `Show more (${number(items.length - list.childElementCount)})`;
    more.hidden = list.childElementCount >= items.length;
    if (shown) list.children[shown].querySelector("button, a")?.focus();
  };
  more.addEventListener("click", grow);
  grow();
  return [list, more];
}
