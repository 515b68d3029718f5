// Search over names and other names as the reader types: a combobox with a list of entities.

const FOUND = 12;
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function makeSearch(graph, state) {
  const input = byId("search");
  const list = byId("results");
  const index = graph.entities.map((entity) => ({ entity, names: [entity.label, ...entity.aliases].map((name) => ({ name, key: plain(name) })) }));
  let found = [];
  let active = -1;

  function match(query) {
    const score = ({ key }) => (key === query ? 0 : key.startsWith(query) ? 1 : key.includes(` ${query}`) ? 2 : key.includes(query) ? 3 : 9);
    const best = ({ entity, names }) => {
      const scored = names.map((name) => [score(name), name.name]).sort((one, other) => one[0] - other[0])[0];
      return { entity, score: scored[0], name: scored[1] };
    };
    return index.map(best).filter((hit) => hit.score < 9).sort((one, other) => one.score - other.score || one.entity.index - other.entity.index);
  }

  function show() {
    const query = plain(input.value.trim());
    const hits = query ? match(query) : [];
    found = hits.slice(0, FOUND);
    list.replaceChildren(...found.map(option), ...(query && !found.length ? [el("li", { class: "note", role: "presentation" }, "Nothing found")] : []));
    list.hidden = !query;
    input.setAttribute("aria-expanded", String(found.length > 0));
    activate(found.length ? 0 : -1);
    if (query) announce(count(hits.length, "name found", "names found"));
  }

  function option({ entity, name }, position) {
    const other = name === entity.label ? null : el("span", { class: "alias", dir: "auto" }, name);
    const text = el("span", { class: "what" }, el("span", { dir: "auto" }, entity.label), other);
    return el(
      "li",
      { role: "option", id: `result-${position}`, "aria-selected": "false", on: { mousedown: (event) => event.preventDefault(), click: () => choose(position) } },
      shapeIcon(entity.kind, entity.shape), text, el("span", { class: "number" }, number(entity.count)),
    );
  }

  function activate(position) {
    active = position;
    [...list.children].forEach((item, row) => item.setAttribute("aria-selected", String(row === active)));
    if (active >= 0) input.setAttribute("aria-activedescendant", `result-${active}`);
    else input.removeAttribute("aria-activedescendant");
    list.children[active]?.scrollIntoView({ block: "nearest" });
  }

  function close() {
    list.hidden = true;
    found = [];
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(position) {
    const { entity } = found[position];
    input.value = "";
    close();
    state.change({ selected: { entity } });
  }

  function onKey(event) {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (moves[event.key] && found.length) activate((active + moves[event.key] + found.length) % found.length);
    else if (event.key === "Enter" && active >= 0 && found.length) choose(active);
    else if (event.key === "Escape" && input.value) {
      input.value = "";
      close();
      event.stopPropagation();
    } else return;
    event.preventDefault();
  }

  input.addEventListener("input", show);
  input.addEventListener("focus", show);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", onKey);
}
