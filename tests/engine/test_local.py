"""One function over many items, in one process or several."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

import pytest

from kg.engine import Lost, run
from kg.errors import ModelError


def square(number: int) -> int:
    return number * number


def make_square() -> Callable[[int], int]:
    return square


def die_at_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def make_deadly() -> Callable[[int], int]:
    return die_at_three


def make_nothing() -> Callable[[int], int]:
    raise ModelError("no model")


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_can_not_be_made_is_an_error(jobs: int) -> None:
    with pytest.raises(ModelError, match="no model"):
        list(run(make_nothing, range(4), jobs=jobs))


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order(jobs: int) -> None:
    assert list(run(make_square, range(20), jobs=jobs)) == [number * number for number in range(20)]


def test_nothing_to_do() -> None:
    assert list(run(make_square, [], jobs=2)) == []


def test_only_the_item_that_kills_its_worker_is_lost() -> None:
    found = list(run(make_deadly, range(12), jobs=2))
    assert found == [Lost(3) if number == 3 else number * number for number in range(12)]


def test_a_pool_that_breaks_between_two_items_loses_none() -> None:
    found = []
    for result in run(make_deadly, range(12), jobs=2):
        found.append(result)
        if len(found) < 4:
            time.sleep(0.5)  # the worker dies over item 3 while nobody waits for a result
    assert found == [Lost(3) if number == 3 else number * number for number in range(12)]
