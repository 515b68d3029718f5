// The fields that claims can be filtered by. Every claim holds, for each field, the numbers of its values.

const NONE = "none of these";
const FIELDS = [
  { key: "kind", title: "Who and what", of: (claim) => [claim.subject, claim.object].filter(Boolean).map((entity) => entity.kind) },
  { key: "relation", title: "Relations", of: (claim) => claim.relation.name },
  { key: "status", title: "Status", of: (claim) => status(claim) },
  { key: "category", title: "Category", of: (claim) => claim.category ?? NONE },
  { key: "publisher", title: "Publishers", of: (claim) => publisherOf(claim.document) },
  { key: "claimant", title: "According to", of: (claim) => (claim.attribution === "named" && claim.claimants.length ? claim.claimants.map((entity) => entity.key) : claim.attribution) },
];
const SAID_BY = { article: "the article itself", unnamed: "unnamed sources", named: "somebody not in this graph" };

function makeFields(graph) {
  const labels = {
    kind: (kind) => capital(KIND_NAMES[kind][1]),
    relation: nameRelations(graph.relations),
    category: (category) => (category === NONE ? "no category" : capital(category.toLowerCase())),
    claimant: (key) => SAID_BY[key] ?? graph.byKey.get(key).label,
    status: capital,
    publisher: (name) => name,
  };
  const indexed = FIELDS.map((field) => index(graph.claims, field.of));
  graph.claims.forEach((claim, at) => (claim.fields = indexed.map(({ lists }) => lists[at])));
  return FIELDS.map((field, at) => ({ ...field, label: labels[field.key], values: indexed[at].values, numbers: indexed[at].numbers }));
}

function index(claims, of) {
  const all = claims.map(of);
  const values = tally(all.flat()).map(([value]) => value);
  const numbers = new Map(values.map((value, position) => [value, position]));
  const one = values.map((_, position) => [position]); // most claims have one value: they share its list
  const lists = all.map((found) => (Array.isArray(found) ? found.map((value) => numbers.get(value)) : one[numbers.get(found)]));
  return { values, numbers, lists };
}

function nameRelations(relations) {
  const labels = new Map(relations.map((relation) => [relation.name, relation.label]));
  return (name) => labels.get(name);
}

const STATUS = { actual: "affirmed", future: "planned", hypothetical: "possible" };
const status = (claim) => (claim.negated ? "denied" : STATUS[claim.modality]);

// By whom an article is: its publisher, else the host of its address.
function publisherOf(document) {
  return document.publisher ?? hostOf(document.url) ?? "publisher unknown";
}

function hostOf(url) {
  return /^https?:\/\/([^/?#]+)/i.exec(url ?? "")?.[1].toLowerCase() ?? null;
}

// What an article is called where it has no title: its id is always there.
const nameOf = (document) => document.title ?? `Article ${document.id}`;
