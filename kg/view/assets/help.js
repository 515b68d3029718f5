// What can be done with the keyboard, and a switch for the keys that need no Ctrl.

const HELP = [
  ["/", "to the search field"],
  ["← ↑ → ↓", "on the graph: from node to node"],
  ["Shift ←", "move the drawing"],
  ["Enter", "open the evidence of the node"],
  ["E", "expand: show all its neighbours"],
  ["C", "collapse: fold them away"],
  ["H", "hide it"],
  ["P", "pin it where it is"],
  ["+ − 0", "zoom in, out, show everything"],
  ["Ctrl Z", "undo; with Shift, redo"],
  ["Esc", "close what is open"],
  ["?", "this help"],
];

function makeHelp() {
  byId("help").append(
    el("p", {}, "Every line stands for claims. Choose a name or a line to read the sentences, who says so, and where."),
    el("dl", { class: "keylist" }, HELP.map(([key, does]) => el("div", {}, el("dt", {}, key), el("dd", {}, does)))),
    keySwitch(),
  );
}

// Keys without Ctrl can be switched off: speech input and tremor press them by chance.
function keySwitch() {
  const box = el("input", { type: "checkbox", on: { change: () => set(box.checked) } });
  const set = (on) => {
    box.checked = on;
    document.body.dataset.keys = on ? "on" : "off";
    remember("newskg keys", document.body.dataset.keys);
  };
  set(remembered("newskg keys") !== "off");
  return el("label", { class: "keys" }, box, "Single-key shortcuts");
}
