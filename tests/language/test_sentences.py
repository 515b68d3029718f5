"""Sentences of text as the news has it: marks, quotations, abbreviations, datelines, lists, what is no prose."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from kg.language import sentences, tokens


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": tokens.REGISTERED}}})
    nlp.add_pipe(sentences.FACTORY)
    return nlp


# `|` marks where a sentence starts; each half is one sentence
CASES = [
    # marks and what closes a sentence
    "The port closed. |Dockers left! |Who paid? |Nobody knows.",
    "“We will not pay.” |The mayor left.",
    "“We will not pay,” the mayor said. |“We never did.”",
    "“Will you pay?” the reporter asked. |The mayor left.",
    "He left (nobody knew why). |She stayed.",
    "She stayed. |(He had left.) |Nobody came.",
    "The union's leader called it 'a disgrace.' |The firm said nothing.",
    "The talks... went on. |Nobody left.",
    "We waited… |Nobody came.",
    "The vote was close. [3] |Nobody asked for a recount.",
    "The vote was lost (see the list. |Dahl did not see it. |Reed did.",
    # missing and odd spaces
    "The strike had come to an end.|The ferries sailed again.",
    "The port closed.\xa0|Dockers left.",
    "The port  closed.   |Dockers left.",
    "The port closed.\r\n|Dockers left.",
    "The re\xadport came late. |Nobody read it.",
    # abbreviations, initials, numbers
    "He moved to the U.S. |The firm followed him.",
    "The U.S. Senate voted. |The U.S. economy grew.",
    "They met in Washington, D.C. |The talks lasted a day.",
    "Gov. Dahl met Sen. Reed and Dr. Marsh. |Mrs. Ruiz stayed away.",
    "J. K. Roe left the firm in June. |A. Dahl followed.",
    "The fire at No. 5 Mill Lane burned for days. |Nobody was hurt.",
    "The ferry left St. Ives at 10 a.m. on Monday. |It sank.",
    "The meeting began at 9 p.m. |Nobody spoke.",
    "Roe & Sons Inc. said it would pay. |Marsh Ltd. refused.",
    "Prices rose 3.5 percent to $1.20. |Wages fell by 0.4 percent.",
    "Port Ellis won 3-1. |Halden lost 2 – 0. |Nobody scored in Reyk.",
    "The fine was 40. |The firm paid 4.",
    "See www.example.com/news.html or write to desk@example.com. |Answers come late.",
    "The law of Jan. 3, 2019 was vague. |It was repealed.",
    "Lt. Col. Ines Ruiz and Maj. Gen. Tom Roe spoke. |Troops listened.",
    "The case is Marsh v. Roe. |It starts today.",
    "Prices, wages, rents, etc. rose. |Nobody was surprised.",
    # what the web adds
    "The union wrote it as @unionhall. |Nobody replied to #strike.",
    "We won 🎉🎉 and they lost. |See you on Monday.",
    "10.42am: Police arrived at the gate. |Nobody was hurt.",
    # datelines
    "PORT ELLIS (Reuters) - |Dockers walked out. |Ferries stopped.",
    "PORT ELLIS, March 3 (Coastal Wire) — |Dockers walked out.",
    "PARIS — |Ministers met on Monday. |They agreed.",
    "Halden, Valdoria (Coastal Wire) – |Police arrested two men.",
    "PORT ELLIS, Valdoria. — |Dockers walked out.",
    "PORT ELLIS: Dockers walked out on Monday. |Ferries stopped.",
    "NATO-led forces left the port. |Nobody followed.",
    "So (he said), Jan Ruiz-Marsh left.",
    # captions and credits
    "Boats in the harbour at Port Ellis. |Photograph: Ines Ruiz/Coastal Wire",
    "Boats in the harbour of Port Ellis |Image: Ines Ruiz.",
    # lists
    "What we know: |• Two men were held. |• A third got away. |• The gate is open.",
    "The union wants: |• higher wages |• longer breaks |• a new roof",
    # headlines and capitals
    "DOCKERS WALK OUT. |FERRIES STOP. |MINISTER 'SHOCKED'",
    "Dockers walk out\n|The union has called a strike.",
    # quotations over sentences
    "“The port is closed. |The union closed it. |We can do nothing,” Roe said.\n\n|“We tried.",
    '"The port is closed. |We can do nothing." |He left.',
    # right to left names
    "The editor محمد علي wrote it. |Nobody read it.",
]


@pytest.mark.parametrize("case", CASES)
def test_sentences_start_where_a_reader_would_start_them(nlp: Language, case: str) -> None:
    found = [sentence.text.strip() for sentence in nlp(case.replace("|", "")).sents]
    assert found == [part.strip() for part in case.split("|")]
