"""What training learns from: a sentence with whatever it is annotated with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Parse:
    """Gold syntax, one entry per word; head 0 is the root."""

    xpos: tuple[str, ...]
    upos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words, maybe a parse, and BIO labels by annotation scheme. `spaces` tells which words a space follows."""

    words: tuple[str, ...]
    parse: Parse | None = None
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spaces: tuple[bool, ...] = ()
    document: str = ""
    paragraph: bool = False
    """Whether the sentence opens a paragraph."""
    id: str = ""
