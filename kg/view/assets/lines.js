// One line per pair of names stands for all their claims; opened, it becomes one line per relation and direction.

function linesOf(pairs, state) {
  const open = state.selected?.pair ?? null;
  return pairs.flatMap((pair) => (pair === open ? opened(pair, state) : bundled(pair, state)));
}

// It changes only with the claims that the filters leave.
function bundled(pair, state) {
  if (pair.seen !== state.shown) {
    pair.seen = state.shown;
    const claims = related(pair.claims, state);
    if (!pair.line || pair.line.claims.length !== claims.length || pair.line.claims.some((claim, at) => claim !== claims[at])) pair.line = summary(pair, claims);
  }
  return pair.line;
}

const summary = (pair, claims) => ({ pair, claims, bend: 0, labels: null, ...look(claims), ...arrows(pair, claims) });

// What is written along a line, the longer text first.
const labelsOf = (line) => (line.labels ??= summed(line));

function summed({ claims, allDenied }) {
  const relations = tally(claims.map((claim) => claim.relation.label));
  const first = (most) => relations.slice(0, most).map(([name]) => name).join(", ") + (relations.length > most ? ` +${relations.length - most}` : "");
  const prefix = allDenied ? "denied: " : "";
  return [...new Set([prefix + first(2), prefix + first(1)])];
}

// A symmetric relation has no direction: both met.
function arrows(pair, claims) {
  const directed = claims.filter((claim) => !claim.relation.symmetric);
  return { forward: directed.some((claim) => claim.subject === pair.a), backward: directed.some((claim) => claim.subject === pair.b) };
}

function look(claims) {
  const denied = claims.filter((claim) => claim.negated).length;
  const allDenied = denied === claims.length;
  return { denied, allDenied, style: allDenied ? "denied" : claims.every((claim) => claim.modality !== "actual") ? "open" : "line", width: 1.5 + Math.min(Math.log2(claims.length) * 0.9, 4.5) };
}

const FAN = 46; // screen pixels between the lines of an opened pair

function opened(pair, state) {
  const groups = new Map();
  related(pair.claims, state).forEach((claim) => {
    const key = `${claim.relation.name} ${claim.relation.symmetric || claim.subject === pair.a} ${claim.negated}`;
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  });
  return [...groups.values()].map((claims, at, all) => {
    const [{ relation, negated }] = claims;
    const text = `${negated ? "denied: " : ""}${relation.label}${claims.length > 1 ? ` ×${claims.length}` : ""}`;
    return { pair, claims, bend: (at - (all.length - 1) / 2) * FAN, labels: [text], ...look(claims), ...arrows(pair, claims) };
  });
}
