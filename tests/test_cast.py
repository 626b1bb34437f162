"""The cast stands as its words say."""

from apps.documents.enums import RuleKind
from apps.documents.models import Rule
from tests.cast import CouncilCast, make_council


def test_every_kind_of_rule_about_a_body_is_in_the_cast(cast):
    kinds = set(Rule.objects.filter(rule_set=cast.ashcombe.assembly.rule_set).values_list("kind", flat=True))

    # A review is of a document, not of how a body works: tests/plans make theirs.
    assert kinds == set(RuleKind.values) - {RuleKind.REVIEW}


def test_both_councils_have_all_of_it(cast):
    for one in cast:
        assert all(hasattr(one, name) for name in CouncilCast.__dataclass_fields__)
        assert one.open_meeting.in_public and not one.private_meeting.in_public


def test_a_third_council_can_be_made(cast):
    assert make_council("Cobham").assembly.name == "Assembly"
