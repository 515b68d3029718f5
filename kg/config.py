"""Settings: frozen, read from TOML and options, passed explicitly."""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from kg.errors import UsageError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_PLAIN_TYPES = {"base": str, "shortcut_threshold": float, "model": str, "ontology": str, "jobs": int}


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a build depends on besides its inputs.

    `base` is the IRI under which entities, claims, articles and runs stand; claims with at least the confidence
    `shortcut_threshold` make shortcuts; `model` names a spaCy pipeline (the own one if `None`); `ontology` is a Turtle
    file that adds relations; `jobs` is the number of worker processes.
    """

    base: str = "https://w3id.org/newskg/id/"
    shortcut_threshold: float = 0.5
    model: str | None = None
    ontology: str | None = None
    jobs: int = 1

    def __post_init__(self) -> None:
        if not self.base.startswith(("http://", "https://")) or not self.base.endswith(("/", "#")):
            raise UsageError(f"base is not an http(s) IRI that ends in / or #: {self.base}")
        if not 0 <= self.shortcut_threshold <= 1:
            raise UsageError(f"shortcut_threshold is not between 0 and 1: {self.shortcut_threshold}")
        if self.jobs < 1:
            raise UsageError(f"jobs is not 1 or more: {self.jobs}")

    def but(self, **options: Any) -> Settings:
        """Return these settings with the options that are not `None`."""
        return replace(self, **{name: value for name, value in options.items() if value is not None})


def read_settings(path: Path) -> Settings:
    """Read settings from a TOML file; raise `UsageError` for an unknown name or a value of the wrong type."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"can't read the settings in {path}: {error}") from None
    known = [field.name for field in fields(Settings)]
    for name, value in data.items():
        if name not in known:
            raise UsageError(f"unknown setting {name!r} in {path}; there are {', '.join(known)}")
        if not _fits(value, _PLAIN_TYPES[name]):
            raise UsageError(f"{name} in {path} is not of type {_PLAIN_TYPES[name].__name__}: {value!r}")
    return Settings(**data)


def _fits(value: object, wanted: type) -> bool:
    if isinstance(value, bool):
        return False
    return isinstance(value, wanted) or (wanted is float and isinstance(value, int))
