// Search over names, other names and the evidence as the reader types.

const FOUND = 12;
const SENTENCES = 5;
const RELATIONS_FOUND = 3;

// Entities whose name or other name holds the query: whole names first, then beginnings, then the rest.
function findNames(graph, query, most = FOUND) {
  const words = plain(query);
  const hits = [];
  for (const entity of graph.entities) {
    const names = plainNames(entity);
    let [best, which] = [9, 0];
    for (let at = 0; at < names.length; at += 1) {
      const place = names[at].indexOf(words);
      if (place < 0) continue;
      const score = names[at] === words ? 0 : place === 0 ? 1 : names[at].includes(` ${words}`) ? 2 : 3;
      if (score < best) [best, which] = [score, at];
    }
    if (best < 9) hits.push({ entity, score: best, which });
  }
  hits.sort((one, other) => one.score - other.score || one.entity.index - other.entity.index);
  const found = hits.slice(0, most).map(({ entity, which }) => ({ entity, name: [entity.label, ...entity.aliases][which] }));
  return Object.assign(found, { total: hits.length });
}

function makeSearch(graph, state) {
  const input = byId("search");
  const bySentence = new Map();
  graph.claims.forEach((claim) => bySentence.has(claim.sentence) || bySentence.set(claim.sentence, claim));

  function openClaim({ subject, object }) {
    const pair = subject && object && subject !== object ? graph.pairs.get(pairId(subject, object)) : null;
    state.change({ selected: pair ? { pair } : subject || object ? { entity: subject ?? object } : null });
  }

  function find(query) {
    const names = findNames(graph, query);
    const words = plain(query);
    const hits = words.length < 2 ? [] : graph.sentences.filter((sentence) => plainSentence(sentence).includes(words));
    const sentences = hits.slice(0, SENTENCES).map((sentence) => ({ text: excerpt(sentence, words), note: publisherOf(sentence.document), pick: () => openClaim(bySentence.get(sentence)) }));
    const all = hits.length
      ? [{ text: `Only claims with “${query}”`, note: `in ${count(hits.length, "sentence")}, or in a name`, pick: () => state.change({ text: query }) }]
      : [];
    const options = [...names.map((hit) => ({ ...hit, pick: () => state.change({ selected: { entity: hit.entity } }) })), ...findRelations(graph, words, state), ...all, ...sentences];
    return { options, told: () => `${count(names.total, "name")} and ${count(hits.length, "sentence")} found` };
  }

  makeCombobox(input, byId("results"), find, "result");
  const prepare = () => graph.sentences.forEach(plainSentence);
  if (window.requestIdleCallback) requestIdleCallback(prepare);
  else setTimeout(prepare, 500);
}

// Relations with a word that begins so: choosing one leaves out all others.
function findRelations(graph, words, state) {
  const field = graph.fields.find(({ key }) => key === "relation");
  const counts = state.shown.counts[graph.fields.indexOf(field)];
  const hits = field.values.filter((value) => ` ${plain(field.label(value))}`.includes(` ${words}`));
  return hits.slice(0, RELATIONS_FOUND).map((value) => ({
    text: `Only “${field.label(value)}”`,
    note: `a relation, ${count(counts[field.numbers.get(value)], "claim")}`,
    pick: () => state.change({ off: { ...state.off, relation: without(new Set(field.values), value) } }),
  }));
}

// The part of a sentence around the words.
function excerpt(sentence, words) {
  const begin = Math.max(plainSentence(sentence).indexOf(words) - 40, 0);
  return `${begin ? "…" : ""}${shorten(sentence.text.slice(begin), 110)}`;
}
