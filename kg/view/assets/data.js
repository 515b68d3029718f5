// The data of the page as linked objects: entities, claims, and pairs of entities with the claims between them.

function readData(element) {
  const { model, first, nodes, edges, options } = JSON.parse(element.textContent);
  const documents = rows(model.documents);
  const sentences = rows(model.sentences).map((row) => ({ text: row.text, start: row.start, plain: null, letters: null, document: documents[row.document] }));
  const entities = rows(model.entities).map((row, index) => ({
    ...row,
    index,
    key: row.id, // what an address calls it
    id: model.start + row.id,
    kind: model.kinds[row.kind],
    all: [nodes.x[index], nodes.y[index]],
    first: first[index],
    size: nodes.size[index],
    shape: nodes.shape[index],
    claims: [],
    says: [],
    pairs: [],
  }));
  const pairs = new Map(edges.from.map((from, row) => makePair(entities[from], entities[edges.to[row]])).map((pair) => [pair.id, pair]));
  const claims = rows(model.claims).map((row, index) => Object.assign(row, {
    index,
    subject: entities[row.subject] ?? null,
    object: entities[row.object] ?? null,
    place: entities[row.place] ?? null,
    claimants: row.claimed_by.map((claimant) => entities[claimant]),
    relation: model.relations[row.relation],
    category: model.categories[row.category] ?? null,
    sentence: sentences[row.sentence],
    document: sentences[row.sentence].document,
    modality: model.modalities[row.modality],
    attribution: model.attributions[row.attribution],
    pattern: model.patterns[row.pattern],
    day: row.date ?? sentences[row.sentence].document.published ?? "",
  }));
  claims.forEach((claim) => link(claim, pairs));
  pairs.forEach((pair) => [pair.a, pair.b].forEach((entity) => entity.pairs.push(pair)));
  const graph = { title: model.title, kinds: model.kinds, relations: model.relations, documents, sentences, entities, claims, pairs, options: JSON.parse(options) };
  graph.byKey = new Map(entities.map((entity) => [entity.key, entity]));
  graph.fields = makeFields(graph);
  gatherStatements(graph.claims);
  return graph;
}

const makePair = (a, b) => ({ id: pairId(a, b), a, b, claims: [] });

function link(claim, pairs) {
  const { subject, object } = claim;
  subject?.claims.push(claim);
  if (object && object !== subject) object.claims.push(claim);
  claim.claimants.forEach((entity, at) => claim.claimants.indexOf(entity) === at && entity.says.push(claim));
  if (subject && object && subject !== object) pairs.get(pairId(subject, object)).claims.push(claim);
}

function pairId(one, other) {
  return `${Math.min(one.index, other.index)}-${Math.max(one.index, other.index)}`;
}

// Columns as a list of objects; a column that is mostly one value holds only the others.
function rows(columns) {
  const names = Object.keys(columns);
  const full = names.map((name) => spread(columns[name]));
  const list = new Array(full[0]?.length ?? 0);
  for (let at = 0; at < list.length; at += 1) {
    const row = (list[at] = {});
    for (let column = 0; column < names.length; column += 1) row[names[column]] = full[column][at];
  }
  return list;
}

function spread(column) {
  if (Array.isArray(column)) return column;
  const values = new Array(column.rows).fill(column.most);
  Object.entries(column.but).forEach(([row, value]) => (values[row] = value));
  return values;
}
