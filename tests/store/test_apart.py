"""Two of one name are parted, and stay so."""

from __future__ import annotations

from pathlib import Path

import pytest
from exports import written
from newsroom import PAPER, TABLOID
from papers import PAPERS, fresh

from kg.cli.app import run
from kg.entities import judgements, resolve
from kg.errors import UnknownName, UsageError
from kg.graph import Graph


@pytest.mark.parametrize("name", ["Jon Abasi", "Mira Dole"])  # by name alone, and by an id in another data set
def test_two_of_one_name_are_parted_and_stay_so(tmp_path: Path, name: str) -> None:
    graph = fresh(tmp_path / "graph")
    before = written(graph, "nq").decode()
    whole = graph.find(name)
    assert {mention.article for mention in whole.mentions} == {PAPER.id, TABLOID.id}
    record = graph.apart(name, TABLOID.id)
    parts = [entity for entity in graph.entities() if name in (entity.label, *entity.aliases)]
    assert sorted(sorted({m.article for m in part.mentions}) for part in parts) == [[PAPER.id], [TABLOID.id]]
    other = next(part for part in parts if part.mentions[0].article == TABLOID.id)
    assert other.same_as == ()
    assert [c.article for c in graph.claims() if other.id in (c.subject, c.object)] == [TABLOID.id]
    assert graph.check(shapes=False).problems == ()
    one_by_one = written(graph, "nq").decode()
    graph.rebuild()
    assert written(graph, "nq").decode() == one_by_one
    with pytest.raises(UsageError, match=f"contradicts '.*is another one in the article.*kg undo {record.id}"):
        graph.same(*(part.id for part in parts))
    with pytest.raises(UsageError, match="is in no other article"):
        graph.apart(other.id, TABLOID.id)
    assert graph.undo() == record
    assert written(graph, "nq").decode() == before


def test_what_can_not_be_parted(graph: Graph, capsys: pytest.CaptureFixture[str]) -> None:
    folder = ["--graph", str(graph.path)]
    assert run(["different", "Mira Dole", *folder]) == run(["different", "a", "b", "--in", "c", *folder]) == 2
    assert "name two entities, or one and an article" in capsys.readouterr().err
    assert run(["different", "Mira Dole", "Mira Dole", *folder]) == 2
    assert "kg different 'Mira Dole' --in ARTICLE" in capsys.readouterr().err
    with pytest.raises(UnknownName, match="no article has the id, address or path 'zz'"):
        graph.apart("Mira Dole", "zz")
    assert run(["different", "Mira Dole", "--in", PAPER.id, *folder]) == 0
    assert "Mira Dole (Person) is another one in the article" in capsys.readouterr().out
    assert len(graph.judgements()) == 1


def test_a_parted_entity_is_resolved_the_same_in_memory(graph: Graph) -> None:
    graph.apart("Mira Dole", TABLOID.id)
    resolved = resolve(PAPERS, judgements(graph.judgements()))
    assert resolved.entities == graph.entities()
    assert resolved.claims == graph.claims()
