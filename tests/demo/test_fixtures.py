"""The demonstration's data is whole: counts of the annexes, keys, citations, dates, and words that must not leak.

Plain tests without Django: the files are data and are checked as such.
"""

import datetime
import itertools
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest
import typst

DEMO = Path(__file__).resolve().parents[2] / "fixtures" / "demo"
LAWS = DEMO.parents[1] / "apps" / "documents" / "packs" / "laws"
COUNCILS = ("leicester", "oadby-and-wigston", "oxfordshire")
# Those whose members sign in, too.
WITH_MEMBERS = ("leicester", "oadby-and-wigston")
DOCUMENTS = (
    "one-leicester-constitution",
    "oadby-and-wigston-constitution",
    "oadby-and-wigston-strategy",
    "corporate-plan",
    "oxfordshire-charter",
)
CATEGORIES = {
    "employment",
    "sponsorship",
    "contracts",
    "land",
    "licences",
    "corporate_tenancies",
    "securities",
    "other_registrable",
    "gifts",
}
# What the constitution's annex 2 adds up to.
ASSEMBLY_SECTORS = {"public": 23, "business": 5, "voluntary": 3, "communities_of_interest": 14, "theme_groups": 6}
CLAUSES = {2: 8, 4: 4, 5: 9, 6: 7, 7: 6, 8: 7, 10: 6, 20: 2, 21: 6, 27: 6}


def read(name: str) -> dict:
    """Return the TOML file of that name as a dictionary."""
    return tomllib.loads((DEMO / f"{name}.toml").read_text())


def documents() -> dict[str, list[dict]]:
    """Return every document's provisions by the document's slug."""
    laws = [tomllib.loads(path.read_text()) for path in LAWS.glob("*.toml")]
    found = {d["slug"]: d["provision"] for d in laws}
    for name in DOCUMENTS:
        data = read(name)
        found[data["document"]["slug"]] = data["provision"]
    return found


def citations() -> set[tuple[str, str]]:
    """Return (document, key) of every provision there is."""
    return {(slug, p["key"]) for slug, provisions in documents().items() for p in provisions}


def of_body(rows: list[dict], body: str) -> list[dict]:
    """Return the rows of one body."""
    return [row for row in rows if row["body"] == body]


def day(row: dict, field: str, today: datetime.date) -> datetime.date | None:
    """Return a date field, written in one of its three ways, or None."""
    ways = [k for k in (field, f"{field}_days_ago", f"{field}_days_ahead") if k in row]
    assert len(ways) <= 1, f"{field} is written twice in {row}"
    if not ways:
        return None
    if ways[0] == field:
        return row[field]
    days = datetime.timedelta(days=row[ways[0]])
    return today - days if ways[0].endswith("ago") else today + days


def contrast_with_white(colour: str) -> float:
    """Return the contrast ratio of WCAG 2 between a hex colour and white."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


# Documents


def test_olp_1_every_article_and_annex_is_there():
    keys = [p["key"] for p in read("one-leicester-constitution")["provision"] if "parent" not in p]
    assert keys == [str(n) for n in range(1, 37)] + ["annex-1", "annex-2", "annex-3"]


@pytest.mark.parametrize(("article", "last"), CLAUSES.items())
def test_olp_1_every_clause_is_there(article, last):
    provisions = read("one-leicester-constitution")["provision"]
    children = [p["key"] for p in provisions if p.get("parent") == str(article)]
    assert children == [f"{article}.{n}" for n in range(1, last + 1)]


def test_olp_a1_scheme_of_delegation_is_whole():
    keys = {p["key"] for p in read("one-leicester-constitution")["provision"]}
    wanted = {f"annex-1-principle-{letter}" for letter in "abcdefg"}
    wanted |= {f"annex-1-rule-{rest}" for rest in ("1", "1-a", "1-a-i", "1-a-ii", "1-a-iii", "1-a-iv", "1-b", "1-c")}
    wanted |= {f"annex-1-rule-{rest}" for rest in ("2", "2-a", "2-b", "2-c", "3")}
    assert wanted == {k for k in keys if k.startswith("annex-1-")}


def test_owc_1_article_1_is_whole():
    keys = {p["key"] for p in read("oadby-and-wigston-constitution")["provision"]}
    wanted = {"1", *(f"1.{n}" for n in range(1, 7)), *(f"1.3.{n}" for n in range(1, 10)), "1.4.1", "1.4.2"}
    assert wanted | {f"1.{a}.{n}" for a in (5, 6) for n in range(1, 5)} == keys


def test_owc_5_and_6_objectives_and_values_are_called_so():
    kinds = {p["key"]: p["kind"] for p in read("oadby-and-wigston-constitution")["provision"]}
    assert [key for key, kind in kinds.items() if kind == "objective"] == ["1.5.2", "1.5.3", "1.5.4"]
    assert [key for key, kind in kinds.items() if kind == "value"] == ["1.6.1", "1.6.2", "1.6.3", "1.6.4"]


def children(name: str, key: str) -> list[dict]:
    """Return the provisions right below one of a document."""
    return [p for p in read(name)["provision"] if p.get("parent") == key]


def test_ows_2_the_strategy_has_its_sections_principles_characteristics_and_outcomes():
    name = "oadby-and-wigston-strategy"
    provisions = read(name)["provision"]
    kinds = Counter(p["kind"] for p in provisions)
    assert [p["key"] for p in provisions if "parent" not in p] == ["1", "2", "3", "4", "5", "6"]
    assert [kinds[kind] for kind in ("principle", "characteristic", "outcome", "footnote")] == [6, 4, 5, 2]
    assert [len(children(name, f"outcome-{n}")) for n in range(1, 6)] == [8, 6, 5, 3, 6]
    notes = {p["key"] for p in provisions if "note" in p}
    assert {"diagram-1", "table-1", "6"} <= notes


def test_ows_1_every_document_of_table_1_is_in_the_register_with_what_it_carries():
    data = read("oadby-and-wigston-strategy")
    rows = next(p for p in data["provision"] if p["key"] == "table-1")["table"]
    left, right = ([row[column] for row in rows[1:] if row[column]] for column in (0, 1))
    pairs = {(low, up) for row in data["underpinning"] for low in row["lower"] for up in row["upper"]}
    below = {low for low, up in pairs if up == "organisational-strategy"}
    above = {up for low, up in pairs if low == "organisational-strategy"}
    assert (len(left), len(right)) == (9, 5)
    assert len(below) == len(left) and above - {"oadby-and-wigston-constitution"} and len(above) == len(right) + 1
    assert below | above - {"oadby-and-wigston-constitution"} == {row["slug"] for row in data["listed"]}


def test_occ_1_the_charter_has_two_aims_three_principles_and_four_commitments():
    name = "oxfordshire-charter"
    kinds = Counter(p["kind"] for p in read(name)["provision"])
    assert [kinds[kind] for kind in ("aim", "principle", "commitment", "undertaking")] == [2, 3, 4, 15]
    assert [len(children(name, f"principle-{n}")) for n in range(1, 4)] == [5, 3, 3]
    assert [len(children(name, f"commitment-{n}")) for n in range(1, 5)] == [4, 4, 3, 4]
    assert {p["kind"] for n in range(1, 5) for p in children(name, f"commitment-{n}")} == {"undertaking"}


def test_cp_1_the_corporate_plan_has_four_purposes_four_commitments_and_five_outcomes():
    data = read("corporate-plan")
    kinds = Counter(p["kind"] for p in data["provision"])
    assert [kinds[kind] for kind in ("purpose", "commitment", "outcome")] == [4, 4, 5]
    assert "not a plan of Oadby and Wigston" in data["document"]["introduction"]


def test_keys_are_unique_url_safe_and_parents_stand_before_children():
    for slug, provisions in documents().items():
        seen: set[str] = set()
        for p in provisions:
            assert re.fullmatch(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", p["key"]), p["key"]
            assert p["key"] not in seen, f"{slug} has {p['key']} twice"
            assert p.get("parent") is None or p["parent"] in seen, f"{slug} {p['key']}"
            assert p["number"] and p["kind"] and "heading" in p and "text" in p
            seen.add(p["key"])


def test_every_provision_says_something():
    for slug, provisions in documents().items():
        parents = {p.get("parent") for p in provisions}
        for p in provisions:
            assert p["text"] or p["heading"] or p["key"] in parents, f"{slug} {p['key']}"


def test_olp_gaps_of_the_source_are_noted():
    notes = {p["key"]: p["note"] for p in read("one-leicester-constitution")["provision"] if "note" in p}
    assert {"5.9", "7.5", "21.6", "29", "34", "35", "36", "annex-1-rule-2-a"} <= set(notes)


def test_tables_have_one_length_of_row():
    for provisions in documents().values():
        for p in provisions:
            assert len({len(row) for row in p.get("table", [[]])}) == 1, p["key"]


@pytest.mark.parametrize(("annex", "seats"), [("annex-2", 51), ("annex-3", 13)])
def test_olp_10_tables_of_the_annexes_add_up(annex, seats):
    provisions = read("one-leicester-constitution")["provision"]
    groups = [p for p in provisions if p.get("parent") == annex]
    total = next(p for p in provisions if p["key"] == annex)["table"][1:]
    assert sum(int(row[-1]) for p in groups for row in p["table"][1:]) == seats
    assert [sum(int(row[-1]) for row in p["table"][1:]) for p in groups] == [int(row[-1]) for row in total]


# Councils, seats, people


def test_olp_10_fifty_one_seats_by_sector():
    seats = of_body(read("leicester")["seats"], "assembly")
    assert [s["number"] for s in seats] == list(range(1, 52))
    assert Counter(s["sector"] for s in seats) == ASSEMBLY_SECTORS
    assert sum(s["organisation"] == "leicester-city-council" for s in seats) == 11


def test_olp_10_thirteen_seats_on_the_board():
    seats = of_body(read("leicester")["seats"], "executive-board")
    assert [s["number"] for s in seats] == list(range(1, 14))
    assert all(s["voting"] for s in seats)


@pytest.mark.parametrize("slug", COUNCILS)
def test_every_seat_has_its_organisation_body_and_provision(slug):
    data, cited = read(slug), citations()
    organisations = {o["slug"] for o in data["organisations"]}
    bodies = {b["slug"] for b in data["body"]}
    for seat in data["seats"]:
        assert seat["organisation"] in organisations
        assert seat["body"] in bodies
        assert (seat["document"], seat["provision"]) in cited, seat


@pytest.mark.parametrize("slug", COUNCILS)
def test_bodies_form_a_tree_and_cite_their_purposes(slug):
    data, cited, seen = read(slug), citations(), set()
    numbers = {(s["body"], s["number"]) for s in data["seats"]}
    for body in data["body"]:
        assert body.get("parent") is None or body["parent"] in seen
        assert (body["document"], body["provision"]) in cited
        assert "chair_seat" not in body or (body["slug"], body["chair_seat"]) in numbers
        seen.add(body["slug"])
    assert len(seen) == len(data["body"])


@pytest.mark.parametrize("slug", COUNCILS)
def test_every_rule_cites_a_provision_that_exists(slug):
    data, cited = read(slug), citations()
    bodies = {b["slug"] for b in data["body"]}
    for ruleset in data["ruleset"]:
        assert set(ruleset["bodies"]) <= bodies
        seen: set[tuple] = set()
        for rule in ruleset["rule"]:
            about = next(
                (rule["value"][n] for n in ("matter", "step", "office", "criterion") if n in rule["value"]), None
            )
            assert (rule["document"], rule["provision"]) in cited, rule
            assert (rule["kind"], about) not in seen, rule
            assert "reading" in rule and rule["start"]
            seen.add((rule["kind"], about))


def test_rules_of_the_assembly_are_those_of_the_constitution():
    rules = next(r for r in read("leicester")["ruleset"] if r["slug"] == "assembly")["rule"]
    found = {(r["kind"], r["value"].get("matter", r["value"].get("step", ""))): r for r in rules}
    quorum = found["quorum", ""]["value"]
    assert (quorum["numerator"], quorum["denominator"], quorum["base"]) == (1, 3, "seats")
    assert found["notice", "dissolution"]["value"]["length"] == 21
    assert "length" not in found["notice", "ordinary"]["value"]
    assert found["notice", "constitution"]["value"]["must_carry_text"] is True
    assert found["majority", "constitution"]["value"]["of"] == "present_and_voting"
    assert found["majority", "dissolution"]["value"]["of"] == "present_and_eligible"
    assert found["openness", ""]["value"]["open"] is True
    assert [found["complaint", step]["value"]["length"] for step in ("acknowledge", "answer")] == [5, 20]


def test_olp_22_the_board_does_not_meet_in_public():
    rules = next(r for r in read("leicester")["ruleset"] if r["slug"] == "executive-board")["rule"]
    assert [r["value"]["open"] for r in rules if r["kind"] == "openness"] == [False]


@pytest.mark.parametrize("slug", COUNCILS)
def test_people_are_unique_and_reachable_nowhere_real(slug):
    data = read(slug)
    people = [p["slug"] for p in data["people"]]
    assert len(people) == len(set(people))
    mails = [p["email"] for p in data["people"]]
    assert len(mails) == len(set(mails))
    mails += [o["email"] for o in data["organisations"]] + [a["email"] for a in data["accounts"]]
    assert all(re.search(r"@([a-z-]+\.)*example\.org$", m) for m in [*mails, data["council"]["email"]])


@pytest.mark.parametrize("today", [datetime.date(2026, 1, 15), datetime.date(2026, 11, 22), datetime.date(2029, 2, 28)])
@pytest.mark.parametrize("slug", COUNCILS)
def test_memberships_hold_existing_seats_once_at_a_time(slug, today):
    data = read(slug)
    seats = {(s["body"], s["number"]) for s in data["seats"]}
    people = {p["slug"] for p in data["people"]}
    spans: dict[tuple, list] = {}
    for m in data["memberships"]:
        start, end = day(m, "start", today), day(m, "end", today)
        assert m["person"] in people and (m["body"], m["seat"]) in seats
        assert start and start <= today and (end is None or start < end)
        spans.setdefault((m["body"], m["seat"]), []).append((start, end or datetime.date.max))
    for rows in spans.values():
        rows.sort()
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(rows))


def test_vacancies_of_the_demo():
    data = read("leicester")
    for body, vacant in (("assembly", {14, 28, 37, 39}), ("executive-board", {10})):
        held = {m["seat"] for m in of_body(data["memberships"], body) if "end_days_ago" not in m}
        assert {s["number"] for s in of_body(data["seats"], body)} - held == vacant


def test_olp_11_seats_of_one_post_have_one_holder():
    data = read("leicester")
    holder = {(m["body"], m["seat"]): m["person"] for m in data["memberships"] if "end_days_ago" not in m}
    posts: dict[str, set] = {}
    for seat in data["seats"]:
        if "post" in seat:
            posts.setdefault(seat["post"], set()).add(holder[seat["body"], seat["number"]])
    assert all(len(people) == 1 for people in posts.values())


@pytest.mark.parametrize("slug", COUNCILS)
def test_demo_sign_ins(slug):
    data = read(slug)
    mails = {p["slug"]: p["email"] for p in data["people"]}
    roles = {"administrator", "secretariat"} | ({"member"} if slug in WITH_MEMBERS else set())
    assert sorted(a["role"] for a in data["accounts"]) == sorted(roles)
    assert all(mails[a["person"]] == a["email"] for a in data["accounts"] if a["role"] == "member")


@pytest.mark.parametrize("slug", COUNCILS)
def test_colour_can_be_read_on_white(slug):
    assert contrast_with_white(read(slug)["council"]["colour"]) >= 4.5


# Meetings and registers


def holders_on(data: dict, body: str, moment: datetime.date, today: datetime.date) -> dict[int, str]:
    """Return seat number to person for the members of a body on a day."""
    rows = of_body(data["memberships"], body)
    last = datetime.date.max
    held = [m for m in rows if day(m, "start", today) <= moment < (day(m, "end", today) or last)]
    return {m["seat"]: m["person"] for m in held}


def test_every_meeting_is_regular():
    bodies = {slug: {b["slug"] for b in read(slug)["body"]} for slug in COUNCILS}
    keys = set()
    for meeting in read("meetings")["meeting"]:
        assert meeting["body"] in bodies[meeting["council"]]
        assert meeting["key"] not in keys
        keys.add(meeting["key"])
        assert [i["number"] for i in meeting["item"]] == list(range(1, len(meeting["item"]) + 1))
        assert [i["standing"] for i in meeting["item"]] == [True] + [False] * (len(meeting["item"]) - 1)
        assert meeting["item"][0]["title"] == "Declarations of interests"
        for paper in meeting.get("paper", []):
            assert (DEMO / paper["file"]).is_file() and paper["item"] <= len(meeting["item"])
            assert paper["summary"] and len(paper["text"]) > 500


def test_every_paper_belongs_to_a_meeting():
    used = [p["file"] for m in read("meetings")["meeting"] for p in m.get("paper", [])]
    there = [f"papers/{f.name}" for f in sorted((DEMO / "papers").glob("*.typ")) if f.name[0] != "_"]
    assert sorted(used) == there


def test_attendance_is_of_members_of_that_day():
    today = datetime.date(2026, 11, 22)
    for meeting in read("meetings")["meeting"]:
        if "attendance" not in meeting:
            continue
        held = holders_on(read(meeting["council"]), meeting["body"], day(meeting, "date", today), today)
        assert {a["seat"]: a["person"] for a in meeting["attendance"]} == held


def test_olp_18_the_vote_of_the_past_meeting_adds_up():
    meeting = next(m for m in read("meetings")["meeting"] if m["key"] == "assembly-past")
    kinds = Counter(a["status"] for a in meeting["attendance"])
    vote = meeting["vote"][0]
    conflicted = [d for d in meeting["declaration"] if d["kind"] == "pecuniary" and d["item"] == vote["item"]]
    assert kinds["present"] >= 22
    assert vote["present"] == kinds["present"] + kinds["substitute"]
    assert vote["conflicted"] == len(conflicted)
    assert vote["eligible"] == vote["present"] - vote["conflicted"]
    assert vote["for"] + vote["against"] + vote["abstaining"] == vote["eligible"]
    assert 2 * vote["for"] > vote["eligible"] and vote["outcome"] == "carried"
    assert len(meeting["substitution"]) == kinds["substitute"]


def test_declarations_name_their_entries():
    entries = {e["key"]: r["person"] for r in read("interests")["register"] for e in r["entry"]}
    for meeting in read("meetings")["meeting"]:
        for declaration in meeting.get("declaration", []):
            assert entries[declaration["entry"]] == declaration["person"]


def test_owc_oadby_notice_is_in_time():
    meeting = next(m for m in read("meetings")["meeting"] if m["key"] == "oadby-ahead")
    assert meeting["date_days_ahead"] + meeting["notice"]["published_days_ago"] >= 21


def test_olp_31_every_register_answers_every_class():
    people = {slug: {p["slug"] for p in read(slug)["people"]} for slug in COUNCILS}
    registers = read("interests")
    seen = [r["person"] for r in registers["register"]] + [r["person"] for r in registers["nothing_at_all"]]
    keys = [e["key"] for r in registers["register"] for e in r["entry"]]
    assert len(seen) == len(set(seen)) and len(keys) == len(set(keys))
    assert all(r["person"] in people[r["council"]] for r in registers["register"] + registers["nothing_at_all"])
    assert not {"kavita-newcomer", "zelda-threadneedle"} & set(seen)
    for register in registers["register"]:
        entered = {e["category"] for e in register["entry"]}
        assert entered | set(register["nothing"]) == CATEGORIES and not entered & set(register["nothing"])


def test_no_one_registers_before_joining():
    today = datetime.date(2026, 11, 22)
    first: dict[str, datetime.date] = {}
    for slug in COUNCILS:
        for m in read(slug)["memberships"]:
            start = day(m, "start", today)
            first[m["person"]] = min(first.get(m["person"], start), start)
    registers = read("interests")
    for register in registers["register"] + registers["nothing_at_all"]:
        delay = day(register, "published", today) - first[register["person"]]
        assert 0 <= delay.days <= 27, register["person"]
        for entry in register.get("entry", []):
            start = day(entry, "start", today) or day(register, "published", today)
            end = day(entry, "end", today)
            assert end is None or start < end


# Words that must not leak


def test_olp_22_board_words_stand_in_board_matter_only():
    for path in sorted(DEMO.rglob("*.t*")):
        if path.name.startswith("zephyrine") or path.name == "meetings.toml":
            continue
        assert not re.search("zephyrine|verdigris", path.read_text(), re.IGNORECASE), path.name
    for meeting in read("meetings")["meeting"]:
        if meeting["body"] != "executive-board":
            assert not re.search("zephyrine|verdigris", str(meeting), re.IGNORECASE), meeting["key"]


def test_sensitive_word_stands_in_one_sensitive_entry_only():
    entries = [e for r in read("interests")["register"] for e in r["entry"]]
    assert [e["sensitive"] for e in entries if "Quillhaven" in str(e)] == [True]
    others = [p for p in DEMO.rglob("*.t*") if p.name != "interests.toml"]
    assert not [p.name for p in others if "quillhaven" in p.read_text().lower()]


@pytest.mark.parametrize("path", sorted((DEMO / "papers").glob("[a-z]*.typ")), ids=lambda p: p.stem)
def test_papers_compile_to_accessible_pdf(path):
    pdf = typst.compile(str(path), root=str(path.parent), pdf_standards=["ua-1"], ignore_system_fonts=True)
    assert pdf.startswith(b"%PDF-")
