// One claim as a reader sees it: who did what to whom, the sentence, who says so, and where it stands.

function claimCard(claim, open) {
  return el(
    "li",
    { class: `claim${claim.negated ? " denied" : ""}` },
    el("p", { class: "headline" }, ...headline(claim, open)),
    el("blockquote", { dir: "auto" }, ...marked(claim)),
    el("p", { class: "says" }, says(claim, open)),
    el("p", { class: "source" }, ...source(claim.document)),
    el("p", { class: "badges" }, ...badges(claim)),
  );
}

const TOLD = 140; // letters: the sentence, which has them all, stands below

function headline(claim, open) {
  const standing = status(claim);
  return [
    standing === "affirmed" ? null : el("span", { class: `standing ${LOOKS[standing]}` }, `${capital(standing)}: `),
    claim.subject ? entityButton(claim.subject, open) : el("span", { class: "nobody" }, "someone"),
    el("b", {}, ` ${claim.relation.label} `),
    claim.object ? entityButton(claim.object, open) : null,
    claim.about ? el("q", { dir: "auto" }, shorten(claim.about, TOLD)) : null,
  ];
}

function entityButton(entity, open) {
  return el("button", { type: "button", class: "name", dir: "auto", on: { click: () => open({ entity }) } }, entity.label);
}

// The sentence with trigger, subject and object marked; offsets count code points.
function marked(claim) {
  const letters = (claim.sentence.letters ??= [...claim.sentence.text]);
  const role = new Array(letters.length).fill("");
  const put = (span, name) => span && role.fill(name, Math.max(span[0], 0), Math.max(span[1], 0));
  put(claim.object_span, "object");
  put(claim.subject_span, "subject");
  put(claim.trigger, "trigger");
  const pieces = [];
  for (let begin = 0, end = 1; end <= letters.length; end += 1) {
    if (end < letters.length && role[end] === role[begin]) continue;
    const text = letters.slice(begin, end).join("");
    pieces.push(role[begin] ? el("mark", { class: role[begin] }, text) : text);
    begin = end;
  }
  return pieces;
}

function says(claim, open) {
  if (claim.attribution === "unnamed") return "according to unnamed sources";
  if (!claim.claimants.length) return "according to the article";
  const names = claim.claimants.flatMap((entity, index) => [index ? ", " : null, entityButton(entity, open)]);
  return el("span", {}, "according to ", ...names);
}

const whoSays = (claim) => {
  if (claim.attribution === "unnamed") return "unnamed sources";
  return claim.claimants.length ? claim.claimants.map((entity) => entity.label).join(", ") : "the article";
};

const LOOKS = { affirmed: "yes", planned: "maybe", possible: "maybe", denied: "no" };
const badge = (look, text, attributes = {}) => el("span", { class: `badge ${look}`, ...attributes }, text);

function badges(claim) {
  const sources = sourcesOf(claim);
  return [
    claim.negated ? badge("no", "denied") : null,
    !claim.negated || claim.modality !== "actual" ? badge(LOOKS[STATUS[claim.modality]], STATUS[claim.modality]) : null,
    claim.date ? badge("", readDate(claim.date)) : null,
    claim.place ? badge("", `in ${claim.place.label}`, { dir: "auto" }) : null,
    sources > 1 ? badge("", count(sources, "publisher"), { title: "Publishers that say so in words of their own" }) : null,
    claim.category ? badge("", capital(claim.category.toLowerCase()), { title: "Category" }) : null,
    badge("sure", `${Math.round(claim.confidence * 100)}% sure`, { title: "How sure the extraction is" }),
    badge("pattern", claim.pattern, { title: "The pattern that found it" }),
  ];
}

// Title, publisher and date; the id of an article stands for what of these is unknown.
function source(document) {
  const named = document.publisher ?? hostOf(document.url);
  return [
    webLink(document.url, nameOf(document)),
    named ? el("span", { dir: "auto" }, named) : null,
    document.published ? el("time", { datetime: document.published }, readDate(document.published)) : null,
    !document.url && document.title ? el("span", { class: "id" }, `article ${document.id}`) : null,
  ];
}
