// The menus at the top: keep the view as a file, on paper, as a link, or under a name of one's own.

function makeMenus(graph, state, canvas, table) {
  const name = fileName(graph.title);
  const item = (text, click) => el("li", {}, el("button", { type: "button", on: { click: () => { closeMenus(); click(); } } }, text));
  const picture = async (times) => save(await pngOf(canvas.picture(), times), `${name}${times > 1 ? `@${times}x` : ""}.png`);
  byId("save").append(el("ul", {},
    ...[1, 2, 3, 4].map((times) => item(`Picture, PNG ${times}×`, () => picture(times))),
    item("Drawing, SVG", () => save(svgOf(canvas.picture(), graph, state), `${name}.svg`)),
    item("Claims with sources, JSON", () => save(jsonOf(table.sorted(), graph, state), `${name}.json`)),
    item("Claims with sources, CSV", () => save(csvOf(table.sorted()), `${name}.csv`)),
    item("Print", () => window.print()),
    item("Copy a link to this view", copyLink),
  ));
  makeViews(graph, state);
  makeHelp();
  const buttons = [["undo", "canUndo"], ["redo", "canRedo"]].map(([id, able]) => [byId(id), id, able]);
  const update = () => buttons.forEach(([button, , able]) => button.setAttribute("aria-disabled", String(!state.history[able]())));
  buttons.forEach(([button, act]) => button.addEventListener("click", () => (state.history[act](), update())));
  state.listen(update);
  update();
  document.addEventListener("click", (event) => event.target.closest("details.menu") || closeMenus());
  document.querySelectorAll("details.menu").forEach((menu) => menu.addEventListener("toggle", () => menu.open && closeMenus(menu)));
}

function closeMenus(except = null) {
  document.querySelectorAll("details.menu[open]").forEach((menu) => menu === except || (menu.open = false));
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    announce("The link is copied");
  } catch {
    announce("The link is in the address bar: copy it from there");
  }
}

function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key, value) {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

// Views with names are kept by the browser, for this graph; where it may not keep them, for as long as the page is open.
function makeViews(graph, state) {
  const key = `newskg views: ${graph.title}`;
  const list = el("ul", { "aria-label": "Kept views" });
  const input = el("input", { type: "text", "aria-label": "Name of this view", placeholder: "Name of this view", maxlength: 80 });
  let views = read();

  function read() {
    try {
      const found = JSON.parse(remembered(key) ?? "[]");
      return Array.isArray(found) ? found.filter((view) => typeof view?.name === "string" && typeof view?.at === "string") : [];
    } catch {
      return [];
    }
  }

  function keep(next) {
    views = next;
    if (!remember(key, JSON.stringify(views))) announce("The browser doesn't keep views for this page: they last until it is closed");
    draw();
  }

  function add(event) {
    event.preventDefault();
    const name = input.value.trim();
    if (!name) return;
    keep([...views.filter((view) => view.name !== name), { name, at: address(graph, state) }]);
    input.value = "";
    announce(`The view “${name}” is kept`);
  }

  function show({ name, at }) {
    closeMenus();
    state.change({ ...start(), ...readAddress(graph, at) });
    announce(`The view “${name}”`);
  }

  function draw() {
    list.replaceChildren(...views.map((view) => el("li", {},
      el("button", { type: "button", dir: "auto", on: { click: () => show(view) } }, view.name),
      el("button", { type: "button", class: "drop", "aria-label": `Forget the view ${view.name}`, on: { click: () => keep(views.filter((one) => one !== view)) } }, "×"))));
  }

  byId("views").append(el("form", { on: { submit: add } }, input, el("button", { type: "submit", class: "act" }, "Keep")), list);
  draw();
}
