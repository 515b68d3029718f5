// Steps of the reader: undo and redo, and the browser's back and forward. A step is an address.

function makeHistory(graph, state) {
  const steps = [address(graph, state)];
  let at = 0;
  const bare = (text) => text.replace(/&?at=[^&]*/, "");

  // A page inside another may not be allowed an address of its own: the steps are kept all the same.
  function write(method, text) {
    try {
      history[method](null, "", text || location.href.split("#")[0]);
    } catch {
      return;
    }
  }

  function note() {
    const text = address(graph, state);
    if (bare(text) === bare(steps[at])) return amend();
    at += 1;
    steps.splice(at, steps.length, text);
    write("pushState", text);
  }

  function amend() {
    steps[at] = address(graph, state);
    if (location.hash !== steps[at]) write("replaceState", steps[at]);
  }

  function move(by, told) {
    if (steps[at + by] === undefined) return announce(by < 0 ? "Nothing to undo" : "Nothing to redo");
    at += by;
    write("pushState", steps[at]);
    state.load(steps[at]);
    return announce(told);
  }

  function follow() {
    const text = location.hash;
    if (text === steps[at]) return;
    if (text === steps[at - 1]) at -= 1;
    else if (text === steps[at + 1]) at += 1;
    else steps.splice((at += 1), steps.length, text);
    state.load(text);
  }

  window.addEventListener("popstate", follow);
  return { note, amend, undo: () => move(-1, "Undone"), redo: () => move(1, "Done again"), canUndo: () => at > 0, canRedo: () => at < steps.length - 1 };
}
