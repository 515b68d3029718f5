"""Builds or loads the pipeline."""

from __future__ import annotations

import os
from pathlib import Path

import spacy
from spacy.language import Language

from kg.errors import ModelError
from kg.language import component, sentences, tokens

_MOST_THREADS = 4


def load(name: str | None = None, *, threads: int | None = None) -> Language:
    """Load the pipeline: our own model by default, else an installed spaCy pipeline or a folder that holds one.

    The environment variable `KG_MODEL` names another folder with a model of ours. Threads change the speed, never the
    result.
    """
    if name:
        return _installed(name)
    threads = threads or min(os.cpu_count() or 1, _MOST_THREADS)
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": tokens.REGISTERED}}})
    model = os.environ.get("KG_MODEL")
    nlp.add_pipe(sentences.FACTORY, config={"model": model})
    nlp.add_pipe(component.FACTORY, config={"model": model, "threads": threads})
    return nlp


def _installed(name: str) -> Language:
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError) as error:
        hint = "" if Path(name).exists() else f"; install it with: python -m spacy download {name}"
        raise ModelError(f"no spaCy pipeline {name!r} could be loaded{hint}") from error
    if not any("token.dep" in nlp.get_pipe_meta(pipe).assigns for pipe in nlp.pipe_names):
        raise ModelError(f"the spaCy pipeline {name!r} has no dependency parser")
    return nlp
