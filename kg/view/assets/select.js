// Which claims, entities and lines the filters leave, and how many claims every choice would bring.

function visible(graph, state) {
  const everywhere = sift(graph, state, null);
  const near = state.focus ? within(state.focus, everywhere.has) : null;
  const sifted = near ? sift(graph, state, near) : everywhere;
  const narrowed = sifted.claims.length < graph.claims.length && isNarrowed(state);
  const named = new Uint8Array(graph.entities.length);
  for (const { subject, object } of sifted.claims) {
    if (subject) named[subject.index] = 1;
    if (object) named[object.index] = 1;
  }
  const present = new Set();
  let total = 0;
  for (const entity of graph.entities) {
    if (state.hidden.has(entity)) continue;
    const wanted = !state.off.kind.has(entity.kind) && (!narrowed || named[entity.index] === 1);
    total += wanted ? 1 : 0;
    const reached = near ? near.has(entity) : state.all || entity.first || state.extra.has(entity);
    if ((wanted && reached) || entity === state.selected?.entity || entity === state.focus?.entity) present.add(entity);
  }
  const pairs = [];
  for (const pair of graph.pairs.values()) if (present.has(pair.a) && present.has(pair.b) && pair.claims.some(sifted.has)) pairs.push(pair);
  return { ...sifted, entities: [...present], present, pairs, total };
}

const isNarrowed = (state) => Boolean(
  state.since || state.until || state.text || state.sources > 1 || state.focus || FIELDS.some(({ key }) => key !== "kind" && state.off[key].size),
);

// One pass over the claims. A claim that only one field keeps out is counted for that field: it would come back.
function sift(graph, state, near) {
  const off = graph.fields.map(({ key, values }) => (state.off[key].size ? values.map((value) => state.off[key].has(value)) : null));
  const counts = graph.fields.map(({ values }) => new Array(values.length).fill(0));
  const holds = wordTest(state.text);
  const on = new Uint8Array(graph.claims.length);
  const touched = new Uint8Array(graph.entities.length); // entities of claims that no other field keeps out
  const [claims, days] = [[], []];
  for (const claim of graph.claims) {
    if (!fits(claim, state, near, holds)) continue;
    const failed = failing(claim, off, isOutside(claim.day, state) ? DATES : ALL_PASS);
    if (failed === TWO_FAIL) continue;
    if (failed === ALL_PASS || failed === DATES) days.push(claim);
    if (failed === ALL_PASS || failed === 0) {
      if (claim.subject) touched[claim.subject.index] = 1;
      if (claim.object) touched[claim.object.index] = 1;
    }
    if (failed === ALL_PASS) {
      on[claim.index] = 1;
      claims.push(claim);
      for (let field = 0; field < counts.length; field += 1) for (const value of claim.fields[field]) counts[field][value] += 1;
    } else if (failed >= 0) for (const value of claim.fields[failed]) counts[failed][value] += 1;
  }
  return { claims, days, counts, touched, has: (claim) => on[claim.index] === 1 };
}

// The one field that keeps a claim out; the first field, the kinds, is content with one of its values.
function failing(claim, off, failed) {
  for (let field = 0; field < off.length; field += 1) {
    const numbers = claim.fields[field];
    if (!off[field] || !numbers.length || !numbers.every((value) => off[field][value])) continue;
    if (failed !== ALL_PASS) return TWO_FAIL;
    failed = field;
  }
  return failed;
}

const [ALL_PASS, DATES, TWO_FAIL] = [-1, -2, -3];

function fits(claim, state, near, holds) {
  const { subject, object } = claim;
  if (state.sources > 1 && sourcesOf(claim) < state.sources) return false;
  if (near && !((subject || object) && (!subject || near.has(subject)) && (!object || near.has(object)))) return false;
  if (state.hidden.size && (state.hidden.has(subject) || state.hidden.has(object))) return false;
  return !holds || holds(claim);
}

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const plainSentence = (sentence) => (sentence.plain ??= plain(sentence.text));
const plainNames = (entity) => (entity.plain ??= [entity.label, ...entity.aliases].map(plain));

function wordTest(text) {
  const words = plain(text.trim());
  if (!words) return null;
  const named = (entity) => entity && plainNames(entity).some((name) => name.includes(words));
  return (claim) => plainSentence(claim.sentence).includes(words) || named(claim.subject) || named(claim.object);
}

// Dates are compared as far as both are given: "2018-10-19" is within "2018-10".
function isOutside(day, { since, until }) {
  if (!since && !until) return false;
  if (!day) return true;
  return Boolean((since && day.slice(0, since.length) < since.slice(0, day.length)) || (until && day.slice(0, until.length) > until.slice(0, day.length)));
}

const related = (claims, state) => claims.filter(state.shown.has);

const otherEnd = (pair, entity) => (pair.a === entity ? pair.b : pair.a);

// Values with how often they occur, most frequent first.
function tally(values) {
  const counts = new Map();
  values.forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1));
  return [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
}
