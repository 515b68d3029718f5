"""Words are looked up in the lists of given names, surnames, places, countries and organisations."""

from kg.language import lists


def _features(words):
    return [{i for i in range(lists.FEATURES) if mask >> i & 1} for mask in lists.masks(words)]


def test_a_person_is_known_by_both_names():
    given, family = _features(["Maria", "Lopez"])
    assert lists.GIVEN in given
    assert lists.SURNAME in family


def test_the_longest_name_wins_and_its_further_words_are_told_apart():
    found = _features(["in", "Buenos", "Aires", ",", "South", "Africa"])
    assert lists.PLACE in found[1]
    assert lists.PLACE_WITHIN in found[2]
    assert lists.COUNTRY in found[4]
    assert lists.COUNTRY_WITHIN in found[5]


def test_organisations_are_found_in_any_letter_case():
    for words in (["World", "Health", "Organization"], ["WORLD", "HEALTH", "ORGANIZATION"]):
        found = _features(words)
        assert lists.ORGANIZATION in found[0]
        assert lists.ORGANIZATION_WITHIN in found[2]


def test_an_unknown_word_is_in_no_list():
    assert lists.masks(["Zorvexil", ","]) == [0, 0]


def test_no_words_have_no_masks():
    assert lists.masks([]) == []
