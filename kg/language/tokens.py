"""The tokenizer: spaCy's English one, brought to the word boundaries of the English treebanks.

Those split at hyphens ("well - known", "anti - war") and slashes, and keep clitics apart ("do n't", "Reuters 's").
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from spacy.attrs import ORTH
from spacy.lang.char_classes import ALPHA
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

REGISTERED: Final = "kg.Tokenizer.v1"
_COMPILERS: Final = (compile_prefix_regex, compile_suffix_regex, compile_infix_regex)
_NOT_SPECIAL: Final = frozenset({"and/or"})
_WHOLE: Final = (
    "e-mail",
    "e-mails",
    "E-mail",
    "etc.",
    "al.",
    "Capt.",
    "Sgt.",
    "Col.",
    "Maj.",
    "Cmdr.",
    "Lt.",
    "Govs.",
    "Sens.",
    "Reps.",
)
_HYPHENS: Final = "-‐‑–"
_INFIXES: Final = (
    rf"(?<=[{ALPHA}0-9.%°)\]])[{_HYPHENS}](?=[{ALPHA}])",
    rf"(?<=[{ALPHA}])[{_HYPHENS}](?=[{ALPHA}0-9])",
    rf"(?<=[{ALPHA}0-9])/(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}])/(?=[{ALPHA}0-9])",
)


@registry.tokenizers(REGISTERED)  # type: ignore[untyped-decorator]  # catalogue has no types
def make_tokenizers() -> Callable[[Language], Tokenizer]:
    """Give spaCy the function that builds the tokenizer."""
    return make_tokenizer


def make_tokenizer(nlp: Language) -> Tokenizer:
    """Build the tokenizer over a pipeline's vocabulary."""
    defaults = nlp.Defaults
    affixes = (defaults.prefixes or (), defaults.suffixes or (), [*(defaults.infixes or ()), *_INFIXES])
    prefix, suffix, infix = (compile_(parts) for compile_, parts in zip(_COMPILERS, affixes, strict=True))
    rules = {text: parts for text, parts in (defaults.tokenizer_exceptions or {}).items() if text not in _NOT_SPECIAL}
    return Tokenizer(
        nlp.vocab,
        rules={**rules, **{word: [{ORTH: word}] for word in _WHOLE}},
        prefix_search=prefix.search,
        suffix_search=suffix.search,
        infix_finditer=infix.finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )
