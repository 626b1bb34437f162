"""The demonstration loads on any day, and leaves nothing behind where it fails."""

from datetime import UTC, datetime

import pytest
import time_machine

from apps.councils.models import Council, Organisation
from apps.demo.loading import meetings, whole
from apps.meetings.models import Meeting

pytestmark = pytest.mark.slow
ODD_DAYS = {
    "1 January": datetime(2027, 1, 1, 0, 30, tzinfo=UTC),
    "29 February, late in the evening": datetime(2028, 2, 29, 23, 30, tzinfo=UTC),
    "Easter Sunday, when the clocks go forward": datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
}


@pytest.mark.django_db
@pytest.mark.parametrize("moment", ODD_DAYS.values(), ids=ODD_DAYS)
def test_it_loads_on_odd_days(moment):
    with time_machine.travel(moment, tick=True):
        made = whole.load()

    assert len(made.councils) == 3 and Meeting.objects.count() == 7


@pytest.mark.django_db
def test_a_failure_leaves_nothing_half_loaded(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    good, attached = meetings.compiled, []

    def compiled(source):
        if len(attached) == 2:
            raise RuntimeError("The paper does not compile.")
        attached.append(source)
        return good(source)

    monkeypatch.setattr(meetings, "compiled", compiled)

    with pytest.raises(RuntimeError, match="does not compile"):
        whole.load()

    assert not Council.objects.exists() and not Organisation.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
