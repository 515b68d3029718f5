// One claim as a reader sees it: who did what to whom, the sentence, who says so, and where it stands.

function claimCard(claim, open) {
  return el(
    "li",
    { class: `claim${claim.negated ? " denied" : ""}` },
    el("p", { class: "headline" }, ...headline(claim, open)),
    el("blockquote", { dir: "auto" }, ...marked(claim)),
    el("p", { class: "says" }, says(claim, open)),
    el("p", { class: "badges" }, ...badges(claim)),
    el("p", { class: "source" }, ...source(claim.document)),
  );
}

function headline(claim, open) {
  return [
    claim.subject ? entityButton(claim.subject, open) : el("span", { class: "nobody" }, "someone"),
    el("b", {}, ` ${claim.negated ? "denied: " : ""}${claim.relation.label} `),
    claim.object ? entityButton(claim.object, open) : null,
    claim.about ? el("q", { dir: "auto" }, claim.about) : null,
  ];
}

function entityButton(entity, open) {
  return el("button", { type: "button", class: "name", dir: "auto", on: { click: () => open({ entity }) } }, entity.label);
}

// The sentence with trigger, subject and object marked; offsets count code points.
function marked(claim) {
  const letters = (claim.sentence.letters ??= [...claim.sentence.text]);
  const role = new Array(letters.length).fill("");
  const paint = (span, name) => span && role.fill(name, Math.max(span[0], 0), Math.max(span[1], 0));
  paint(claim.object_span, "object");
  paint(claim.subject_span, "subject");
  paint(claim.trigger, "trigger");
  const pieces = [];
  for (let start = 0, end = 1; end <= letters.length; end += 1) {
    if (end < letters.length && role[end] === role[start]) continue;
    const text = letters.slice(start, end).join("");
    pieces.push(role[start] ? el("mark", { class: role[start] }, text) : text);
    start = end;
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

const STATUS = { actual: "affirmed", future: "planned", hypothetical: "possible" };
const status = (claim) => (claim.negated ? "denied" : STATUS[claim.modality]);

const statusBadge = (look, text) => el("span", { class: `badge ${look}` }, text);

function badges(claim) {
  const day = claim.date ? readDate(claim.date) : null;
  return [
    claim.negated ? statusBadge("no", "denied") : null,
    claim.modality !== "actual" ? statusBadge("maybe", STATUS[claim.modality]) : null,
    !claim.negated && claim.modality === "actual" ? statusBadge("yes", "affirmed") : null,
    day ? el("span", { class: "badge" }, day) : null,
    claim.place ? el("span", { class: "badge", dir: "auto" }, `in ${claim.place.label}`) : null,
    el("span", { class: "badge sure", title: "How sure the extraction is" }, `${Math.round(claim.confidence * 100)}% sure`),
    el("span", { class: "badge pattern", title: "The pattern that found it" }, claim.pattern),
  ];
}

function source(document) {
  return [
    webLink(document.url, document.title ?? "Untitled article"),
    document.publisher ? el("span", { dir: "auto" }, document.publisher) : null,
    document.published ? el("time", { datetime: document.published }, readDate(document.published)) : null,
  ];
}
