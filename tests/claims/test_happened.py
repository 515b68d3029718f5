"""Whether something took place, in what sense, and who says so: sentences of our own, read with the real model.

The countries Osmark and Halden, and all people and bodies, are invented.
"""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ulf Farren did not endorse Ana Ruiz until July.", "Ulf Farren supported Ana Ruiz"),
        ("Ulf Farren wasn't arrested until Monday.", "- arrested Ulf Farren"),
        ("Osmark had not recognized Halden until it signed the treaty.", "Osmark recognized Halden"),
        ("Osmark will not recognize Halden until it withdraws.", "Osmark recognized Halden (negated, future)"),
        ("Ulf Farren stopped short of endorsing Ana Ruiz.", "Ulf Farren supported Ana Ruiz (negated)"),
        (
            "The mayor urged residents to join the union in condemning Osmark.",
            "residents criticized Osmark (future)",
        ),
        ("Osmark retaliated by expelling two diplomats of Halden.", "Osmark expelled two diplomats"),
        ("Osmark will retaliate by expelling two diplomats of Halden.", "Osmark expelled two diplomats (future)"),
        ("Ulf Farren succeeded in defeating Jonas Brek.", "Ulf Farren defeated Jonas Brek"),
        ("The law makes it hard for police to arrest migrants.", "police arrested migrants (hypothetical)"),
        ("It is illegal for police to arrest Ana Ruiz.", "police arrested Ana Ruiz (hypothetical)"),
        ("Ulf Farren was wrong to criticize Ana Ruiz.", "Ulf Farren criticized Ana Ruiz"),
        ("Osmark warned against attacking Halden.", "Osmark attacked Halden (hypothetical)"),
        (
            "Ulf Farren challenged Ana Ruiz to name any groups who endorsed the plan of Jonas Brek.",
            "groups supported plan (hypothetical)",
        ),
        ("Ana Ruiz arrived in Karsa for talks with Ulf Farren.", "Ana Ruiz negotiatedWith Ulf Farren (future)"),
        ("Demonstrators packed the streets of Karsa to show support for Halden.", "Demonstrators supported Halden"),
        ("The rights of the union are either suppressed or ignored.", "- restricted rights (hypothetical)"),
        ("Ulf Farren confessed to killing Jonas Brek.", "Ulf Farren killed Jonas Brek"),
        ("Ulf Farren pleaded guilty to killing two guards.", "Ulf Farren killed two guards"),
        ("Ulf Farren is committed to helping Halden.", "Ulf Farren aided Halden (future)"),
        ("Osmark's attempts at invading Halden were in the news.", "Osmark attacked Halden (hypothetical)"),
        (
            "Ana Ruiz announced yesterday she was endorsing Ulf Farren.",
            "Ana Ruiz supported Ulf Farren (by Ana Ruiz)",
        ),
        (
            "Ana Ruiz announced she was leaving the Amber Party.",
            "Ana Ruiz resignedFrom Amber Party (future, by Ana Ruiz)",
        ),
    ],
)
def test_whether_it_took_place(read, sentence, expected):
    assert expected in read(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ulf Farren attacked the plan.", ["Ulf Farren criticized plan"]),
        (
            "Ulf Farren attacked the government's plan to close the port.",
            ["Ulf Farren criticized government: the government's plan to close the port"],
        ),
        ("Ulf Farren attacked Ana Ruiz during the debate.", ["Ulf Farren criticized Ana Ruiz"]),
        ("The rebels attacked the town during the night.", ["rebels attacked town"]),
        ("Ulf Farren complained about the council.", ["Ulf Farren accused council"]),
        ("Ulf Farren complained of theft.", []),
        ("The senate killed the bill.", []),
        ("Ana Ruiz destroyed growth with her taxes.", []),
        (
            "German Ulf Farren, the sixth seed, ousted Jonas Brek of Osmark, 7-5, 6-3.",
            ["German Ulf Farren defeated Jonas Brek"],
        ),
        ("Officers ousted Jonas Brek in a coup.", ["Officers dismissed Jonas Brek"]),
        ("Ulf Farren was acquitted of fraud.", []),
        ("The court's decision to halt the recount in Halden angered the mayor.", []),
        ("Osmark's authorities declared similar measures for the airports of Karsa.", []),
        ("Osmark imposed controls on the port of Karsa.", ["Osmark restricted port"]),
        ("Osmark's parliament was suspended indefinitely.", []),
        ("The mayor and the minister were contacted for this story but have not responded.", []),
        ("The Courier tried to contact Harrow Lines.", []),
        ("Ana Ruiz was in contact with Ulf Farren.", ["Ana Ruiz spokeWith Ulf Farren"]),
        ("Ulf Farren was named in the report.", []),
        ("Ulf Farren was named as the new coach.", ["- appointed Ulf Farren: the new coach"]),
        ("Ulf Farren abandoned his bicycle at the port.", []),
        ("The attack was blamed on Islamist militants.", ["- accused Islamist militants: The attack"]),
        ("A curfew was imposed on Karsa.", ["- restricted Karsa"]),
        ("Rockets were fired at Karsa.", ["- attacked Karsa"]),
        ("Police raided the offices of Harrow Lines on Monday.", ["Police investigated offices"]),
        ("The offices of Harrow Lines were raided on Monday.", ["- investigated offices"]),
        ("Rebels raided the village of Karsa.", ["Rebels attacked Karsa"]),
        ("Gunmen were shot dead by police.", ["police killed Gunmen"]),
        ("The drought is threatening the peace process.", []),
        ("The union threatened strikes in May.", ["union threatened -: strikes"]),
        ("North Korea announced the arrest of two spies.", ["North Korea arrested two spies"]),
        ("The rebels hurled grenades and used guns in the attack.", []),
        ("Osmark closed its embassy in Halden.", ["Osmark reducedTiesWith Halden"]),
        ("Osmark began a tour of Halden in a bid to win votes.", ["Osmark visited Halden"]),
        (
            "Protesters called for the repeal of the law and the removal of corrupt officials.",
            ["Protesters requested -: the repeal of the law and the removal of corrupt officials"],
        ),
        ("Ulf Farren implied he would close the port.", []),
        ("Ulf Farren hinted that the port was lost.", []),
        ("Ulf Farren previously belonged to the Osmark Liberal Party.", []),
        (
            "The virus can live in the throat: the researchers found large amounts of it in samples.",
            [],
        ),
    ],
)
def test_what_the_words_mean(read, sentence, expected):
    found = read(sentence)
    assert [line for line in found if " locatedIn " not in line] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The letter alluded to a meeting between Ulf Farren and Ana Ruiz.",
            "Ulf Farren metWith Ana Ruiz (by unnamed)",
        ),
        ("Police reported clashes between farmers and herders.", "farmers foughtWith herders (by Police)"),
        (
            "An e-mail mentioned a meeting between Ulf Farren and Ana Ruiz, who met Jonas Brek in May.",
            "Ana Ruiz metWith Jonas Brek",
        ),
        (
            "The mayor criticized the union, which she said had attacked the council.",
            "union attacked council (by mayor)",
        ),
        ("Police arrested a man who officials say killed two guards.", "man killed two guards (by officials)"),
        (
            "Osmark would also guard fighters which, Ulf Farren said, Halden has refused to repatriate.",
            "Halden rejected fighters (by Ulf Farren): to repatriate",
        ),
        (
            "Osmark would also guard fighters which, the statement said, Halden has refused to repatriate.",
            "Halden rejected fighters (by unnamed): to repatriate",
        ),
        (
            "Ana Ruiz said Halden has a role to play in the dispute with Osmark, which is accused of seeking arms.",
            "- accused Osmark (by Ana Ruiz): seeking arms",
        ),
        (
            "President Ulf Farren told a newspaper Wednesday the port would seek the extradition of Mr. Brek, saying "
            "he is responsible for many crimes in Halden.",
            "Ulf Farren stated -: he is responsible for many crimes in Halden",
        ),
        (
            '"In August, the board lowered the forecast to 1%", Ana Ruiz said, noting it was the worst year.',
            "Ana Ruiz stated -: it was the worst year",
        ),
        (
            "Judge Ana Ruiz asked whether Karsa was part of Osmark and then left.",
            "Karsa partOf Osmark (hypothetical, by Ana Ruiz): part",
        ),
        ("Encouraged to paint by a doctor, Ana Ruiz took lessons.", "doctor requested Ana Ruiz: to paint"),
        ("Ulf Farren was asked to resign by Ana Ruiz.", "Ana Ruiz requested Ulf Farren: to resign"),
        ("Ulf Farren signed a letter saying the port was closed.", "Ulf Farren stated -: the port was closed"),
        (
            "Ulf Farren said his firm had led to him working with the government of Osmark.",
            "Ulf Farren cooperatedWith government (by Ulf Farren)",
        ),
    ],
)
def test_who_acts_and_who_says_so(read, sentence, expected):
    assert expected in read(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ulf Farren answered to a report alleging that Ana Ruiz paid the gang.",
        "Ulf Farren slammed Jonas Brek for a newspaper story alleging Ana Ruiz paid the gang.",
        "Ulf Farren settled a lawsuit alleging that Ana Ruiz paid the gang.",
    ],
)
def test_a_paper_of_somebody_else_is_not_who_answers_it(read, sentence):
    assert not [line for line in read(sentence) if line.startswith(("Ulf Farren stated", "Ulf Farren accused Ana"))]


def test_a_state_told_in_a_quotation_is_the_speaker_s(read):
    found = read('Ana Ruiz said on Monday: "The Bank of Osmark in Kiev was my home."')
    assert [line for line in found if line.endswith("Kiev (by Ana Ruiz)")], found
