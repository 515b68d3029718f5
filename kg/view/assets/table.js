// The same claims as a table: an equal view, sortable, for reading in order and for screen readers.

const ROWS = 150;
const COLUMNS = [
  ["Date", (claim) => claim.day],
  ["Who", (claim) => claim.subject?.label ?? ""],
  ["Relation", (claim) => claim.relation.label],
  ["Whom or what", (claim) => claim.object?.label ?? claim.about ?? ""],
  ["According to", (claim) => whoSays(claim)],
  ["Status", (claim) => status(claim)],
  ["Sentence", (claim) => claim.sentence.text],
  ["Source", (claim) => sourceName(claim.document)],
];

const sourceName = (document) => document.publisher ?? hostOf(document.url) ?? nameOf(document);

function makeTable(graph, state) {
  const area = byId("table");
  const collator = new Intl.Collator("en", { numeric: true });
  const open = (selected) => state.change({ selected });
  let drawn = {}; // what the rows on the page show

  function sorted() {
    const { column, down } = state.sort;
    const [, value] = COLUMNS[column];
    const keyed = state.shown.claims.map((claim) => ({ claim, key: value(claim) }));
    const compare = column ? collator.compare : (one, other) => (one < other ? -1 : one > other ? 1 : 0);
    keyed.sort((one, other) => compare(one.key, other.key) * (down ? -1 : 1) || one.claim.index - other.claim.index);
    return keyed.map(({ claim }) => claim);
  }

  function draw() {
    const claims = sorted();
    const body = el("tbody");
    const more = el("button", { type: "button", class: "more" });
    const grow = () => {
      const before = body.childElementCount;
      body.append(...claims.slice(before, before + ROWS).map((claim) => row(claim, open)));
      more.hidden = body.childElementCount >= claims.length;
      more.textContent = `Show more (${number(claims.length - body.childElementCount)})`;
      highlight();
      if (before) body.children[before]?.querySelector("button, a")?.focus();
    };
    const caption = el("caption", {}, `${count(claims.length, "claim")}, sorted by ${COLUMNS[state.sort.column][0].toLowerCase()}`);
    area.replaceChildren(el("table", { role: "table" }, caption, el("thead", {}, el("tr", { role: "row" }, COLUMNS.map(heading))), body), more);
    drawn = { claims: state.shown.claims, sort: state.sort };
    more.addEventListener("click", grow);
    grow();
  }

  function heading([name], column) {
    const current = column === state.sort.column;
    const arrow = current ? (state.sort.down ? " ↓" : " ↑") : "";
    const button = el("button", { type: "button", on: { click: () => order(column) } }, name, el("span", { class: "arrow", "aria-hidden": "true" }, arrow));
    return el("th", { role: "columnheader", scope: "col", "aria-sort": current ? (state.sort.down ? "descending" : "ascending") : "none" }, button);
  }

  function order(column) {
    state.change({ sort: { column, down: column === state.sort.column ? !state.sort.down : column === 0 } });
    area.querySelectorAll("th button")[column].focus();
    announce(`Sorted by ${COLUMNS[column][0]}, ${state.sort.down ? "descending" : "ascending"}`);
  }

  // The rows of what is chosen in the graph.
  function highlight() {
    const { entity, pair } = state.selected ?? {};
    const chosen = new Set(entity ? entity.claims : pair ? pair.claims : (state.path ?? []).flatMap((one) => one.claims));
    area.querySelectorAll("tbody tr").forEach((line) => line.classList.toggle("chosen", chosen.has(line.claim)));
  }

  function update() {
    if (state.view !== "table") return;
    const same = drawn.sort === state.sort && drawn.claims?.length === state.shown.claims.length && drawn.claims.every((claim, at) => claim === state.shown.claims[at]);
    if (same) highlight();
    else draw();
  }

  state.listen(update);
  update();
  return { sorted };
}

// Roles are written out: on a narrow screen the cells are no longer laid out as a table.
function row(claim, open) {
  const cell = (name, ...content) => el("td", { role: "cell", class: name, dir: "auto" }, ...content);
  const line = el(
    "tr",
    { role: "row", class: claim.negated ? "denied" : "" },
    cell("day", readDate(claim.day)),
    cell("who", claim.subject ? entityButton(claim.subject, open) : el("span", { class: "nobody" }, "someone")),
    cell("relation", claim.relation.label),
    cell("whom", claim.object ? entityButton(claim.object, open) : null, claim.about ? el("q", { dir: "auto" }, claim.about) : null),
    cell("by", whoSays(claim)),
    cell("status", badge(LOOKS[status(claim)], status(claim))),
    cell("sentence", marked(claim)),
    cell("from", webLink(claim.document.url, sourceName(claim.document))),
  );
  return Object.assign(line, { claim });
}
