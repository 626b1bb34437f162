"""What the database itself refuses (ALL-2)."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests import factories as make


@pytest.mark.postgresql
@pytest.mark.django_db
def test_owc_1_two_editions_cannot_be_in_force_on_one_day():
    first = make.EditionFactory(start=date(2020, 1, 1), end=date(2024, 1, 1))
    with pytest.raises(IntegrityError, match="documents_one_edition_at_a_time"), transaction.atomic():
        make.EditionFactory(document=first.document, number=2, start=date(2023, 12, 31))

    make.EditionFactory(document=first.document, number=2, start=date(2024, 1, 1))


@pytest.mark.postgresql
@pytest.mark.django_db
def test_two_rules_about_one_matter_cannot_be_in_force_on_one_day():
    old = make.RuleFactory(start=date(2020, 1, 1), end=date(2024, 1, 1))
    with pytest.raises(IntegrityError, match="documents_one_rule_at_a_time"), transaction.atomic():
        make.RuleFactory(rule_set=old.rule_set, provision=old.provision, start=date(2023, 12, 31))

    make.RuleFactory(rule_set=old.rule_set, provision=old.provision, start=date(2024, 1, 1))
    make.RuleFactory(rule_set=old.rule_set, provision=old.provision, matter="other", start=date(2020, 1, 1))
