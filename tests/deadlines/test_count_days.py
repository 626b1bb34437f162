"""`manage.py count_days`, and the commands that record days."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from apps.deadlines import queries, services
from apps.deadlines.models import ClosedDay, Proclamation

CASES = Path(__file__).parents[1] / "deadline_cases.csv"


def run(*arguments, command="count_days", **options):
    out = io.StringIO()
    call_command(command, *arguments, stdout=out, **options)
    return out.getvalue()


def refused(*arguments, command="count_days", **options):
    out = io.StringIO()
    with pytest.raises(CommandError) as error:
        call_command(command, *arguments, stdout=out, **options)
    assert error.value.returncode == 2
    assert out.getvalue() == ""
    return str(error.value)


def test_all_3_one_question_is_answered_in_words_with_the_result_last(db):
    lines = run("clear_days_publish_by", "2026-04-08", "5", "EW").splitlines()
    assert lines[-1] == "2026-03-27"
    assert "Friday 3 April 2026 does not count: Good Friday." in lines


def test_every_worked_example_of_the_file(db):
    rows = list(csv.DictReader(io.StringIO(run(csv=str(CASES)))))
    assert len(rows) == len(CASES.read_text(encoding="utf-8").splitlines()) - 1
    assert [row for row in rows if row["result"] != row["expected"]] == []
    assert list(rows[0]) == ["kind", "start", "length", "calendar", "expected", "why", "result"]


def test_the_mourning_of_2021_is_known_straight_after_migrating(db):
    assert run("working_days_after", "2021-04-08", "1", "S243+M2021").splitlines()[-1] == "2021-04-19"


def test_a_councils_closed_days_count_when_it_is_named(council):
    services.add_closed_day(council=council, day=date(2026, 3, 3), reason="Offices move", by=None)
    question = ("working_days_after", "2026-03-02", "5", "EW")
    assert run(*question).splitlines()[-1] == "2026-03-09"
    lines = run(*question, council="ashcombe").splitlines()
    assert lines[-1] == "2026-03-10"
    assert "Tuesday 3 March 2026 does not count: Offices move." in lines


def test_without_a_database_it_counts_without_rows(monkeypatch, capsys):
    def broken(*args):
        raise OperationalError("no such table")

    monkeypatch.setattr(queries.Calendars, "read", broken)
    assert run("working_days_after", "2026-03-02", "5", "EW").splitlines()[-1] == "2026-03-09"
    assert "without the rows of the database" in capsys.readouterr().err
    assert "no excluded period" in refused("working_days_after", "2026-03-02", "5", "EW+M2021")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "Missing: KIND, START, LENGTH, CALENDAR"),
        (("working_days_after", "2026-03-02", "5"), "Missing: CALENDAR"),
        (("working_days", "2026-03-02", "5", "EW"), "no way of counting"),
        (("working_days_after", "2026-02-30", "5", "EW"), "not a day"),
        (("working_days_after", "2026-03-02", "five", "EW"), "whole number"),
        (("working_days_after", "2026-03-02", "5", "FR"), "no calendar"),
        (("working_days_after", "2026-03-02", "5", "EW+NONE"), "no excluded period"),
    ],
)
def test_nonsense_is_refused_with_exit_code_2(db, arguments, says):
    assert says in refused(*arguments)


def test_an_unknown_council_is_refused(db):
    assert "no council “nowhere”" in refused("working_days_after", "2026-03-02", "5", "EW", council="nowhere")


def test_a_question_and_a_file_are_not_asked_at_once(db):
    assert "not both" in refused("working_days_after", csv=str(CASES))


GOOD = "working_days_after,2026-03-02,5,EW"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "lacks the columns kind, start, length, calendar"),
        ("kind,start,length\n", "lacks the columns calendar"),
        (f"kind,start,length,calendar,kind\n{GOOD},x\n", "twice"),
        (f"kind,start,length,calendar\n{GOOD}\nworking_days_after,soon,5,EW\n", "line 3: “soon” is not a day"),
        (f"kind,start,length,calendar\n\n{GOOD}\nworking_days_after,2026-03-02,-5,EW\n", "line 4: The length -5"),
        (f"kind,start,length,calendar\n{GOOD}\nworking_days_after,2026-03-02,5\n", "line 3: the row has"),
        (f"kind,start,length,calendar\n{GOOD},more\n", "line 2: the row has"),
        (f'kind,start,length,calendar\n"{GOOD}\n', "after line 1: "),
        (f"kind,start,length,calendar\n{GOOD}\0\n", "line 2: There is no calendar “EW�”"),
    ],
)
def test_a_bad_file_is_refused_naming_the_line_and_nothing_is_written(db, tmp_path, text, says):
    path = tmp_path / "questions.csv"
    path.write_text(text, encoding="utf-8")
    assert says in refused(csv=str(path))


def test_a_file_that_cannot_be_read_is_refused(db, tmp_path):
    assert "No such file" in refused(csv=str(tmp_path / "none.csv"))
    assert "directory" in refused(csv=str(tmp_path))
    (tmp_path / "latin.csv").write_bytes(b"kind,start,length,calendar,why\nx,x,x,x,caf\xe9\n")
    assert "not text in UTF-8" in refused(csv=str(tmp_path / "latin.csv"))


def test_other_columns_are_kept_and_an_old_result_replaced(db, tmp_path):
    path = tmp_path / "questions.csv"
    path.write_text(f'\ufeffresult,why,kind,start,length,calendar\r\nold,"a, b",{GOOD}\r\n', encoding="utf-8")
    assert run(csv=str(path)) == (
        'why,kind,start,length,calendar,result\n"a, b",working_days_after,2026-03-02,5,EW,2026-03-09\n'
    )


def test_a_proclamation_can_be_recorded(owe):
    owe(value={"length": 5, "counting": "working_days_after", "calendar": "EW"})
    said = run("EW", "2026-11-27", "Day of the Charter", command="proclaim", reason="Gazette")
    assert said.splitlines() == [
        "Ashcombe: Fill in the register of interests, now Monday 30 November 2026",
        "1 open deadlines moved.",
    ]
    assert Proclamation.objects.get().proclaimed_on == date(2026, 11, 22)
    assert "recorded already" in refused("EW", "2026-11-27", "Another", command="proclaim", reason="Gazette")


def test_a_closed_day_can_be_recorded(owe):
    owe(value={"length": 5, "counting": "working_days_after", "calendar": "EW"})
    said = run("ashcombe", "2026-11-27", "Offices move", command="close_day")
    assert said.splitlines()[-1] == "1 open deadlines moved."
    assert ClosedDay.objects.count() == 1
    assert "closed already" in refused("ashcombe", "2026-11-27", "Again", command="close_day")
    assert "no council" in refused("nowhere", "2026-11-27", "Again", command="close_day")


def test_a_bad_day_is_refused(db):
    with pytest.raises(CommandError, match="“tomorrow” is not a day"):
        call_command("close_day", "ashcombe", "tomorrow", "Why")
