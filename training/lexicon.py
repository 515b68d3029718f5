"""Collects the lemmas of the treebanks' words."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from kg.language.lemmas import FILE, key
from training.corpora import conllu


def write(corpora: Path, output: Path) -> None:
    """Write the commonest lemma of each form and tag in the training splits into the model folder."""
    seen: dict[tuple[str, str], Counter[str]] = {}
    for treebank in ("ewt", "gum"):
        for sentence in conllu.read(corpora, treebank, "train"):
            if parse := sentence.parse:
                for form, tag, lemma in zip(sentence.words, parse.xpos, parse.lemmas, strict=True):
                    seen.setdefault((tag, key(form, tag)), Counter())[lemma] += 1
    table: dict[str, dict[str, str]] = {}
    for (tag, form), lemmas in sorted(seen.items()):
        table.setdefault(tag, {})[form] = min(lemmas, key=lambda lemma: (-lemmas[lemma], lemma))
    (output / FILE).write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", "utf-8")
