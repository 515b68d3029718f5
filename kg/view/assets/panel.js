// The evidence panel: an entity's card, a pair of entities, a way between two, or two compared, with every claim.

const PAGE = 40;

function makePanel(graph, state) {
  const panel = byId("panel");
  const open = (selected) => state.change({ selected });
  const close = () => state.change({ selected: null });
  let opener = null;
  let shown = null; // the choice and the filters that the panel was made for

  function card({ entity, pair, path, compare }) {
    if (entity) return entityCard(entity, graph, state, open);
    if (pair) return pairCard(pair, state, open);
    return path ? pathCard(path, state, open) : compareCard(compare, state, open);
  }

  function show() {
    if (!state.selected) return hide();
    if (panel.hidden) opener = document.activeElement;
    panel.hidden = false;
    panel.replaceChildren(closeButton(close), ...card(state.selected).filter(Boolean));
    return undefined;
  }

  function hide() {
    const inside = panel.contains(document.activeElement);
    panel.hidden = true;
    panel.replaceChildren();
    if (inside) (opener?.isConnected && opener !== document.body ? opener : byId("canvas")).focus();
  }

  state.listen((changes) => {
    const now = [address(graph, { ...start(), selected: state.selected }), state.shown.claims.length, state.shown.entities.length, state.pins, state.focus].map(String).join();
    if (now === shown && !("selected" in changes)) return;
    const held = panel.contains(document.activeElement) ? document.activeElement.dataset.act : null;
    shown = now;
    show();
    if (changes.selected) {
      panel.scrollTop = 0;
      panel.querySelector("h2").focus({ preventScroll: true });
    } else if (held) (panel.querySelector(`[data-act="${held}"]`) ?? panel.querySelector("h2"))?.focus();
  });
  show();
}

const closeButton = (close) =>
  el("button", { type: "button", class: "close", "aria-label": "Close the evidence", title: "Close (Esc)", on: { click: close } }, "×");

const side = (entity, open) => el("span", { class: "side" }, shapeIcon(entity.kind, entity.shape), entityButton(entity, open));

function pairTitle([one, other], between, open) {
  return el("h2", { class: "pair", tabindex: "-1" }, side(one, open), el("span", { class: "and" }, between), side(other, open));
}

function pairCard(pair, state, open) {
  const claims = related(pair.claims, state);
  return [
    el("p", { class: "kind" }, "Relation"),
    pairTitle([pair.a, pair.b], "and", open),
    counts(pair.claims),
    claimList("Claims", claims, open, pair.claims.length - claims.length),
  ];
}

function counts(claims, entity = null) {
  const articles = new Set(claims.map((claim) => claim.document)).size;
  const published = claims.filter(({ document }) => document.publisher ?? hostOf(document.url)); // an unknown one is none
  const entries = [
    [claims.length, "claim"],
    [entity ? entity.articles || articles : articles, "article"],
    [independent(published), "publisher", "Publishers that print the same sentence count once"],
    entity ? [entity.mentions, "mention"] : null,
  ];
  const shown = entries.filter((entry) => entry?.[0]);
  return el("dl", { class: "counts" }, shown.map(([value, name, title]) =>
    el("div", { title }, el("dt", {}, value === 1 ? name : `${name}s`), el("dd", {}, number(value)))));
}

// Claims by relation, the newest first; offices, which the card tells already, come last.
function claimList(title, claims, open, hidden) {
  const sorted = [...claims].sort((one, other) => (one.day < other.day ? 1 : one.day > other.day ? -1 : one.index - other.index));
  const order = tally(sorted.map((claim) => claim.relation.label)).map(([label]) => label);
  const rank = ({ relation }) => order.indexOf(relation.label) + (POSTS.has(relation.name) ? order.length : 0);
  sorted.sort((one, other) => rank(one) - rank(other));
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
