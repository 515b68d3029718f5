// The data of the page as linked objects: entities, claims, and pairs of entities with the claims between them.

function readData(element) {
  const { model, first, shapes, nodes, edges, options } = JSON.parse(element.textContent);
  const documents = each(model.documents, (row, at) => Object.fromEntries(Object.entries(row).map(([name, values]) => [name, values[at]])));
  const sentences = each(model.sentences, ({ text, start, document }, at) => ({ text: text[at], start: start[at], document: documents[document[at]], plain: null, letters: null }));
  const places = { x: spread(nodes.x), y: spread(nodes.y), size: spread(nodes.size), first: spread(first) };
  const entities = each(model.entities, (row, at) => makeEntity(row, at, model, places, shapes));
  const [from, to] = [spread(edges.from), spread(edges.to)];
  const pairs = new Map(from.map((one, at) => [pairId(entities[one], entities[to[at]]), { a: entities[one], b: entities[to[at]], claims: [], line: null, seen: null }]));
  const claims = each(model.claims, (row, at) => makeClaim(row, at, model, entities, sentences));
  claims.forEach((claim) => link(claim, pairs));
  pairs.forEach((pair) => [pair.a, pair.b].forEach((entity) => entity.pairs.push(pair)));
  const graph = { title: model.title, kinds: model.kinds, relations: model.relations, documents, sentences, entities, claims, pairs, options: JSON.parse(options) };
  graph.byKey = new Map(entities.map((entity) => [entity.key, entity]));
  graph.fields = makeFields(graph);
  return graph;
}

function makeEntity(row, at, model, places, shapes) {
  const kind = model.kinds[row.kind[at]];
  return {
    index: at,
    key: row.id[at], // what an address calls it
    id: model.start + row.id[at],
    label: row.label[at],
    kind,
    shape: shapes[kind],
    aliases: row.aliases[at],
    same_as: row.same_as[at],
    count: row.count[at],
    mentions: row.mentions[at],
    articles: row.articles[at],
    all: [places.x[at], places.y[at]],
    first: places.first[at],
    size: places.size[at],
    beside: null,
    plain: null,
    claims: [],
    says: [],
    pairs: [],
  };
}

function makeClaim(row, at, model, entities, sentences) {
  const sentence = sentences[row.sentence[at]];
  return {
    index: at,
    subject: entities[row.subject[at]] ?? null,
    object: entities[row.object[at]] ?? null,
    relation: model.relations[row.relation[at]],
    about: row.about[at],
    negated: row.negated[at],
    modality: model.modalities[row.modality[at]],
    attribution: model.attributions[row.attribution[at]],
    claimants: row.claimed_by[at].map((claimant) => entities[claimant]),
    category: model.categories[row.category[at]] ?? null,
    date: row.date[at],
    day: row.date[at] ?? sentence.document.published ?? "",
    place: entities[row.place[at]] ?? null,
    confidence: row.confidence[at],
    pattern: model.patterns[row.pattern[at]],
    sentence,
    document: sentence.document,
    trigger: row.trigger[at],
    subject_span: row.subject_span[at],
    object_span: row.object_span[at],
    fields: null,
    statement: null,
    sources: null,
  };
}

function link(claim, pairs) {
  const { subject, object, claimants } = claim;
  subject?.claims.push(claim);
  if (object && object !== subject) object.claims.push(claim);
  claimants.forEach((entity, at) => claimants.indexOf(entity) === at && entity.says.push(claim));
  if (subject && object && subject !== object) pairs.get(pairId(subject, object)).claims.push(claim);
}

function pairId(one, other) {
  return Math.min(one.index, other.index) * 2 ** 26 + Math.max(one.index, other.index);
}

// One object for every row of a table that is kept as columns.
function each(columns, make) {
  const full = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, spread(column)]));
  const [one = []] = Object.values(full);
  return one.map((_, at) => make(full, at));
}

// The values of a column: a list, steps between numbers, spans, or one value with those that differ.
function spread(column) {
  if (Array.isArray(column)) return column;
  if (column.steps) return sums(spread(column.steps));
  if (column.starts) return spans(spread(column.starts), spread(column.lengths));
  const values = new Array(column.rows).fill(column.most);
  Object.entries(column.but).forEach(([row, value]) => (values[row] = value));
  return values;
}

function sums(steps) {
  let total = 0;
  return steps.map((step) => (total += step));
}

const spans = (starts, lengths) => starts.map((start, at) => (start === null ? null : [start, start + lengths[at]]));
