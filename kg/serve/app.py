"""What is answered at which address: a function from requests to responses."""

from __future__ import annotations

from collections.abc import Iterable
from queue import Empty, Queue
from threading import Lock

from kg.errors import GraphError, KgError, LimitError, UsageError
from kg.graph import Graph
from kg.query import Result, question, questions
from kg.query.hints import hints
from kg.query.worker import Worker
from kg.serve import pages, sparql
from kg.serve.guard import check_origin
from kg.serve.messages import HttpError, Request, Response, preferred

HTML = "text/html"
FORMATS = {"html": HTML, "ttl": "text/turtle", "nt": "application/n-triples", "jsonld": "application/ld+json"}
MOST_DRAWN = 20_000  # claims on the interactive page
SAFE = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": pages.policy(),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class App:
    """Answers requests about a graph from its last finished state; queries run in processes that can be stopped."""

    def __init__(
        self, graph: Graph, *, names: Iterable[str] = (), seconds: float = 30, rows: int = 100_000, workers: int = 2
    ) -> None:
        self._graph, self._lock = graph, Lock()  # the tables of a graph are read by one thread at a time
        self._names, self._seconds, self._rows = tuple(names), seconds, rows
        self._workers: Queue[Worker] = Queue()
        for _ in range(workers):
            self._workers.put(Worker(graph.path))

    def respond(self, request: Request) -> Response:
        """Answer any request; errors are answers too, as a page for browsers and as one line for programs."""
        try:
            check_origin(request.headers, self._names)
            response = self._answered(request)
        except HttpError as error:
            response = _failed(request, error.status, str(error))
        except KgError as error:
            response = _failed(request, 503 if isinstance(error, LimitError | GraphError) else 400, str(error))
        headers = {**SAFE, **response.headers}
        return Response(response.body, response.media_type, response.status, headers)

    def close(self) -> None:
        """End the processes that run queries."""
        while not self._workers.empty():
            self._workers.get_nowait().close()

    def _answered(self, request: Request) -> Response:
        first, _, rest = request.path.lstrip("/").partition("/")
        if first == "sparql" and not rest:
            return self._sparql(request)
        if request.method not in ("GET", "HEAD"):
            raise HttpError(405, "only GET is answered here; queries go to /sparql")
        if not first:
            return self._start(request)
        if first == "graph" and not rest:
            return self._drawn()
        if first == "question" and rest:
            return self._question(request, rest)
        if first in ("entity", "article", "claim") and rest:
            return self._resource(request, request.path.lstrip("/"))
        raise HttpError(404, "there is nothing at this address")

    def _ask(self, query: str, values: dict[str, object] | None = None) -> Result:
        try:
            worker = self._workers.get(timeout=self._seconds)
        except Empty:
            raise LimitError("all query processes are busy: try again later") from None
        try:
            return worker.ask(query, values=values, seconds=self._seconds, rows=self._rows)  # type: ignore[arg-type]  # the values are terms
        finally:
            self._workers.put(worker)

    def _sparql(self, request: Request) -> Response:
        if request.method not in ("GET", "HEAD", "POST"):
            raise HttpError(405, "queries come by GET or POST")
        if request.method != "POST" and not request.target.partition("?")[2]:
            return sparql.description(f"http://{request.headers['host']}/sparql")
        return sparql.answer(request, self._ask)

    def _question(self, request: Request, name: str) -> Response:
        """Answer a named question, whose values are the parameters of the address."""
        if name not in questions():
            raise HttpError(404, f"no question is called {name!r}; there are {', '.join(questions())}")
        given, asked = dict(request.query), question(name)
        if missing := asked.missing(given):
            raise HttpError(400, f"{name} needs {' and '.join(missing)}: ask /question/{name}?{missing[0]}=…")
        with self._lock:
            values = self._graph.question_values(name, given)
        accept = Request("GET", "/sparql?query=-", request.headers)
        return sparql.answer(accept, lambda _: self._ask(asked.sparql, values))

    def _start(self, request: Request) -> Response:
        query = next((value for name, value in request.query if name == "query"), "")
        with self._lock:
            counts = self._graph.snapshot.counts()
        try:
            result = self._ask(query) if query.strip() else None
            with self._lock:
                told = hints(query, self._graph.snapshot) if result is not None else ()
        except KgError as error:
            text = "\n".join(filter(None, (str(error), getattr(error, "excerpt", ""))))
            return Response(pages.start_page(counts=counts, query=query, error=text), HTML, 400)
        return Response(pages.start_page(counts=counts, query=query, result=result, hints=told), HTML)

    def _drawn(self) -> Response:
        from kg.export import page_text

        with self._lock:
            snapshot = self._graph.snapshot
            if snapshot.counts()["claims"] > MOST_DRAWN:
                raise HttpError(
                    503, f"more than {MOST_DRAWN:,} claims are too many for one page: use kg view --around NAME"
                )
            text = page_text(snapshot)
        # the page brings a policy of its own that allows its scripts only
        return Response(
            text.encode("utf-8", "replace"), HTML, headers={"Content-Security-Policy": "frame-ancestors 'none'"}
        )

    def _resource(self, request: Request, local: str) -> Response:
        """Describe what has this IRI in the graph: as a page, or as RDF."""
        base = self._graph.snapshot.base
        media_type = self._wanted(request)
        result = self._ask("DESCRIBE ?it { ?it ?any [] }", {"it": _iri(base + local)})
        if not result:
            raise HttpError(404, "the graph has nothing of this name")
        if media_type != HTML:
            accept = Request("GET", "/sparql?query=-", {"accept": media_type})
            return sparql.answer(accept, lambda _: result)
        if local.startswith("entity/"):
            try:
                with self._lock:
                    return Response(pages.entity_page(self._graph.show(base + local), base=base), HTML)
            except UsageError:
                pass  # publishers have a name, but are no entities of the graph
        return Response(pages.resource_page(base + local, result), HTML)

    def _wanted(self, request: Request) -> str:
        asked = next((value for name, value in request.query if name == "format"), None)
        if asked is not None:
            if asked not in FORMATS:
                raise HttpError(400, f"there are the formats {', '.join(FORMATS)}")
            return FORMATS[asked]
        found = preferred(request.headers.get("accept", ""), tuple(FORMATS.values()))
        if found is None:
            raise HttpError(406, f"this can be had as {', '.join(FORMATS.values())}")
        return found


def _iri(text: str) -> object:
    from kg.query import to_iri

    try:
        return to_iri(text)
    except UsageError:
        raise HttpError(404, "the graph has nothing of this name") from None


def _failed(request: Request, status: int, message: str) -> Response:
    headers = {"Allow": "GET, HEAD, POST"} if status == 405 else {}
    if preferred(request.headers.get("accept", ""), ("text/plain", HTML)) == HTML:
        return Response(pages.error_page(status, message), HTML, status, headers)
    return Response(f"{message}\n".encode("utf-8", "replace"), "text/plain", status, headers)
