"""The few lines that end a build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.text import plain

if TYPE_CHECKING:
    from kg.pipeline import BuildReport

_SHOWN = 10


def print_summary(report: BuildReport, graph: Path) -> None:
    """Print what a build read and what the graph holds now, with the reason for each input that was skipped."""
    print(f"articles   {report.articles} ({report.new} new, {report.changed} changed, {report.unchanged} unchanged)")
    print(f"entities   {report.entities}")
    print(f"claims     {report.claims}")
    if report.duplicates:
        print(f"duplicates {report.duplicates}")
    if report.undated:
        print(f"undated    {report.undated} (the date given was not understood, or can't be)")
    if report.rejected:
        print(f"rejected   {len(report.rejected)} (listed in {plain(str(graph / 'rejected.jsonl'))})")
    for rejection in report.rejected[:_SHOWN]:
        place = rejection.source if rejection.offset is None else f"{rejection.source}:{rejection.offset}"
        print(f"  {plain(place)}: {plain(rejection.reason)}")
    if len(report.rejected) > _SHOWN:
        print(f"  and {len(report.rejected) - _SHOWN} more")
