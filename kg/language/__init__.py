"""The spaCy pipeline: our own model, or any installed one."""

from kg.language.loading import load as load

__all__ = ["load"]
