// The data of the page as linked objects: entities, claims, and pairs of entities with the claims between them.

function readData(element) {
  const { model, nodes, edges, options } = JSON.parse(element.textContent);
  const documents = rows(model.documents);
  const sentences = rows(model.sentences).map((row) => ({ text: row.text, letters: null, document: documents[row.document] ?? NOWHERE }));
  const entities = rows(model.entities).map((row, index) => ({
    ...row,
    index,
    kind: model.kinds[row.kind],
    all: [nodes[index].x, nodes[index].y],
    size: nodes[index].size,
    shape: nodes[index].shape,
    claims: [],
    says: [],
    pairs: [],
  }));
  const pairs = new Map(edges.map((edge) => makePair(entities[edge.from], entities[edge.to])).map((pair) => [pair.id, pair]));
  const claims = rows(model.claims).map((row, index) => ({
    ...row,
    index,
    subject: entities[row.subject] ?? null,
    object: entities[row.object] ?? null,
    place: entities[row.place] ?? null,
    claimants: row.claimed_by.map((number) => entities[number]),
    relation: model.relations[row.relation],
    sentence: sentences[row.sentence],
    document: sentences[row.sentence].document,
    modality: model.modalities[row.modality],
    attribution: model.attributions[row.attribution],
    pattern: model.patterns[row.pattern],
    day: row.date ?? sentences[row.sentence].document.published ?? "",
  }));
  claims.forEach((claim) => link(claim, pairs));
  pairs.forEach((pair) => [pair.a, pair.b].forEach((entity) => entity.pairs.push(pair)));
  return { title: model.title, kinds: model.kinds, relations: model.relations, documents, entities, claims, pairs, options: JSON.parse(options) };
}

const makePair = (a, b) => ({ id: pairId(a, b), a, b, claims: [] });

const NOWHERE = { title: null, publisher: null, url: null, published: null };

function link(claim, pairs) {
  new Set([claim.subject, claim.object]).forEach((entity) => entity?.claims.push(claim));
  new Set(claim.claimants).forEach((entity) => entity.says.push(claim));
  if (claim.subject && claim.object && claim.subject !== claim.object) pairs.get(pairId(claim.subject, claim.object)).claims.push(claim);
}

function pairId(one, other) {
  return `${Math.min(one.index, other.index)}-${Math.max(one.index, other.index)}`;
}

// A table kept as columns, as a list of objects.
function rows(columns) {
  const names = Object.keys(columns);
  const length = names.length ? columns[names[0]].length : 0;
  return Array.from({ length }, (_, row) => Object.fromEntries(names.map((name) => [name, columns[name][row]])));
}
