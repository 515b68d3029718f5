// Which claims, entities and lines the filters leave.

function visible(graph, state) {
  const claims = graph.claims.filter((claim) => passes(claim, state));
  const named = new Set(claims.flatMap((claim) => [claim.subject, claim.object]));
  const narrowed = state.relations.size < graph.relations.length;
  const entities = graph.entities.filter((entity) => {
    if (!state.kinds.has(entity.kind) || (narrowed && !named.has(entity))) return entity === state.selected?.entity;
    return state.all || entity.first || state.extra.has(entity);
  });
  const present = new Set(entities);
  const pairs = [...graph.pairs.values()].filter(
    (pair) => present.has(pair.a) && present.has(pair.b) && pair.claims.some((claim) => state.relations.has(claim.relation.name)),
  );
  return { claims, entities, present, pairs };
}

function passes(claim, state) {
  if (!state.relations.has(claim.relation.name)) return false;
  const sides = [claim.subject, claim.object].filter(Boolean);
  return !sides.length || sides.some((entity) => state.kinds.has(entity.kind));
}

const related = (claims, state) => claims.filter((claim) => state.relations.has(claim.relation.name));

// What the line of a pair stands for; it changes only with the relations.
function lineOf(pair, state) {
  if (pair.relations !== state.relations) {
    pair.relations = state.relations;
    pair.line = summary(related(pair.claims, state), pair);
  }
  return pair.line;
}

// How one line stands for all the claims of a pair.
function summary(claims, pair) {
  const relations = tally(claims.map((claim) => claim.relation.label));
  const denied = claims.filter((claim) => claim.negated).length;
  const first = (most) => relations.slice(0, most).map(([name]) => name).join(", ") + (relations.length > most ? ` +${relations.length - most}` : "");
  const prefix = denied === claims.length ? "denied: " : "";
  return {
    size: claims.length,
    labels: [...new Set([prefix + first(2), prefix + first(1)])], // the longest that fits is written
    denied,
    allDenied: denied === claims.length,
    open: claims.every((claim) => claim.modality !== "actual"),
    forward: claims.some((claim) => claim.subject === pair.a),
    backward: claims.some((claim) => claim.subject === pair.b),
  };
}

const otherEnd = (pair, entity) => (pair.a === entity ? pair.b : pair.a);

// Values with how often they occur, most frequent first.
function tally(values) {
  const counts = new Map();
  values.forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1));
  return [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
}
