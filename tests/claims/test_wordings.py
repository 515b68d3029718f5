"""Families of words and forms of news on sentences of our own, read with the real model: headlines, titles, numbers.

The countries Osmark and Halden, and all people and bodies, are invented.
"""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Four teenagers shot at a graduation party", "- injured Four teenagers"),
        (
            "Ulf Farren, director of Harrow Lines, and chairman of the Port Association, said the port was closed.",
            "Ulf Farren holdsPosition Port Association: chairman",
        ),
        ("Nine jailed over fraud in Halden", "- arrested Nine: fraud"),
        ("Ulf Farren, a citizen of Halden, Karelund, who met Ana Ruiz, left.", "Ulf Farren metWith Ana Ruiz"),
        (
            "Inspectors seized three computers, Petra Lindqvale, a spokeswoman for the inspectorate, told reporters.",
            "Petra Lindqvale stated -: Inspectors seized three computers",
        ),
        (
            "Ulf Farren accused Ana Ruiz of fraud. Ruiz denied the accusation.",
            "Ana Ruiz rejected Ulf Farren: the accusation",
        ),
        ("Jonas Reed was elected mayor of Tarn.", "- appointed Jonas Reed: mayor of Tarn"),
        ("Ana Ruiz was sacked on Monday.", "- dismissed Ana Ruiz"),
        ("Ana Ruiz resigned as chair of Harrow Lines.", "Ana Ruiz resignedFrom Harrow Lines: chair"),
        ("The chief executive, Jonas Reed, quit on Monday.", "Jonas Reed resignedFrom"),
        ("Ulf Farren refused to step down.", "Ulf Farren rejected -: to step down"),
        ("Ana Ruiz, Jonas Reed's spokeswoman, left.", "Ana Ruiz spokespersonFor Jonas Reed"),
        ("Rebels ambushed police as they patrolled the main road.", "Rebels attacked police"),
        ("Nine people died in fighting between Karsan rebels and the army.", "Karsan rebels foughtWith army"),
        ("Officers overthrew President Marek Dahl in a coup in 1995.", "Officers dismissed Marek Dahl"),
        ("A witness implicated the former mayor, Ulf Farren, in the plot.", "witness accused Ulf Farren: the plot"),
        ("The premier invited Ulf Farren for talks.", "premier requested Ulf Farren: talks"),
        ("Police arrested twelve and killed three.", "Police arrested twelve"),
        ("Police arrested twelve and killed three.", "Police killed three"),
        ("The storm killed eleven people.", "- killed eleven people"),
        ("Ulf Farren, the vice president, said the port was closed.", "Ulf Farren holdsPosition -: vice president"),
        ("WHO director-general Ulf Farren said the port was closed.", "Ulf Farren holdsPosition WHO"),
        (
            "Ora Quist, a biologist at the Coral Bay Institute, said it rained.",
            "Ora Quist worksFor Coral Bay Institute",
        ),
        ("Ada Brandt ruled that the ban was void.", "Ada Brandt stated -: the ban was void"),
        ("Ada Brandt pointed out that the ban was void.", "Ada Brandt stated -: the ban was void"),
        ("Ada Brandt lost the election to Ulf Farren.", "Ulf Farren defeated Ada Brandt"),
        ("Osmark announced a withdrawal from Halden.", "Osmark withdrewFrom Halden (future)"),
        ("The Osmark Post interviewed Ulf Farren.", "Osmark Post spokeWith Ulf Farren"),
        ("Ada Brandt sponsored Ulf Farren's bill.", "Ada Brandt supported Ulf Farren"),
        ("Tyler, Texas, United States was flooded.", "Texas locatedIn United States"),
        ("Former President of India Ora Quist left.", "Ora Quist holdsPosition India: Former President"),
        ("On Monday, United States Senator from Vermont Ada Brandt left.", "Ada Brandt holdsPosition Vermont: Senator"),
        ("Police met Ulf Farren, who is the mayor of Lisbon.", "Ulf Farren leads Lisbon: mayor"),
        ("Ada Brandt said the port was in danger.", "Ada Brandt stated -: the port was in danger"),
        ("Italian painter Ora Quist left.", "Ora Quist citizenOf Italy"),
        ("Ohio man Ulf Farren left.", "Ulf Farren livesIn Ohio"),
        ("Osmark made contact with Ulf Farren.", "Osmark spokeWith Ulf Farren"),
        ("Osmark reported five new deaths.", "Osmark stated -: five new deaths"),
        ("A report from the Coral Bay Institute said it rained.", "Coral Bay Institute stated -: it rained"),
        ("Osmark and Halden announced they were to form a group.", "Halden stated -: they were to form a group"),
        ("Ada Brandt criticized the conduct of Ulf Farren.", "Ada Brandt criticized Ulf Farren"),
        (
            "The Osmark Post spoke to one of the four candidates running in the by-election, Ulf Farren, who won.",
            "Osmark Post spokeWith Ulf Farren",
        ),
        ("Ada Brandt blamed the maker of the crane, Brandt Cranes.", "Ada Brandt accused Brandt Cranes"),
        (
            "Ulf Farren predicted Ora Quist would lose in a landslide and asked voters to stay.",
            "Ulf Farren requested voters: to stay",
        ),
        ("Ulf Farren conceded the election to Ada Brandt.", "Ulf Farren yieldedTo Ada Brandt"),
        ("The rebels seized power in Osmark.", "rebels seized Osmark"),
        ("Two officers were allowed to go home.", "- yieldedTo Two officers"),
        ("Osmark has freed the blogger Ora Quist, arrested last week in a raid.", "- arrested Ora Quist"),
        ("Ada Brandt and Ulf Farren met Emil Varga in Lisbon.", "Ulf Farren metWith Emil Varga"),
        ("The Osmark town of Karsa has no bank.", "Karsa locatedIn Osmark"),
        ("Ulf Farren would have faced a trial but resigned before the vote.", "Ulf Farren resignedFrom -"),
        ("Harrow Telecom was founded by the sisters Ada Quist and Ora Quist.", "Ora Quist founded Harrow Telecom"),
        (
            "Norway mediated between the government of Osmark and the Red Lantern Guard.",
            "Norway mediated Red Lantern Guard",
        ),
        ("A lawyer for Ruben Ekdal, Teodor Brisk, accused the customs office of fraud.", "Teodor Brisk accused"),
        ("A march by farmers against the water law ended in Lisbon.", "farmers protestedAgainst water law"),
        ("The Osmark Pension Fund invested in Harrow Rail.", "Osmark Pension Fund investedIn Harrow Rail"),
        ("Ulf Farren was acquitted of attacking Ines Okoro.", "Ulf Farren attacked Ines Okoro (negated)"),
        ("Ora Quist died in Lisbon on Tuesday, her son, Jonas Tarr, said.", "Ora Quist diedIn Lisbon"),
        ("Ulf Farren moved to Lisbon, where his daughter, Anna Farren, lives.", "Anna Farren livesIn Lisbon"),
        ("Ulf Farren's employer, Harrow Lines, closed.", "Ulf Farren worksFor Harrow Lines"),
        ("Ulf Farren lives in a stone house in Lisbon with a parrot.", "Ulf Farren livesIn Lisbon"),
        ("Ora Quist attacked Ulf Farren's decision.", "Ora Quist criticized Ulf Farren"),
        ("Osmark rejected a request from Halden to dissolve parliament.", "Halden requested"),
        ("Nurses marched on Monday to protest against a plan.", "Nurses protestedAgainst plan"),
        ("Ulf Farren has never forgiven Ora Quist.", "Ulf Farren pardoned Ora Quist (negated)"),
        (
            "One of these groups, the Osmark Democratic Forces (ODF), opposed the withdrawal.",
            "Osmark Democratic Forces rejected withdrawal",
        ),
        ("Ulf Farren called on the Osmark Post to dismiss Ora Quist.", "Osmark Post dismissed Ora Quist (future)"),
    ],
)
def test_wordings(read, sentence, expected):
    assert [line for line in read(sentence) if line.startswith(expected)], read(sentence)


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("Osmark moved two brigades to the border.", "traveledTo"),
        ("Osmark welcomed a withdrawal from Halden.", "withdrewFrom Halden"),
        ("Ada Brandt announced a visit to Lisbon.", "stated"),
        ("The engine of the bus failed in Halden", "attacked"),
        ("A teacher from the village of Halden, Ora Quist, said it rained.", "worksFor"),
        ("Ulf Farren served as the mayor of Lisbon for a decade.", "leads"),
        ("Ulf Farren, who used to own Harrow Lines, left.", "owns"),
        ("Halden needs a plan to seize new opportunities.", "seized"),
        ("Ada Brandt favored prosecuting banks for providing funds.", "charged"),
        ("Ada Brandt called for the decriminalization of drugs like Portugal.", "requested Portugal"),
        ("Ada Brandt expressed concern about the number of citizens buying guns.", "criticized"),
        ("The king is allowed to close the parliament.", "yieldedTo"),
        ("Ulf Farren flew to Harrow Field, located near San Diego in Halden.", "locatedIn San Diego"),
        ("Ulf Farren flew to Harrow Field, located near San Diego in Halden.", "San Diego locatedIn"),
        ("Fans in the audience probed Ada Brandt about her songs.", "investigated"),
        ("Osmark submitted the articles to the Senate.", "yieldedTo"),
        ("Ada Brandt offered condolences to the families.", "promised"),
        ("Ada Brandt and Ulf Farren met Emil Varga in Lisbon.", "Ada Brandt metWith Ulf Farren"),
        ("Osmark launched air strikes against the village.", "protestedAgainst"),
        ("The village was taken by force.", "force"),
        ("A student from a hospital in Lisbon, Harrow Hall, left.", "Lisbon locatedIn"),
        ("Ulf Farren would have faced a trial but resigned before the vote.", "resignedFrom - (hypothetical"),
        ("Ora Quist accused the company of buying time.", "acquired"),
        ("Ulf Farren blamed the disaster on the council of Halden.", "accused disaster"),
        ("Nurses could go on strike in June.", "protestedAgainst strike"),
        ("Ulf Farren refused to answer questions about Harrow Mining.", "rejected Harrow Mining"),
        ("Ulf Farren, formerly an engineer at Harrow Lines, left.", "worksFor"),
        ("The custody battle between Ada Brandt and Ora Quist is over.", "foughtWith"),
        ("Guests were four of Ulf Farren's children; Ora Brandt; and a student.", "parentOf"),
    ],
)
def test_what_only_looks_like_it(read, sentence, relation):
    assert not [line for line in read(sentence) if relation in line]


def test_a_state_counts_once_in_a_sentence(read):
    found = read("Karsa, Osmark's capital, lies in Osmark.")
    assert len([line for line in found if "locatedIn" in line]) <= 1


def test_talks_that_are_held_count_once(read):
    assert len([c for c in read("Osmark held talks with Halden.") if "negotiatedWith" in c]) == 1
