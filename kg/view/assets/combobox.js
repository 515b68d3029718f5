// A text field with a list of what is found as the reader types (the combobox pattern of the ARIA guide).

// find(query) gives { options: [{ pick, entity, name } or { pick, text, note }], told }
function makeCombobox(input, list, find, name) {
  let found = [];
  let active = -1;
  list.id ||= `${name}-list`;
  list.hidden = true;
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-autocomplete", "list");

  function show() {
    const query = input.value.trim();
    const { options, told, total = options.length } = query ? find(query) : { options: [], told: "" };
    found = options;
    list.replaceChildren(...found.map(option), ...(query && !found.length ? [el("li", { class: "note", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nothing found")] : []));
    list.hidden = !query;
    input.setAttribute("aria-expanded", String(Boolean(query)));
    activate(found.length ? 0 : -1);
    if (query) announce(typeof told === "function" ? told(total) : count(total, `${told} found`, `${told}s found`));
  }

  function option(one, position) {
    const chosen = { mousedown: (event) => event.preventDefault(), click: () => choose(position) };
    return el("li", { role: "option", id: `${name}-${position}`, "aria-selected": "false", class: one.entity ? null : "words", on: chosen }, ...(one.entity ? named(one) : [el("span", { class: "what", dir: "auto" }, one.text, one.note && el("span", { class: "alias" }, one.note))]));
  }

  function named({ entity, name: written }) {
    const other = written === entity.label ? null : el("span", { class: "alias", dir: "auto" }, written);
    return [shapeIcon(entity.kind, entity.shape), el("span", { class: "what" }, el("span", { dir: "auto" }, entity.label), other), el("span", { class: "number" }, number(entity.count))];
  }

  function activate(position) {
    active = position;
    if (found.length) [...list.children].forEach((item, row) => item.setAttribute("aria-selected", String(row === active)));
    if (active >= 0) input.setAttribute("aria-activedescendant", `${name}-${active}`);
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
    const { pick } = found[position];
    input.value = "";
    close();
    pick();
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
  input.addEventListener("focus", () => input.value && show());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", onKey);
}
