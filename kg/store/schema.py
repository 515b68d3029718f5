"""The tables of a derived graph: what readers need, and the counts from which entities are made anew.

Members, facets, parties and clusters are held by key (see `kg.entities`); `entity`, `name` and `claim` are what readers
see. `fact` has a row for each triple that a claim, or a rule, makes; the triple stands while one row is left.
"""

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE run (id TEXT PRIMARY KEY, data TEXT NOT NULL);
CREATE TABLE document (id TEXT PRIMARY KEY, run TEXT NOT NULL, publisher TEXT, data TEXT NOT NULL);
CREATE TABLE member (
    article TEXT NOT NULL, key TEXT NOT NULL, first_in TEXT, first_start INTEGER, first_end INTEGER, data TEXT NOT NULL
);
CREATE TABLE facet (
    key TEXT NOT NULL, facet TEXT NOT NULL, value TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (key, facet, value)
) WITHOUT ROWID;
CREATE TABLE cluster (key TEXT PRIMARY KEY, entity TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entity (id TEXT PRIMARY KEY, iri TEXT NOT NULL, data TEXT NOT NULL);
CREATE TABLE name (name TEXT NOT NULL, rank INTEGER NOT NULL, entity TEXT NOT NULL);
CREATE TABLE claim (
    id TEXT PRIMARY KEY, article TEXT NOT NULL, start INTEGER NOT NULL, trigger INTEGER NOT NULL, data TEXT NOT NULL
);
CREATE TABLE party (claim TEXT NOT NULL, part TEXT NOT NULL, key TEXT NOT NULL);
CREATE TABLE fact (subject TEXT NOT NULL, relation TEXT NOT NULL, object TEXT NOT NULL, claim TEXT NOT NULL);
CREATE TABLE judgement (number INTEGER PRIMARY KEY, data TEXT NOT NULL);
CREATE INDEX document_of_run ON document (run);
CREATE INDEX document_of_publisher ON document (publisher);
CREATE INDEX member_of_article ON member (article);
CREATE INDEX member_by_key ON member (key, first_in, first_start, first_end);
CREATE INDEX key_in_place ON facet (value, key) WHERE facet = 'place';
CREATE INDEX key_of_entity ON cluster (entity);
CREATE INDEX entity_by_name ON name (name);
CREATE INDEX name_of_entity ON name (entity);
CREATE INDEX claim_in_text ON claim (article, start, trigger, id);
CREATE INDEX party_of_claim ON party (claim);
CREATE INDEX claim_of_party ON party (key);
CREATE INDEX fact_by_triple ON fact (subject, relation, object);
CREATE INDEX fact_of_claim ON fact (claim)
"""
IRI, LABEL, ALIAS = range(3)  # ranks of names: an id or IRI beats a label, a label beats an alias


def fold(name: str) -> str:
    """Make names that differ in case or white space only equal."""
    return " ".join(name.split()).casefold()
