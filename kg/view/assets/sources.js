// How many publishers stand behind something. Publishers that print the same sentence count as one: it is a copy.

function independent(claims) {
  const group = new Map();
  const root = (key) => {
    while (group.get(key) !== key) key = group.get(key);
    return key;
  };
  const add = (key) => group.has(key) || group.set(key, key);
  const publishers = new Set();
  claims.forEach(({ document, sentence }) => {
    const [publisher, text] = [`p ${publisherOf(document)}`, `s ${sentence.text}`];
    publishers.add(publisher);
    [publisher, text].forEach(add);
    group.set(root(text), root(publisher));
  });
  return new Set([...publishers].map(root)).size;
}

// How many stand behind what a claim says; found when first asked for, for all claims that say the same.
function sourcesOf(claim) {
  if (claim.sources === null) {
    const same = sayingTheSame(claim);
    const sources = independent(same);
    same.forEach((one) => (one.sources = sources));
  }
  return claim.sources;
}

function sayingTheSame(claim) {
  const [near] = [claim.subject, claim.object].filter(Boolean).map(({ claims }) => claims).sort((one, other) => one.length - other.length);
  return near ? near.filter((one) => statementOf(one) === statementOf(claim)) : [claim];
}

// Who, relation, whom or what, and whether it is denied.
function statementOf(claim) {
  const [one, other] = [claim.subject?.index ?? -1, claim.object?.index ?? -1];
  const turned = claim.relation.symmetric && one > other;
  return (claim.statement ??= `${turned ? other : one} ${turned ? one : other} ${claim.negated} ${claim.relation.name} ${claim.object ? "" : claim.about}`);
}
