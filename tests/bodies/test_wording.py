"""The text of a change in plain words (OLP-33)."""

import re

from hypothesis import given
from hypothesis import strategies as st

from apps.bodies import wording
from apps.documents.enums import ProvisionKind
from apps.documents.models import Provision

WORDS = ("members", "meet", "once", "a", "year", "in", "the", "hall", "unless", "they", "decide", "otherwise.")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=15).map(" ".join)
# The text of each article by its key, which is its number too; left out where one edition does not have it.
EDITIONS = st.dictionaries(st.integers(1, 6), st.sampled_from([" ".join(WORDS), " ".join(WORDS[:5]), *WORDS[:3]]))
CITED = re.compile(r"article (\d+)")
QUOTED = re.compile("“[^”]*”")


def article(number, text, heading=""):
    return Provision(
        pk=number, key=str(number), number=str(number), kind=ProvisionKind.ARTICLE, text=text, heading=heading
    )


def edition(texts):
    return [article(number, text) for number, text in sorted(texts.items())]


@given(EDITIONS, EDITIONS)
def test_olp_33_a_sentence_stands_for_each_article_that_changes_and_for_no_other(before, after):
    said = wording.sentences(edition(before), edition(after))
    # The article that a sentence is about comes first in it; where a new one stands, after it.
    about = [int(CITED.findall(QUOTED.sub("", sentence))[0]) for sentence in said]
    changed = [number for number in range(1, 7) if before.get(number) != after.get(number)]
    assert sorted(about) == changed


@given(EDITIONS)
def test_olp_33_an_edition_that_says_the_same_changes_nothing(texts):
    assert wording.sentences(edition(texts), edition(texts)) == []


@given(TEXTS, TEXTS)
def test_olp_33_the_text_is_changed_as_the_sentence_says(was, now):
    """Doing what the motion says leads to the new text: nobody votes on words that mean something else."""
    said = wording.sentences([article(1, was)], [article(1, now)])
    assert len(said) == (was != now)
    for sentence in said:
        assert done(was, sentence) == now


def done(text, sentence):
    """Carry out what ``sentence`` says: every place is looked for in the old ``text``, and stands there once."""
    if sentence.startswith("For the text of"):
        return QUOTED.findall(sentence)[0][1:-1]
    was, new, end = text.split(), [], 0
    for place in sentence.removeprefix("In article 1, ").split("; "):
        old, *read = [quoted[1:-1].split() for quoted in QUOTED.findall(place)]
        (start,) = [at for at in range(len(was)) if was[at : at + len(old)] == old]
        assert start >= end, "two places overlap"
        new += [*was[end:start], *(read[0] if read else [])]
        end = start + len(old)
    return " ".join([*new, *was[end:]])


def test_olp_33_a_sentence_ends_with_one_full_stop():
    was = [article(1, "The members meet once a year in the hall.", "Meetings")]
    assert wording.sentences(was, [article(1, "The members meet once a year in the market.", "Meetings")]) == [
        "In article 1, for “hall.” read “market.”"
    ]
    assert wording.sentences(was, [article(1, was[0].text, "Days")]) == [
        "Of article 1, for the heading “Meetings” read “Days”."
    ]
