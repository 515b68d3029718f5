"""When an event took place, against the article's date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parses import claims, vocabulary
from spacy.tokens import Doc

from kg.claims.time import event_date

MONDAY = "2018-10-22"


def when(expression: str, published: str | None = MONDAY, *, modality: str = "actual") -> str | None:
    """The date of a verb on which the words of an expression hang as one phrase."""
    words = ["met", *expression.split()]
    heads = [0, 0, *([1] * (len(words) - 2))]
    deps = ["root", "obl", *["dep"] * (len(words) - 2)][: len(words)]
    spaces = [after != "," for after in [*words[1:], "."]]
    doc = Doc(vocabulary(), words=words, spaces=spaces, heads=heads[: len(words)], deps=deps)
    return event_date(doc[0], published, modality)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("on Monday", "2018-10-22"),
        ("on Sunday", "2018-10-21"),
        ("Sunday night", "2018-10-21"),
        ("on Tuesday", "2018-10-16"),
        ("last Friday", "2018-10-19"),
        ("FRIDAY", "2018-10-19"),
        ("today", "2018-10-22"),
        ("tonight", "2018-10-22"),
        ("this morning", "2018-10-22"),
        ("yesterday", "2018-10-21"),
        ("last night", "2018-10-21"),
        ("the day before yesterday", "2018-10-20"),
        ("tomorrow", "2018-10-23"),
        ("on October 19", "2018-10-19"),
        ("on Oct. 19", "2018-10-19"),
        ("on Sept. 3", "2018-09-03"),
        ("on 19 October", "2018-10-19"),
        ("on 3rd September", "2018-09-03"),
        ("on October 3rd", "2018-10-03"),
        ("on May 4 , 2015", "2015-05-04"),
        ("on 4 May 2015", "2015-05-04"),
        ("on December 28", "2017-12-28"),
        ("in October", "2018-10"),
        ("in November", "2017-11"),
        ("in early October", "2018-10"),
        ("last May", "2018-05"),
        ("in March 2016", "2016-03"),
        ("in may", None),
        ("on February 30", None),
        ("in 2015", "2015"),
        ("since 2015", "2015"),
        ("since Friday", "2018-10-19"),
        ("from 2012 to 2015", None),
        ("in 2015 cases", None),
        ("of 2,015 people", None),
        ("on October 3 to 5", "2018-10"),
        ("on 3-5 October", "2018-10"),
        ("from Monday to Wednesday", "2018-10"),
        ("last week", "2018-10"),
        ("earlier this month", "2018-10"),
        ("last month", "2018-09"),
        ("last year", "2017"),
        ("last summer", "2018"),
        ("two days ago", "2018-10-20"),
        ("an hour ago", "2018-10-22"),
        ("two weeks ago", "2018-10"),
        ("three months ago", "2018-07"),
        ("ten years ago", "2008"),
        ("Friday last week", "2018-10-19"),
        ("last Monday", "2018-10-15"),
        ("on 2018-10-19", "2018-10-19"),
        ("by Friday", None),
        ("until last week", None),
        ("before October 19", None),
        ("every Friday", None),
        ("three days later", None),
        ("the following day", None),
        ("in the mayor 's office", None),
        ("on Sundays", None),
    ],
)
def test_the_day_of_something_that_happened(expression, expected):
    assert when(expression) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("on Monday", "2018-10-29"),
        ("on Sunday", "2018-10-28"),
        ("next Friday", "2018-10-26"),
        ("next week", "2018"),
        ("next month", "2018-11"),
        ("in January", "2019-01"),
        ("in 2020", "2020"),
        ("tomorrow", "2018-10-23"),
        ("on December 28", "2018-12-28"),
        ("on January 3", "2019-01-03"),
        ("on October 25", "2018-10-25"),
    ],
)
def test_the_day_of_something_that_lies_ahead(expression, expected):
    assert when(expression, modality="future") == expected


@pytest.mark.parametrize(
    ("published", "expression", "modality", "expected"),
    [
        ("2019-01-01", "on Monday", "actual", "2018-12-31"),
        ("2019-01-01", "yesterday", "actual", "2018-12-31"),
        ("2018-12-31", "tomorrow", "future", "2019-01-01"),
        ("2018-12-30", "on Tuesday", "future", "2019-01-01"),
        ("2019-01-02", "on December 30", "actual", "2018-12-30"),
        ("2018-12-30", "on January 2", "future", "2019-01-02"),
        ("2018-12-30", "on January 2", "actual", "2018-01-02"),
        ("2016-03-01", "on February 29", "actual", "2016-02-29"),
        ("2016-03-01", "yesterday", "actual", "2016-02-29"),
        ("2017-03-01", "on February 29", "actual", None),
    ],
)
def test_the_turn_of_the_year(published, expression, modality, expected):
    assert when(expression, published, modality=modality) == expected


def test_without_the_date_of_the_article_only_a_full_date_tells():
    assert when("on Monday", None) is None
    assert when("yesterday", None) is None
    assert when("on October 19", None) is None
    assert when("on October 19 , 2018", None) == "2018-10-19"


DAY = st.dates(date(1900, 1, 1), date(2200, 1, 1))
WORDS = st.sampled_from(
    "on next last this Monday Friday Sunday yesterday today tomorrow night the day before October Sept. Feb 29 30 31 1 "
    "99 12th 0 , 2016 0000 9999 1999 the".split()
)


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=6), DAY, st.sampled_from(["actual", "future", "hypothetical"]))
def test_any_words_give_a_day_or_nothing(words, published, modality):
    found = when(" ".join(words), published.isoformat(), modality=modality)
    assert found is None or date.fromisoformat(f"{found}-01-01"[:10])


@pytest.mark.parametrize("expression", ["on May 4 , 0000", "on October 0", "on October 99", "on 31 June 2016"])
def test_a_day_that_no_calendar_has_is_none(expression):
    assert when(expression) is None


@settings(max_examples=40)
@given(DAY, st.sampled_from("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()))
def test_a_weekday_is_the_nearest_on_its_side(published, weekday):
    past = date.fromisoformat(when(f"on {weekday}", published.isoformat()))
    ahead = date.fromisoformat(when(f"on {weekday}", published.isoformat(), modality="future"))
    assert past.strftime("%A") == ahead.strftime("%A") == weekday
    assert 0 <= (published - past).days <= 6
    assert 1 <= (ahead - published).days <= 7


def test_a_claim_has_its_date_from_its_own_clause_only():
    [met] = claims(
        "[PERSON Ines/NNP/nsubj/met] met=meet/VBD/root [PERSON Ulf/NNP/obj/met] Friday/NNP/obl:unmarked/met ./.",
        published=MONDAY,
    )
    assert met.event_date == "2018-10-19"
    [met] = claims("[PERSON Ines/NNP/nsubj/met] met=meet/VBD/root [PERSON Ulf/NNP/obj/met] ./.", published=MONDAY)
    assert met.event_date is None


def test_the_following_day_counts_from_the_day_that_the_text_names_before():
    first = "Ines/NNP/nsubj/came came=come/VBD/root on/IN/case/Friday Friday/NNP/obl/came ./."
    then = "[PERSON Ines/NNP/nsubj/met] met=meet/VBD/root [PERSON Ulf/NNP/obj/met] {} ./."
    for phrase, expected in (
        ("the/DT/det/day following/JJ/amod/day day/NN/obl/met", "2018-10-20"),
        ("three/CD/nummod/days days/NNS/obl/later later/RB/advmod/met", "2018-10-22"),
    ):
        [met] = [c for c in claims(first, then.format(phrase), published=MONDAY) if c.relation == "metWith"]
        assert met.event_date == expected


def test_a_date_of_a_relative_clause_is_not_the_event_s():
    [aided] = claims(
        "[ORG Harrow/NNP/nsubj/gave] gave=give/VBD/root money/NN/obj/gave to/IN/case/Union the/DT/det/Union "
        "[ORG Union/NNP/obl/gave] which/WDT/nsubj:pass/founded was=be/VBD/aux:pass/founded "
        "founded=found/VBN/acl:relcl/Union in/IN/case/1952 1952/CD/obl/founded ./.",
        published=MONDAY,
    )[:1]
    assert aided.event_date is None


def test_the_day_of_the_dateline_is_the_article_s():
    [met] = claims(
        "RIGA/NNP/root ,/, April/NNP/nmod/RIGA 17/CD/nummod/April —/:/punct/RIGA ¶ "
        "[PERSON Ines/NNP/nsubj/met] met=meet/VBD/root [PERSON Ulf/NNP/obj/met] today/NN/obl:unmarked/met ./.",
        published="2024-04-18",
    )
    assert met.event_date == "2024-04-17"


def meets(rest: str) -> str:
    """Ines met Ulf, with more words."""
    return f"[PERSON Ines/NNP/nsubj/met] met=meet/VBD/root [PERSON Ulf/NNP/obj/met] {rest} ./."


@pytest.mark.parametrize(
    "sentence",
    [
        meets("after/IN/case/arrest arrest/NN/obl/met on/IN/case/Friday Friday/NNP/nmod/arrest"),
        meets("since/IN/case/May May/NNP/obl/met"),
        meets("as/IN/case/Friday of/IN/fixed/as Friday/NNP/obl/met"),
        "On/IN/case/Friday Friday/NNP/obl/said Hana/NNP/nsubj/said said=say/VBD/root "
        + meets("early/RB/advmod/met").replace("/root", "/ccomp/said"),
        "Hana/NNP/nsubj/came came=come/VBD/root on/IN/case/Friday Friday/NNP/obl/came and/CC/cc/met "
        "[PERSON Ines/NNP/nsubj/met] later/RB/advmod/met met=meet/VBD/conj/came [PERSON Ulf/NNP/obj/met] ./.",
        "[PERSON Ines/NNP/nsubj/agreed] agreed=agree/VBD/root on/IN/case/Friday Friday/NNP/obl/agreed to/TO/mark/meet "
        "meet/VB/xcomp/agreed [PERSON Ulf/NNP/obj/meet] ./.",
    ],
)  # fmt: skip
def test_a_date_of_something_else_is_not_the_event_s(sentence):
    assert [c.event_date for c in claims(sentence, published=MONDAY) if c.relation == "metWith"] == [None]


def test_what_opens_a_sentence_that_is_reported_at_its_end_is_the_event_s_date():
    sentence = (
        "On/IN/case/Friday Friday/NNP/obl/said [PERSON Ines/NNP/nsubj/met] met=meet/VBD/ccomp/said "
        "[PERSON Ulf/NNP/obj/met] ,/, Hana/NNP/nsubj/said said=say/VBD/root ./."
    )
    [met] = [c for c in claims(sentence, published=MONDAY) if c.relation == "metWith"]
    assert met.event_date == "2018-10-19"
