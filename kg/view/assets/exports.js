// The claims of the current view as files, each with the citation of its article.

function citation(document) {
  const parts = [document.publisher ?? hostOf(document.url), `“${nameOf(document)}”`, document.published, document.url ?? (document.title ? `article ${document.id}` : null)];
  return parts.filter(Boolean).join(", ");
}

const citations = (claims) => [...new Set(claims.map((claim) => claim.document))].map(citation);

const named = (entity) => (entity ? { id: entity.id, label: entity.label, type: entity.kind } : null);

function record(claim) {
  const { document, sentence } = claim;
  return {
    subject: named(claim.subject),
    relation: claim.relation.name,
    object: named(claim.object),
    about: claim.about,
    polarity: claim.negated ? "negated" : "affirmed",
    modality: claim.modality,
    attribution: claim.attribution,
    claimed_by: claim.claimants.map(named),
    event_date: claim.date,
    event_place: named(claim.place),
    category: claim.category,
    confidence: claim.confidence,
    pattern: claim.pattern,
    independent_publishers: sourcesOf(claim),
    evidence: { text: sentence.text, start: sentence.start, end: sentence.start + [...sentence.text].length, ...spansOf(claim) },
    article: { id: document.id, title: document.title, publisher: document.publisher, published: document.published, url: document.url },
    citation: citation(document),
  };
}

// Offsets into the article, as in the other exports.
function spansOf(claim) {
  const shift = (span) => span && span.map((offset) => offset + claim.sentence.start);
  return { trigger: shift(claim.trigger), subject_span: shift(claim.subject_span), object_span: shift(claim.object_span) };
}

function jsonOf(claims, graph, state) {
  const entities = state.shown.entities.map((entity) => ({ ...named(entity), aliases: entity.aliases, same_as: entity.same_as.map(({ text }) => text), claims: entity.count }));
  const text = JSON.stringify({ title: graph.title, view: address(graph, state), entities, claims: claims.map(record), sources: citations(claims) }, null, 2);
  return new Blob([text, "\n"], { type: "application/json" });
}

const CELLS = [
  ["date", (claim) => claim.day],
  ["subject", (claim) => claim.subject?.label],
  ["relation", (claim) => claim.relation.name],
  ["object", (claim) => claim.object?.label],
  ["about", (claim) => claim.about],
  ["status", (claim) => status(claim)],
  ["polarity", (claim) => (claim.negated ? "negated" : "affirmed")],
  ["modality", (claim) => claim.modality],
  ["according_to", (claim) => whoSays(claim)],
  ["category", (claim) => claim.category],
  ["confidence", (claim) => String(claim.confidence)],
  ["pattern", (claim) => claim.pattern],
  ["independent_publishers", (claim) => String(sourcesOf(claim))],
  ["sentence", (claim) => claim.sentence.text],
  ["title", (claim) => claim.document.title],
  ["publisher", (claim) => claim.document.publisher],
  ["published", (claim) => claim.document.published],
  ["url", (claim) => claim.document.url],
  ["article", (claim) => claim.document.id],
  ["citation", (claim) => citation(claim.document)],
];

// A cell that a spreadsheet would take for a formula begins with an apostrophe.
function cellOf(value) {
  const text = /^[=+\-@\t\r]/.test(value ?? "") ? `'${value}` : value ?? "";
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csvOf(claims) {
  const lines = claims.map((claim) => CELLS.map(([, value]) => cellOf(value(claim))).join(","));
  return new Blob(["\ufeff", CELLS.map(([name]) => name).join(","), "\r\n", ...lines.map((line) => `${line}\r\n`)], { type: "text/csv" });
}

function save(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = el("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
  announce(`${name} is saved`);
}

const fileName = (title) => plain(title).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "graph";
