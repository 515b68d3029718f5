"""Command line of the evaluation: `scripts/evaluate [--quick] [--check] [--json FILE]`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from spacy.language import Language

from evaluation import coreference, extraction, language, patterns
from evaluation.figures import Figure, drops, table
from evaluation.predict import predictor
from kg.language import load
from kg.ontology import load as load_ontology

_HERE = Path(__file__).parent
_BASELINE = _HERE / "baseline.json"
_TOLERANCE = 0.5
_QUICK = 300


def main() -> int:
    """Print the figures; with `--check` fail where one fell below the committed baseline."""
    options = _options()
    if not options.corpora.is_dir():
        print(f"no folder of corpora at {options.corpora}: name it with --corpora", file=sys.stderr)
        return 2
    nlp = load(options.model)
    if options.patterns:
        return _silent(nlp, options)
    found = [figure for name in options.table or TABLES for figure in TABLES[name](nlp, options)]
    print(table(found))
    values = {f.name: round(f.value, 2) for f in found}
    if options.json:
        options.json.write_text(json.dumps(values, indent=1) + "\n", "utf-8")
    return _checked(found, "quick" if options.quick else "full") if options.check else 0


def _silent(nlp: Language, options: argparse.Namespace) -> int:
    ontology = load_ontology()
    found = patterns.documents(options.corpora, most=_QUICK if options.quick else None)
    print(*patterns.report(patterns.fired(found, predictor(nlp, ontology)), ontology), sep="\n")
    return 0


def _language(nlp: Language, options: argparse.Namespace) -> Iterator[Figure]:
    return language.figures(nlp, options.corpora, split=options.split, most=_QUICK if options.quick else None)


def _claims(nlp: Language, options: argparse.Namespace) -> Iterator[Figure]:
    return extraction.figures(nlp, options.corpora, most=_QUICK if options.quick else None)


def _coreference(nlp: Language, options: argparse.Namespace) -> Iterator[Figure]:
    return coreference.figures(nlp, options.corpora, split=options.split, most=_QUICK if options.quick else None)


TABLES: Mapping[str, Callable[[Language, argparse.Namespace], Iterator[Figure]]] = {
    "language": _language,
    "coreference": _coreference,
    "claims": _claims,
}


def _checked(found: list[Figure], mode: str) -> int:
    baseline: dict[str, float] = json.loads(_BASELINE.read_text("utf-8"))[mode]
    fallen = drops(found, baseline, _TOLERANCE)
    for line in fallen:
        print("below the baseline:", line, file=sys.stderr)
    return 1 if fallen else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="evaluate", description=__doc__)
    add = parser.add_argument
    add("--corpora", type=Path, default=_HERE.parent.parent / "shared" / "corpora", help="folder of corpora")
    add("--table", action="append", choices=list(TABLES), help="only this table; may be repeated")
    add("--patterns", action="store_true", help="instead list the patterns that never fire on news and on gold")
    add("--model", help="an installed spaCy pipeline instead of our own")
    add("--split", default="test", choices=("dev", "test"), help="dev is for choosing between models")
    add("--quick", action="store_true", help=f"only the first {_QUICK} sentences of each file")
    add(
        "--check",
        action="store_true",
        help=f"fail where a figure is {_TOLERANCE} points below evaluation/baseline.json",
    )
    add("--json", type=Path, help="also write the figures to this file")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
