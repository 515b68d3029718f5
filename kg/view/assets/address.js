// The whole state as the fragment of the address, and back.

const SEPARATED = (values) => values.map(encodeURIComponent).join(",");
const split = (text) => (text ? text.split(",").map(decode) : []);

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function address(graph, state, { camera = true } = {}) {
  const parts = new URLSearchParams();
  const put = (key, value) => value && parts.set(key, value);
  const keys = (entities) => SEPARATED([...entities].map((entity) => entity.key));
  const { entity, pair, path, compare } = state.selected ?? {};
  put("entity", entity && SEPARATED([entity.key]));
  put("pair", pair && keys([pair.a, pair.b]));
  put("path", path && keys(path));
  put("compare", compare && keys(compare));
  graph.fields.forEach((field) => putField(put, field, state.off[field.key]));
  put("since", state.since);
  put("until", state.until);
  put("text", state.text);
  put("sources", state.sources > 1 && String(state.sources));
  put("near", state.focus && SEPARATED([state.focus.entity.key, String(state.focus.depth)]));
  put("all", state.all && "1");
  put("with", keys(state.extra));
  put("hidden", keys(state.hidden));
  put("pins", [...state.pins].map(([{ key }, { x, y }]) => [encodeURIComponent(key), Math.round(x), Math.round(y)].join(":")).join(","));
  put("view", state.view !== "graph" && state.view);
  put("sort", (state.sort.column || !state.sort.down) && `${state.sort.column}${state.sort.down ? "d" : "u"}`);
  if (camera && state.camera) put("at", [Math.round(state.camera.x), Math.round(state.camera.y), state.camera.scale.toFixed(3)].join(","));
  const text = parts.toString();
  return text ? `#${text}` : "";
}

function putField(put, { key, values }, off) {
  const [gone, kept] = [values.filter((value) => off.has(value)), values.filter((value) => !off.has(value))];
  if (key === "kind" && gone.join() === values.filter((kind) => kind === "Thing").join()) return;
  if (key === "kind" || gone.length > kept.length) put(`only-${key}`, SEPARATED(kept) || "-");
  else put(`no-${key}`, SEPARATED(gone));
}

function readAddress(graph, text) {
  const parts = new URLSearchParams(text.replace(/^#/, ""));
  const entities = (key) => split(parts.get(key)).map((name) => graph.byKey.get(name)).filter(Boolean);
  const [near, depth] = split(parts.get("near"));
  const fresh = start();
  return {
    view: parts.get("view") === "table" ? "table" : "graph",
    all: parts.get("all") === "1",
    off: Object.fromEntries(graph.fields.map((field) => [field.key, readField(parts, field, fresh.off[field.key])])),
    since: readDay(parts.get("since")),
    until: readDay(parts.get("until")),
    text: parts.get("text") ?? "",
    sources: Math.min(Math.max(Number.parseInt(parts.get("sources"), 10) || 1, 1), 9),
    focus: graph.byKey.has(near) ? { entity: graph.byKey.get(near), depth: Math.min(Math.max(Number(depth) || 1, 1), 3) } : null,
    extra: new Set(entities("with")),
    hidden: new Set(entities("hidden")),
    pins: new Map((parts.get("pins") ?? "").split(",").flatMap((pin) => readPin(graph, pin))),
    selected: readSelected(graph, entities),
    sort: readSort(parts.get("sort")),
    camera: readCamera(parts.get("at")),
  };
}

function readField(parts, { key, values }, fresh) {
  const [only, no] = [`only-${key}`, `no-${key}`];
  if (parts.has(only)) {
    const kept = new Set(split(parts.get(only)));
    return new Set(values.filter((value) => !kept.has(value)));
  }
  return parts.has(no) ? new Set(split(parts.get(no))) : fresh;
}

const readDay = (text) => (/^\d{4}(-\d\d(-\d\d)?)?$/.test(text ?? "") ? text : null);

function readPin(graph, text) {
  const [key, x, y] = text.split(":");
  const entity = graph.byKey.get(decode(key));
  return entity && Number.isFinite(Number(x)) && Number.isFinite(Number(y)) ? [[entity, { x: Number(x), y: Number(y) }]] : [];
}

function readSort(text) {
  const found = /^([0-9])([du])$/.exec(text ?? "");
  return found && Number(found[1]) < COLUMNS.length ? { column: Number(found[1]), down: found[2] === "d" } : { column: 0, down: true };
}

function readCamera(text) {
  const [x, y, scale] = (text ?? "").split(",").map(Number);
  return text && [x, y, scale].every(Number.isFinite) && scale > 0 ? { x, y, scale: Math.min(Math.max(scale, 0.005), 5) } : null;
}

function readSelected(graph, entities) {
  const [entity] = entities("entity");
  const [a, b] = entities("pair");
  const [path, compare] = [entities("path"), entities("compare")];
  if (entity) return { entity };
  if (a && b && graph.pairs.has(pairId(a, b))) return { pair: graph.pairs.get(pairId(a, b)) };
  if (path.length === 2) return { path };
  return compare.length === 2 ? { compare } : null;
}
