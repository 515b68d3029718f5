"""The engine on one machine: worker processes that each make the function once."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Make = Callable[[], Callable[[Item], Result]]

_AHEAD = 4  # items per worker that wait, so that no worker ever does
_worker: list[Callable[[Any], Any]] = []


@dataclass(frozen=True, slots=True)
class Lost(Generic[Item]):
    """An item whose worker process died over it."""

    item: Item


def run(make: Make[Item, Result], items: Iterable[Item], *, jobs: int = 1) -> Iterator[Result | Lost[Item]]:
    """Yield the result of each item in order; `make` gives the function, once in every process.

    With several jobs an item that kills its worker is found by trying the waiting items one by one; it alone is lost.
    """
    if jobs == 1:
        function = make()
        yield from map(function, items)
        return
    remaining = iter(items)
    while True:
        suspects = yield from _run_until_broken(make, remaining, jobs)
        if not suspects:
            return
        yield from _run_alone(make, suspects)


def _run_until_broken(
    make: Make[Item, Result], remaining: Iterator[Item], jobs: int
) -> Generator[Result | Lost[Item], None, list[Item]]:
    """Yield results until all is done or a worker dies; return the items that were under way then."""
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    pool = _pool(make, jobs)
    try:
        while True:
            for item in islice(remaining, jobs * _AHEAD - len(waiting)):
                waiting.append((item, _submit(pool, item)))
            if not waiting:
                return []
            try:
                result = waiting[0][1].result()
            except BrokenProcessPool:
                return [item for item, _ in waiting]
            waiting.popleft()
            yield result
    finally:  # what is under way may end; what waits is dropped, so that an interrupted build stops soon
        pool.shutdown(cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, item: Item) -> Future[Any]:
    """Hand an item to the pool; a pool that broke before this says so when the result is asked for, like any other."""
    try:
        return pool.submit(_call, item)
    except BrokenProcessPool as error:
        future: Future[Any] = Future()
        future.set_exception(error)
        return future


def _run_alone(make: Make[Item, Result], items: Iterable[Item]) -> Iterator[Result | Lost[Item]]:
    for item in items:
        with _pool(make, 1) as pool:
            try:
                yield pool.submit(_call, item).result()
            except BrokenProcessPool:
                yield Lost(item)


def _pool(make: Make[Item, Result], jobs: int) -> ProcessPoolExecutor:
    # a fork would copy the threads of the model's runtime in an unknown state
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start, initargs=(make,))


def _start(make: Callable[[], Callable[[Any], Any]]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent process decides when to stop
    try:
        _worker.append(make())
    except Exception as error:  # raised here it would read as a worker that died
        _worker.append(partial(_fail, error))


def _fail(error: Exception, _: Any) -> None:
    raise error


def _call(item: Any) -> Any:
    return _worker[0](item)
