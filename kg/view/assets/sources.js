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

// Claims that say the same: who, relation, whom or what, and whether it is denied.
function gatherStatements(claims) {
  const statements = new Map();
  claims.forEach((claim) => {
    const [one, other] = [claim.subject?.index ?? -1, claim.object?.index ?? -1];
    const turned = claim.relation.symmetric && one > other;
    const key = `${turned ? other : one} ${turned ? one : other} ${claim.negated} ${claim.relation.name} ${claim.object ? "" : claim.about}`;
    if (!statements.has(key)) statements.set(key, { claims: [], sources: 0 });
    claim.statement = statements.get(key);
    claim.statement.claims.push(claim);
  });
}

const sourcesOf = ({ statement }) => (statement.sources ||= independent(statement.claims));
