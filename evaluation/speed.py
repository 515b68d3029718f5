"""How fast the network and the pipeline around it are, and how much memory a long stream takes."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path

import numpy as np
from spacy.language import Language

from kg.language.component import FACTORY
from kg.language.network import Network
from kg.language.trees import best_tree

_REPEATS = 3
_WORDS_TOGETHER = 2_000
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_PAGE = 4096 / 2**20
Group = Sequence[Sequence[str]]


def groups(nlp: Language, texts: Sequence[str]) -> list[Group]:
    """Cut articles into sentences, and put them together as the pipeline does: some 2,000 words at a time."""
    result: list[list[list[str]]] = [[]]
    for doc in nlp.pipe(texts, disable=[FACTORY]):
        if sum(map(len, result[-1])) >= _WORDS_TOGETHER:
            result.append([])
        sentences = ([t.text for t in sentence if not t.is_space] for sentence in doc.sents)
        result[-1] += [words for words in sentences if words]
    return result


def raw(network: Network, given: Sequence[Group]) -> Callable[[], None]:
    """Prepare a run of nothing but the network: encoder, and labels of the best trees' arcs."""
    heads = [[best_tree(scores.arcs) for scores in network.run(group)] for group in given]

    def run() -> None:
        for group, own in zip(given, heads, strict=True):
            scores = network.run(group)
            network.label_scores(
                np.concatenate([s.dependent[1:] for s in scores]),
                np.concatenate([s.head[h] for s, h in zip(scores, own, strict=True)]),
            )

    return run


def seconds(runs: Mapping[str, Callable[[], None]]) -> dict[str, float]:
    """Time several functions in turn, several times; the best of each counts."""
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(_REPEATS):
        for name, run in runs.items():
            start = time.perf_counter()
            run()
            best[name] = min(best[name], time.perf_counter() - start)
    return best


def export_fp32(work: Path, model: Path, output: Path) -> str:
    """Export the network as it was trained; return why that can't be done, nothing where it is done."""
    try:
        from training.export import export
        from training.network import load_weights
    except ImportError as error:
        return f"needs the extra `train` ({error})"
    if not (work / "weights.safetensors").exists():
        return f"no weights.safetensors in {work}: name the folder with --work"
    labels = json.loads((model / "config.json").read_text("utf-8"))["labels"]
    export(load_weights(work / "weights.safetensors"), labels, model / "vocab.txt", output)
    return ""


def size(folder: Path) -> float:
    """Give the size of a model folder in MB."""
    return sum(file.stat().st_size for file in folder.iterdir()) / 1e6


def stream(nlp: Language, texts: Sequence[str], count: int, samples: int = 20) -> Iterator[tuple[int, float]]:
    """Read varied articles; yield how many were read and the MiB in use, `samples` times."""
    step = max(1, count // samples)
    articles = (_varied(text, number) for number, text in enumerate(islice(cycle(texts), count)))
    for done in range(0, count, step):
        with nlp.memory_zone():
            for _ in nlp.pipe(islice(articles, step)):
                pass
        yield min(done + step, count), _resident()


def _varied(text: str, number: int) -> str:
    """Give an article names that no other has."""
    ending = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    return _NAME.sub(lambda match: match[0] + ending, text)


def _resident() -> float:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * _PAGE
