# What follows from shortcuts, for stores in which people write their own. Run it on a store that also holds newskg.ttl;
# what kg builds holds all of it already. Each rule reads the graph of derived triples (or the class of an entity), so a
# claim that is denied, planned, doubtful or only reported makes nothing. Where an ontology of your own has inverse
# relations that are symmetric too, run it until nothing is added.

PREFIX derived: <https://w3id.org/newskg/id/graph/derived>
PREFIX entities: <https://w3id.org/newskg/id/graph/entities>
PREFIX news: <https://w3id.org/newskg/ontology#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

# sub-property
INSERT { GRAPH derived: { ?subject ?wider ?object } }
WHERE { GRAPH derived: { ?subject ?relation ?object }
        GRAPH ?ontology { ?relation a news:Relation ; rdfs:subPropertyOf+ ?wider . ?wider a news:Relation } } ;

# inverse
INSERT { GRAPH derived: { ?object ?inverse ?subject } }
WHERE { GRAPH derived: { ?subject ?relation ?object }
        GRAPH ?ontology { ?relation a news:Relation ; owl:inverseOf ?inverse } } ;

# symmetric
INSERT { GRAPH derived: { ?object ?relation ?subject } }
WHERE { GRAPH derived: { ?subject ?relation ?object }
        GRAPH ?ontology { ?relation a news:Relation , owl:SymmetricProperty } } ;

# sub-class
INSERT { GRAPH derived: { ?entity a ?wider } }
WHERE { GRAPH entities: { ?entity a ?class }
        GRAPH ?ontology { ?class rdfs:subClassOf+ ?wider . ?wider a owl:Class } FILTER (?class != ?wider) }
