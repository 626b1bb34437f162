"""Pages of members, as the people concerned see them."""

from apps.members.models import MembershipChange


def test_j3_smoke(cast, sign_in):
    one = cast.ashcombe
    client = sign_in(one.officer)
    for path in (
        "/office/",
        "/office/ashcombe/members/",
        "/office/ashcombe/changes/",
        "/office/ashcombe/messages/",
        "/ashcombe/members/",
        "/ashcombe/members/first/",
        "/office/ashcombe/members/add/",
    ):
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.content.decode()[:2000])
    resign = f"/office/ashcombe/memberships/{one.memberships[2].pk}/resign/"
    assert client.get(resign).status_code == 200
    data = {
        "received_on_day": "20",
        "received_on_month": "11",
        "received_on_year": "2026",
        "leaves_on_day": "19",
        "leaves_on_month": "12",
        "leaves_on_year": "2026",
    }
    answer = client.post(resign, data)
    assert answer.status_code == 422
    assert "Earliest lawful date: Sunday 20 December 2026" in answer.content.decode()
    data["leaves_on_day"] = "20"
    answer = client.post(resign, data)
    assert answer.status_code == 200 and "What follows" in answer.content.decode()
    assert not MembershipChange.objects.exists()
    answer = client.post(resign, data | {"confirm": "yes"}, follow=True)
    assert "Resignation recorded" in answer.content.decode(), answer.content.decode()
    change = MembershipChange.objects.get()
    answer = client.get(f"/office/ashcombe/changes/{change.pk}/")
    assert answer.status_code == 200
    answer = client.post(resign, data | {"confirm": "yes"}, follow=True)
    assert "recorded before" in answer.content.decode()
    nom = f"/office/ashcombe/changes/{change.pk}/nomination/"
    assert client.get(nom).status_code == 200
    data = {
        "name": "Nadia New",
        "email": "nadia@example.org",
        "note": "Letter",
        "received_on_day": "22",
        "received_on_month": "11",
        "received_on_year": "2026",
    }
    answer = client.post(nom, data)
    assert answer.status_code == 200, answer.content.decode()
    answer = client.post(nom, data | {"confirm": "yes"}, follow=True)
    assert "Nadia New" in answer.content.decode()
    for path in ("/office/", "/office/ashcombe/members/", "/office/ashcombe/changes/", "/office/ashcombe/messages/"):
        assert client.get(path).status_code == 200
    mine = sign_in(one.councillor)
    assert mine.get("/my/ashcombe/code/assembly/").status_code == 200
    assert mine.post("/my/ashcombe/code/assembly/", follow=True).status_code in (200, 404)
