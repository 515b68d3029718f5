// When the claims are from: a histogram that is also a filter, by dragging over it or with its two handles.

const BARS = 90;
const EDGES = 0.03; // so much of the claims on either side doesn't stretch the bars: the first and the last hold what is beyond
const UNITS = [["day", 10], ["month", 7], ["year", 4]];
const TICK = 700; // milliseconds of one step of play

function makeTimeline(graph, state) {
  const area = byId("timeline");
  const dated = graph.claims.filter((claim) => /^\d{4}/.test(claim.day));
  const days = dated.map((claim) => claim.day).sort();
  const beyond = Math.floor(days.length * EDGES);
  const bins = days.length ? makeBins(days[beyond], days[days.length - 1 - beyond]) : [];
  if (bins.length < 2) return (area.hidden = true);
  const home = homes(graph.claims, bins);
  const bars = bins.map(() => el("span", { class: "bar" }, el("span", { class: "fill" })));
  const strip = el("div", { class: "strip", "aria-hidden": "true" }, bars);
  const text = el("span", { class: "range", "aria-live": "off" });
  const handles = ["From", "To"].map((name) => el("input", { type: "range", min: 0, max: bins.length - 1, step: 1, "aria-label": `${name}, time of the claims` }));
  const play = el("button", { type: "button", class: "act", "aria-pressed": "false" }, "Play");
  const all = el("button", { type: "button", class: "act" }, "All dates");
  let playing = 0;
  let anchor = null; // the bar where a drag began

  const position = (day, fallback, last) => {
    if (!day) return fallback;
    const fits = bins.map((bin, at) => ({ bin, at })).filter(({ bin }) => bin.slice(0, day.length) <= day.slice(0, bin.length));
    return fits.length ? fits[fits.length - 1].at : last;
  };
  const far = (day) => padded(day).slice(0, bins[0].length);
  const [early, late] = [far(days[0]) < bins[0], far(days[days.length - 1]) > bins[bins.length - 1]];
  const told = (from, to) => {
    const [first, last] = [readDate(bins[from]), readDate(bins[to])];
    if (from === 0 && to === bins.length - 1) return "All dates";
    if (early && from === 0) return `Up to ${last}`;
    return late && to === bins.length - 1 ? `${first} and later` : from === to ? first : `${first} – ${last}`;
  };
  const range = () => [position(state.since, 0, 0), position(state.until, bins.length - 1, 0)];

  function choose(first, last) {
    const [from, to] = [Math.min(first, last), Math.max(first, last)];
    const changes = { since: from === 0 ? null : bins[from], until: to === bins.length - 1 ? null : endOf(bins, to) };
    if (changes.since === state.since && changes.until === state.until) return;
    state.change(changes);
    announce(`${told(from, to)}: ${count(state.shown.claims.length, "claim")}`);
  }

  function update() {
    const sizes = new Array(bins.length).fill(0);
    for (const { index } of state.shown.days) if (home[index] >= 0) sizes[home[index]] += 1;
    const most = Math.max(...sizes, 1);
    const [from, to] = range();
    bars.forEach((bar, at) => {
      bar.firstChild.style.setProperty("height", `${sizes[at] ? Math.max((sizes[at] / most) * 100, 6) : 0}%`);
      bar.classList.toggle("out", at < from || at > to);
      bar.title = `${told(at, at)}: ${count(sizes[at], "claim")}`;
    });
    [from, to].forEach((value, at) => {
      handles[at].value = String(value);
      handles[at].setAttribute("aria-valuetext", readDate(bins[value]));
    });
    text.textContent = told(from, to);
    all.hidden = !state.since && !state.until;
  }

  const barAt = (event) => {
    const { left, width } = strip.getBoundingClientRect();
    return Math.min(Math.max(Math.floor(((event.clientX - left) / width) * bins.length), 0), bins.length - 1);
  };

  function brush(event) {
    if (event.type === "pointerdown") {
      anchor = barAt(event);
      strip.setPointerCapture(event.pointerId);
    }
    if (anchor === null) return;
    const at = barAt(event);
    bars.forEach((bar, index) => bar.classList.toggle("out", index < Math.min(anchor, at) || index > Math.max(anchor, at)));
    if (event.type !== "pointerup") return;
    choose(anchor, at);
    anchor = null;
    update();
  }

  // Play moves a window of the chosen width.
  function step() {
    const [from, to] = range();
    return to >= bins.length - 1 ? stop() : choose(from + 1, to + 1);
  }

  function stop() {
    clearInterval(playing);
    playing = 0;
    play.textContent = "Play";
    play.setAttribute("aria-pressed", "false");
  }

  function toggle() {
    if (playing) return stop();
    const [from, to] = range();
    const width = to - from >= bins.length - 1 ? Math.max(Math.round(bins.length / 8), 1) - 1 : to - from;
    choose(to >= bins.length - 1 ? 0 : from, to >= bins.length - 1 ? width : to);
    playing = setInterval(step, TICK);
    play.textContent = "Pause";
    play.setAttribute("aria-pressed", "true");
    return undefined;
  }

  handles[0].addEventListener("change", () => choose(Number(handles[0].value), Math.max(Number(handles[0].value), range()[1])));
  handles[1].addEventListener("change", () => choose(Math.min(Number(handles[1].value), range()[0]), Number(handles[1].value)));
  ["pointerdown", "pointermove", "pointerup"].forEach((name) => strip.addEventListener(name, brush));
  play.addEventListener("click", toggle);
  all.addEventListener("click", () => (stop(), play.focus(), state.change({ since: null, until: null })));
  const undated = graph.claims.length - dated.length;
  area.replaceChildren(
    el("div", { class: "bars" }, strip, el("div", { class: "handles" }, handles)),
    el("p", { class: "row" },
      el("span", { class: "note" }, `${early ? "← " : ""}${readDate(bins[0])}`),
      el("span", { class: "row middle" }, play, text, all, undated ? el("span", { class: "note" }, `${count(undated, "claim")} without a date`) : null),
      el("span", { class: "note" }, `${readDate(bins[bins.length - 1])}${late ? " →" : ""}`)),
  );
  state.listen(update);
  return update();
}

// The beginnings of days, months or years from the first date to the last, or of more years where these are too many.
function makeBins(first, last) {
  for (const [, length] of UNITS) {
    const bins = walk(padded(first).slice(0, length), padded(last).slice(0, length));
    if (bins.length <= BARS || length === 4) return thin(bins);
  }
  return [];
}

const padded = (day) => `${day}-01-01`.slice(0, 10).replace(/^(\d{4}-\d\d)$/, "$1-01");

function walk(first, last) {
  const bins = [first];
  while (bins[bins.length - 1] < last && bins.length < 3000) bins.push(following(bins[bins.length - 1]));
  return bins;
}

function following(bin) {
  const [year, month, day] = bin.split("-").map(Number);
  const date = new Date(Date.UTC(2000, (month ?? 1) - 1, day ?? 1));
  date.setUTCFullYear(year);
  if (day) date.setUTCDate(day + 1);
  else if (month) date.setUTCMonth(month);
  else date.setUTCFullYear(year + 1);
  const text = `${String(date.getUTCFullYear()).padStart(4, "0")}-${String(date.getUTCMonth() + 1).padStart(2, "0")}-${String(date.getUTCDate()).padStart(2, "0")}`;
  return text.slice(0, bin.length);
}

function thin(bins) {
  const step = Math.ceil(bins.length / BARS);
  return bins.filter((_, at) => at % step === 0);
}

// The last day, month or year that a bar stands for.
function endOf(bins, at) {
  return bins[0].length === 4 ? String(Number(bins[at + 1]) - 1).padStart(4, "0") : bins[at];
}

// The bar of every claim; -1 for one without a date.
function homes(claims, bins) {
  const known = new Map([["", -1]]); // many claims share a day
  return Int16Array.from(claims, ({ day }) => known.get(day) ?? (known.set(day, /^\d{4}/.test(day) ? binOf(day, bins) : -1), known.get(day)));
}

function binOf(date, bins) {
  const day = padded(date).slice(0, bins[0].length);
  let [low, high] = [0, bins.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (bins[middle] <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}
