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
  ["Source", (claim) => claim.document.publisher ?? claim.document.title ?? ""],
];

function makeTable(graph, state) {
  const area = byId("table");
  const collator = new Intl.Collator("en", { numeric: true });
  const open = (selected) => state.change({ selected });
  let sort = { column: 0, down: true };
  let drawn = {}; // the filters that the rows on the page have passed

  function draw() {
    const [, value] = COLUMNS[sort.column];
    const claims = visible(graph, state).claims.map((claim) => ({ claim, key: value(claim) }));
    claims.sort((one, other) => collator.compare(one.key, other.key) * (sort.down ? -1 : 1) || one.claim.index - other.claim.index);
    const body = el("tbody");
    const more = el("button", { type: "button", class: "more" });
    const grow = () => {
      body.append(...claims.slice(body.childElementCount, body.childElementCount + ROWS).map(({ claim }) => row(claim, open)));
      more.hidden = body.childElementCount >= claims.length;
      more.textContent = `Show more (${number(claims.length - body.childElementCount)})`;
    };
    more.addEventListener("click", grow);
    grow();
    const caption = el("caption", {}, `${count(claims.length, "claim")}, sorted by ${COLUMNS[sort.column][0].toLowerCase()}`);
    area.replaceChildren(el("table", { role: "table" }, caption, el("thead", {}, el("tr", { role: "row" }, COLUMNS.map(heading))), body), more);
    drawn = { kinds: state.kinds, relations: state.relations };
  }

  function heading([name], column) {
    const current = column === sort.column;
    const button = el("button", { type: "button", on: { click: () => order(column) } }, name, el("span", { class: "arrow", "aria-hidden": "true" }, current ? (sort.down ? " ↓" : " ↑") : ""));
    return el("th", { role: "columnheader", scope: "col", "aria-sort": current ? (sort.down ? "descending" : "ascending") : "none" }, button);
  }

  function order(column) {
    sort = { column, down: column === sort.column ? !sort.down : column === 0 };
    draw();
    area.querySelectorAll("th button")[column].focus();
    announce(`Sorted by ${COLUMNS[column][0]}, ${sort.down ? "descending" : "ascending"}`);
  }

  function update() {
    if (state.view === "table" && (drawn.kinds !== state.kinds || drawn.relations !== state.relations)) draw();
  }

  state.listen(update);
  update();
}

// Roles are written out: on a narrow screen the cells are no longer laid out as a table.
function row(claim, open) {
  const cell = (name, ...content) => el("td", { role: "cell", class: name, dir: "auto" }, ...content);
  return el(
    "tr",
    { role: "row", class: claim.negated ? "denied" : "" },
    cell("day", readDate(claim.day)),
    cell("who", claim.subject ? entityButton(claim.subject, open) : el("span", { class: "nobody" }, "someone")),
    cell("relation", claim.relation.label),
    cell("whom", claim.object ? entityButton(claim.object, open) : null, claim.about ? el("q", { dir: "auto" }, claim.about) : null),
    cell("by", whoSays(claim)),
    cell("status", statusBadge(claim.negated ? "no" : claim.modality === "actual" ? "yes" : "maybe", status(claim))),
    cell("sentence", marked(claim)),
    cell("from", webLink(claim.document.url, claim.document.publisher ?? claim.document.title ?? "article")),
  );
}
