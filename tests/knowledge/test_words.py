"""Common nouns, titles, offices and the names of people."""

from __future__ import annotations

import pytest

from kg.knowledge import first_name, gender, gender_of, may_be_surname, noun, office, surname, title


@pytest.mark.parametrize(
    ("lemma", "kind"),
    [
        *[(w, "person") for w in "man woman president minister secretary senator spokesman spokeswoman lawyer".split()],
        *[(w, "person") for w in "judge journalist activist suspect victim gunman officer soldier migrant".split()],
        *[(w, "person") for w in "refugee protester official teenager chef striker ex-minister vice-president".split()],
        *[(w, "group") for w in "people police military army troops forces authorities crowd caravan family".split()],
        *[
            (w, "group")
            for w in "couple opposition public rebels crew militia gang tribe community coalition jury".split()
        ],
        *[(w, "organization") for w in "company firm ministry department agency institute party court".split()],
        *[(w, "organization") for w in "parliament government administration union university newspaper bank".split()],
        *[(w, "geopolitical") for w in "country nation state city town village province republic kingdom".split()],
        *[(w, "place") for w in "region area border river island mountain street".split()],
        *[(w, "facility") for w in "airport bridge hospital school prison stadium church mosque".split()],
        *[(w, "thing") for w in "plan law bill deal treaty embargo ship aircraft report weapon missile budget".split()],
        ("Company", "organization"),
        ("task force", "group"),
        ("rebel group", "organization"),
        ("asylum seeker", "person"),
        ("polling station", "facility"),
        ("trade deal", "thing"),
        ("border guard", "person"),
    ],
)
def test_noun(lemma: str, kind: str) -> None:
    assert noun(lemma) == kind


@pytest.mark.parametrize("word", ["", " ", "-", "year", "Tuesday", "quickly", "xyzzy"])
def test_other_words(word: str) -> None:
    assert noun(word) is None


@pytest.mark.parametrize(
    ("words", "text", "kind", "heads"),
    [
        ("Mr.", "Mr.", "honorific", False),
        ("Dr", "Dr.", "honorific", False),
        ("the Rev.", "Rev.", "honorific", False),
        ("Gen.", "general", "military", False),
        ("Lt. Gen.", "lieutenant general", "military", False),
        ("Lieutenant-General", "lieutenant general", "military", False),
        ("President", "president", "office", True),
        ("presidents", "president", "office", True),
        ("PRIME MINISTER", "prime minister", "office", True),
        ("Foreign Secretary", "foreign secretary", "office", False),
        ("Secretary of State", "secretary of state", "office", False),
        ("Sen.", "senator", "office", False),
        ("Rep.", "representative", "office", False),
        ("Gov.", "governor", "office", True),
        ("CEO", "chief executive officer", "office", True),
        ("Pope", "pope", "office", True),
        ("Vice President", "vice president", "office", False),
        ("Chancellor of the Exchequer", "chancellor of the exchequer", "office", False),
    ],
)
def test_title(words: str, text: str, kind: str, heads: bool) -> None:
    found = title(words)
    assert found is not None
    assert (found.text, found.kind, found.heads) == (text, kind, heads)


@pytest.mark.parametrize("words", ["gen", "rep", "father", "pm", "", "Mexico", "President Smith", "dr"])
def test_what_is_no_title(words: str) -> None:
    assert title(words) is None


def test_gender_of_titles() -> None:
    assert [getattr(title(t), "gender", "?") for t in ("Mrs.", "King", "Chairwoman", "President")] == [
        "female",
        "male",
        "female",
        None,
    ]


@pytest.mark.parametrize(
    ("phrase", "text", "heads"),
    [
        ("former deputy foreign minister", "foreign minister", False),
        ("foreign minister", "foreign minister", False),
        ("ex-president", "president", True),
        ("president of Honduras", "president", True),
        ("former Mexican president", "president", True),
        ("deputy director general", "director general", False),
        ("secretary of state for trade", "secretary of state", False),
        ("opposition leader", "opposition leader", False),
        ("religious leader", "leader", False),
        ("bank president", "president", False),
        ("head of the delegation", "head", True),
        ("vice president", "vice president", False),
        ("acting governor", "governor", True),
        ("prime minister designate", "prime minister-designate", False),
        ("foreign minister Ana Luz", "foreign minister", False),
    ],
)
def test_office(phrase: str, text: str, heads: bool) -> None:
    found = office(phrase)
    assert found is not None
    assert (found.text, found.heads) == (text, heads)


@pytest.mark.parametrize("phrase", ["minister aide", "wife of the president", "lunch", "", "of", "mr"])
def test_phrases_without_an_office(phrase: str) -> None:
    assert office(phrase) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("John", "male"),
        ("Mary", "female"),
        ("Enrique", "male"),
        ("Nicolás", "male"),
        ("Vladimir", "male"),
        ("Narendra", "male"),
        ("Angela", "female"),
        ("Jacinda", "female"),
        ("Friedrich", "male"),
        ("Solveig", "female"),
        ("Kristian", "male"),
        ("Andrea", None),
        ("Jean", None),
        ("Pat", None),
        ("Xyzzy", None),
        ("mary", None),
        ("", None),
    ],
)
def test_gender(name: str, expected: str | None) -> None:
    assert gender(name) == expected


def test_the_gender_of_a_whole_name() -> None:
    names = ("John Xyzzy", "Xyzzy Finnsdóttir", "Finnsdottir", "Xyzzy Petrovskaya", "John", "Xyzzy John", "")
    assert [gender_of(n) for n in names] == ["male", "female", "female", "female", None, None, None]


def test_what_may_be_a_surname() -> None:
    assert [may_be_surname(n) for n in ("Taylor", "Bush", "Michael", "Betty", "Xyzzy")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_frequencies_of_names() -> None:
    men, women = first_name("John") or (0.0, 0.0)
    assert men > 1 > women
    assert first_name("Recep") == (0.001, 0.0)
    assert first_name("john") is None
    assert (surname("Smith") or 0) > 0.9
    assert surname("O'Brien") == surname("OBrien")
    assert surname("smith") is None
    assert surname("Xyzzyx") is None
