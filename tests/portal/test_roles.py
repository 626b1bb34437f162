"""Administrators give and take roles (ALL-1, ALL-2)."""

from typing import Any

from apps.accounts.models import User
from apps.councils import grants
from apps.councils.models import RoleChange


def test_all_1_an_administrator_gives_a_role_to_somebody_new(cast: Any, sign_in: Any) -> None:
    one = cast.ashcombe
    answers = {"name": "Nia Newly", "email": "nia@example.org", "role": "secretariat", "place": "", "reason": "Clerk"}
    answer = sign_in(one.administrator).post(f"/office/{one.slug}/roles/give/", answers, follow=True)
    assert "Nia Newly is now secretariat of Ashcombe." in answer.content.decode()
    assert grants.may(User.objects.get(email="nia@example.org"), "keep_records", one.council)


def test_all_1_a_role_for_one_body(cast: Any, sign_in: Any) -> None:
    one = cast.ashcombe
    answers = {
        "name": "Nia Newly",
        "email": "nia@example.org",
        "role": "secretariat",
        "place": str(one.board.pk),
        "reason": "Clerk",
    }
    sign_in(one.administrator).post(f"/office/{one.slug}/roles/give/", answers)
    nia = User.objects.get(email="nia@example.org")
    assert grants.may(nia, "keep_body", one.board)
    assert not grants.may(nia, "keep_records", one.council)


def test_all_1_a_body_of_another_council_is_refused_and_nobody_made(cast: Any, sign_in: Any) -> None:
    answers = {
        "name": "Nia",
        "email": "nia@example.org",
        "role": "secretariat",
        "place": str(cast.brindle.board.pk),
        "reason": "Clerk",
    }
    answer = sign_in(cast.ashcombe.administrator).post("/office/ashcombe/roles/give/", answers)
    assert answer.status_code == 422
    assert not User.objects.filter(email="nia@example.org").exists()


def test_an_administrator_of_one_body_is_refused(cast: Any, sign_in: Any) -> None:
    one = cast.ashcombe
    answers = {
        "name": "Nia",
        "email": "nia@example.org",
        "role": "administrator",
        "place": str(one.board.pk),
        "reason": "Clerk",
    }
    answer = sign_in(one.administrator).post(f"/office/{one.slug}/roles/give/", answers)
    assert answer.status_code == 422
    assert "serves the council as a whole" in answer.content.decode()


def test_all_2_taking_a_role_keeps_the_reason_and_the_last_administrator_stays(cast: Any, sign_in: Any) -> None:
    one = cast.ashcombe
    client = sign_in(one.administrator)
    given = RoleChange.objects.get(user=one.officer, given=True)
    client.post(f"/office/{one.slug}/roles/{given.pk}/take/", {"reason": "Left"})
    assert RoleChange.objects.filter(user=one.officer, given=False, reason="Left", by=one.administrator).exists()
    own = RoleChange.objects.get(user=one.administrator, given=True)
    answer = client.post(f"/office/{one.slug}/roles/{own.pk}/take/", {"reason": "Bored"})
    assert answer.status_code == 422
    assert "without an administrator" in answer.content.decode()


def test_all_1_a_role_of_another_council_is_nothing_here(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.ashcombe.administrator)
    theirs = RoleChange.objects.get(user=cast.brindle.officer, given=True)
    answer = client.post(f"/office/ashcombe/roles/{theirs.pk}/take/", {"reason": "Mischief"})
    nothing = client.get("/office/ashcombe/roles/999999/take/")
    assert (answer.status_code, answer.content) == (404, nothing.content)
