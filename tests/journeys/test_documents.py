"""J4, a document: from a file on the secretary's desk to an edition that everybody reads, and on to the next one.

The same journey by mouse, on a narrow screen, by keyboard alone and without scripts. The files are made up: a heading
without its sign, an item that lost its number, a table, and a reference to a clause that is not there.
"""

import io
import re
import zipfile
from datetime import UTC, datetime

import pytest

from .visitor import DESKTOP, KEYBOARD, SCRIPTLESS, SMALL

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TITLE = "Constitution of the Harbour Forum"
HERE = "/leicester/documents/constitution-of-the-harbour-forum/"
FIRST = f"""# {TITLE}

## Article 1: Name and purpose

- 1.1 The body is called the Harbour Forum.
- 1.2 It advises the council on the harbour, as article 9.4 sets out.

Article 2: Members

- 2.1 The Forum has nine members.
- Three of them fish for a living.
- 2.3 A member serves for two years, and clause 2.1 stands.

## Article 3: Meetings

3.1 The Forum meets for times a year.

3.2 The meetings are held as follows:

| Season | Place |
| --- | --- |
| Spring | Harbour office |
| Autumn | Town hall |
"""
# What the officer put right is right in the next edition, which has a clause more and another number of members.
SECOND = (
    FIRST.replace("meets for times", "meets four times")
    .replace("Article 2: Members", "## Article 2: Members")
    .replace("- Three of them", "- 2.2 Three of them")
    .replace("nine members", "eleven members")
    + "\n3.3 The public may attend every meeting.\n"
)
NEXT_DAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("way", [DESKTOP, SMALL, KEYBOARD, SCRIPTLESS], ids=lambda way: way.name)
def test_owc_1_a_document_comes_into_force(visitor, way, site, valid_html, tmp_path):
    one, public = visitor("J4", way), visitor("J4-public", way)
    the_office_of_documents(one)
    what_is_no_document_is_refused(one, tmp_path)
    a_file_is_read(one, site, file(tmp_path, "harbour.md", FIRST))
    nothing_is_public(public)
    what_was_noticed(one)
    a_clause_is_corrected(one)
    what_cannot_be_recorded(one)
    it_is_recorded(one, (23, 11, 2026))
    a_visitor_reads_it(public)
    a_visitor_takes_it_along(public)
    the_next_edition(one, site, file(tmp_path, "harbour-2.md", SECOND))
    site.set_clock(NEXT_DAY)
    a_visitor_sees_what_changed(public)
    valid_html(one)
    valid_html(public)


def file(folder, name, content):
    """A file on the secretary's desk."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def the_office_of_documents(one):
    """The office leads to its documents, and from there to sending one."""
    one.go("/accounts/login/?next=/office/")
    one.write("E-mail address", "secretariat@leicester.example.org")
    one.write("Password", one.password)
    one.press("Sign in")
    one.follow("Documents", within="main")
    one.follow("Send a document to be read", within="main")


def what_is_no_document_is_refused(one, folder):
    """Nothing, an empty file, a text called a Word document, one locked by a password, half of one."""
    one.write("Title of the document", TITLE)
    one.press("Send the file")
    refused(one, "Choose the file.")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "x" * 5000)
    for name, content, said in (
        ("nothing.md", "", "The file is empty."),
        ("text.docx", FIRST, "its content is something else"),
        ("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000), "Save it anew without a password"),
        ("broken.docx", packed.getvalue()[:60], "The document is damaged"),
    ):
        one.attach(re.compile("^File"), file(folder, name, content))
        one.press("Send the file")
        refused(one, said)
        assert one.page.get_by_label("Title of the document").input_value() == TITLE


def refused(one, said):
    """The page says what is wrong, and its summary has the focus."""
    summary = one.page.locator(".govuk-error-summary")
    one.sees("There is a problem", re.compile(said), within=summary)
    assert one.page.title().startswith("Error: ")
    if one.way.scripts:
        assert summary.evaluate("element => element === document.activeElement")


def a_file_is_read(one, site, path):
    """The file waits for a worker; once it is read, the page leads on: by itself with scripts, by a link without."""
    one.attach(re.compile("^File"), path)
    one.press("Send the file")
    assert one.heading() == "The file is being read"
    one.sees(re.compile(f"“{path.name}” waits to be read"))
    site.tick()
    if one.way.scripts:
        one.page.wait_for_url("**/editions/*/", wait_until="load")
        one.arrive()
    else:
        one.follow("Look again how far it is")


def nothing_is_public(public):
    """A visitor finds neither the document nor a clause of it."""
    for path in (HERE, f"{HERE}2.1/", f"{HERE}export/pdf"):
        assert public.page.request.get(public.site + path).status == 404
    public.go("/leicester/documents/")
    public.sees_not(TITLE, "Harbour")


def what_was_noticed(one):
    """The lost number was put back, the heading without its sign is one all the same, and article 9.4 is not there."""
    here = one.page.url.removeprefix(one.site)
    one.follow("References that lead to nothing", within="main")
    one.sees(re.compile("9.4"))
    one.go(here)
    one.sees("Draft", "11 provisions", "not public")
    one.sees("1 thing was noticed while the file was read", "Line 11:", re.compile("was taken to be 2.2"))
    one.sees(re.compile("The number is missing in the source"))
    one.sees(re.compile("^Article 2 Members"), re.compile("^2.2 "), "Harbour office")


def a_clause_is_corrected(one):
    """A slip of the pen in 3.1 is put right; a table that was typed stays one."""
    one.unfold(re.compile(r"^Correct 3\.1|^Correct clause 3\.1"))
    one.follow(re.compile(r"3\.1"), within=one.page.get_by_role("listitem").filter(has_text="meets for times").last)
    one.write("Text (optional)", "The Forum meets four times a year.")
    one.press("Save")
    one.sees("Clause 3.1 is corrected.", "The Forum meets four times a year.")


def what_cannot_be_recorded(one):
    """Nothing said, a day to come, a day in force before it was adopted: told at the field, and the input is kept."""
    one.follow("Record as adopted")
    one.press("Continue")
    refused(one, "Enter the decision by which it was adopted.")
    answers(one, adopted=(20, 12, 2026), start=(21, 12, 2026))
    refused(one, "It cannot have been adopted on a day to come.")
    answers(one, adopted=(20, 11, 2026), start=(19, 11, 2026))
    refused(one, "It cannot have been in force before it was adopted.")
    assert one.page.get_by_label(re.compile("^Adopted by which decision")).input_value() == "Full Council, minute 27"


def answers(one, *, adopted, start):
    """Say when it was adopted, by whom, and from when it is in force."""
    one.write(re.compile("^Adopted by which decision"), "Full Council, minute 27")
    one.write_day("The day on which it was adopted", adopted)
    one.write_day("The day from which it is in force", start)
    one.press("Continue")


def it_is_recorded(one, start):
    """What will be public is checked before it is."""
    answers(one, adopted=(20, 11, 2026), start=start)
    one.sees("Check before the edition is public", re.compile("Full Council, minute 27"))
    one.press("Record and publish")
    one.sees(re.compile("is public, in force from"), "Adopted")


def a_visitor_reads_it(public):
    """From the list to the whole text, to a clause, along its reference; a reference to nothing is no link."""
    public.go("/leicester/documents/")
    public.follow(re.compile(TITLE), within="main")
    assert public.heading() == TITLE
    public.sees(re.compile("by Full Council, minute 27"), "Harbour office", "The Forum meets four times a year.")
    assert public.page.get_by_role("link", name=re.compile(r"9\.4")).count() == 0
    public.go(f"{HERE}2.3/")
    public.follow("clause 2.1", within="main")
    assert public.heading() == "Clause 2.1"
    public.sees("The Forum has nine members.")


def a_visitor_takes_it_along(public):
    """The document as PDF and as Word."""
    public.go(HERE)
    assert public.download(re.compile("^PDF")).startswith(b"%PDF-")
    with zipfile.ZipFile(io.BytesIO(public.download(re.compile("^Word")))) as word:
        assert "meets four times" in word.read("word/document.xml").decode()


def the_next_edition(one, site, path):
    """Sent as the next edition, read, its identities confirmed, in force from the next day."""
    one.go("/office/leicester/documents/")
    one.follow(re.compile(f"^Send the next edition of {TITLE}"))
    a_file_is_read(one, site, path)
    it_is_looked_over(one)
    one.follow("Record as adopted")
    it_is_recorded(one, (24, 11, 2026))


def it_is_looked_over(one):
    """Where the address of a provision is a guess, somebody says that it is right."""
    confirm = one.page.get_by_role("button", name=re.compile("^Confirm all"))
    if confirm.count():
        one.press(re.compile("^Confirm all"))
        one.sees("Every provision has its address.")


def a_visitor_sees_what_changed(public):
    """On its first day the new text is read, and compared with the one before, word by word; a clause has a history."""
    public.go(HERE)
    public.sees("The Forum has eleven members.", "The public may attend every meeting.")
    public.follow(re.compile("^Compare"), within="main")
    assert public.heading() == "Edition 2 compared with Edition 1"
    assert public.page.locator("del").filter(has_text="nine").is_visible()
    assert public.page.locator("ins").filter(has_text="eleven").is_visible()
    public.follow("Show before and after side by side")
    public.sees("The public may attend every meeting.")
