"""The way through all stages: articles in, graph folder out. The only module that knows them all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import final

from kg.claims import extract
from kg.config import Settings
from kg.documents import canonical_url, clean, parse_date
from kg.engine import Lost
from kg.engine import run as run_engine
from kg.errors import InputError, UsageError
from kg.language import load
from kg.mentions import find
from kg.ontology import Ontology
from kg.ontology import load as load_ontology
from kg.rdf import scheme
from kg.records import Document, Extraction, Rejection, Run
from kg.runs import this_run
from kg.sources import RawArticle, SourceOptions, read
from kg.store import ArticleLog, GraphFolder, open_snapshot

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: inputs = new + changed + unchanged + duplicates + rejected.

    `entities` and `claims` count the whole graph; `undated` counts articles whose given date was not understood.
    """

    new: int
    changed: int
    unchanged: int
    duplicates: int
    undated: int
    entities: int
    claims: int
    rejected: tuple[Rejection, ...]

    @property
    def articles(self) -> int:
        """How many articles of this build are in the graph."""
        return self.new + self.changed + self.unchanged


def build(
    inputs: str | Path | Sequence[str | Path],
    *,
    graph: str | Path = "graph",
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    model: str | None = None,
    ontology: str | Path | None = None,
    jobs: int | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Read articles into a graph folder.

    `published`, `publisher` and `url` are those of articles that don't give their own; without them a date and a
    publisher stay what an earlier build knew. The other options win over `settings`. `progress` is called with the
    number of articles done and of all that have to be read.
    """
    settings = (settings or Settings()).but(model=model, ontology=ontology and str(ontology), jobs=jobs)
    _check(published, url)
    options = SourceOptions(published=published, publisher=publisher, url=url, exclude=Path(graph))
    named = [inputs] if isinstance(inputs, (str, Path)) else inputs
    items = read([os.fspath(given) for given in named], options)
    relations = load_ontology(Path(settings.ontology) if settings.ontology else None)
    run = this_run(model=settings.model, ontology=relations.digest)
    with GraphFolder(graph) as folder:
        found = _gather(items)
        found.documents = {id_: _as_known(one, run, folder.log) for id_, one in found.documents.items()}
        unread = [document for document in found.documents.values() if not folder.log.has(document, run)]
        known = {document.id for document in unread if folder.log.get(document.id)}
        lost = _extract(unread, run, folder.log, settings, progress)
        rejected = (*found.rejections, *(Rejection(found.sources[id_], reason) for id_, reason in lost.items()))
        folder.reject(rejected)
        counts = _derive(folder, settings, relations)
    return BuildReport(
        new=len(unread) - len(known) - len(lost.keys() - known),
        changed=len(known - lost.keys()),
        unchanged=len(found.documents) - len(unread),
        duplicates=found.duplicates,
        undated=found.undated,
        entities=counts["entities"],
        claims=counts["claims"],
        rejected=rejected,
    )


def _check(published: str | None, url: str | None) -> None:
    if published and not parse_date(published):
        if parse_date(published, today=date(9998, 12, 31)):
            raise UsageError(f"the date {published} lies in the future: give the day on which it was published")
        raise UsageError(f"can't tell the day from the date {published!r}: write it as 2018-10-22")
    if url and not canonical_url(url):
        raise UsageError(f"not a web address: {url!r}; write it as https://courier.example/article")


def _as_known(document: Document, run: Run, log: ArticleLog) -> Document:
    """Return an article with the date and publisher that an earlier build knew where this one has none."""
    if (document.published and document.publisher) or log.has(document, run):
        return document
    before = log.get(document.id)
    if before is None:
        return document
    known = before.document
    return replace(
        document,
        published=document.published or known.published,
        publisher=document.publisher or known.publisher,
    )


@dataclass(slots=True)
class _Found:
    """The documents of this build by id, where each came from, and what could not be used."""

    documents: dict[str, Document] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    rejections: list[Rejection] = field(default_factory=list)
    duplicates: int = 0
    undated: int = 0


def _gather(items: Iterable[RawArticle | Rejection]) -> _Found:
    """Clean all articles; of several with one id the last is kept, since corrections come later."""
    found = _Found()
    for item in items:
        if isinstance(item, Rejection):
            found.rejections.append(item)
            continue
        try:
            document = clean(item)
        except InputError as error:
            found.rejections.append(Rejection(item.source, str(error), item.offset))
            continue
        found.duplicates += document.id in found.documents
        found.undated += bool(item.published and not document.published)
        found.documents[document.id] = document
        found.sources[document.id] = item.source
    return found


def _extract(
    documents: Sequence[Document], run: Run, log: ArticleLog, settings: Settings, progress: Progress | None
) -> dict[str, str]:
    """Put what is found in each document into the log; return why others were lost, by id."""
    lost: dict[str, str] = {}
    if not documents:
        return lost
    make = partial(Extractor, model=settings.model, ontology=settings.ontology, jobs=settings.jobs)
    results = run_engine(make, documents, jobs=settings.jobs)
    for done, (document, result) in enumerate(zip(documents, results, strict=True), start=1):
        if isinstance(result, Extraction):
            log.put(result, run)
        else:
            lost[document.id] = "its worker process died" if isinstance(result, Lost) else result
        if progress:
            progress(done, len(documents))
    return lost


def _derive(folder: GraphFolder, settings: Settings, ontology: Ontology) -> Mapping[str, int]:
    """Bring the graph up to date with the log; return how many entities and claims it has."""
    folder.derive(scheme(base=settings.base, threshold=settings.shortcut_threshold, vocabulary=ontology))
    with closing(open_snapshot(folder.path)) as snapshot:
        return snapshot.counts()


@final
class Extractor:
    """Document → extraction, or the reason why there is none; the model is loaded once."""

    def __init__(self, *, model: str | None, ontology: str | None, jobs: int = 1) -> None:
        # with several jobs each has one core; with one the model's own default holds
        self._nlp = load(model, threads=1 if jobs > 1 else None)
        self._ontology = load_ontology(Path(ontology) if ontology else None)

    def __call__(self, document: Document) -> Extraction | str:
        try:
            with self._nlp.memory_zone():  # the words of one article don't stay in memory
                doc = self._nlp(document.text)
                entities = find(doc, document)
                return Extraction(document, entities, extract(doc, document, entities, self._ontology))
        except Exception as error:  # whatever goes wrong in one article, the rest goes on
            cause = error.__cause__ or error  # spaCy wraps what its components raise
            return f"{type(cause).__name__}: {cause}"
