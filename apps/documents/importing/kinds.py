"""The words by which documents tell what their provisions are: data, to be added to."""

import re

# The word before a number, and what a provision so called is.
LABELS = {
    "part": "part",
    "chapter": "part",
    "article": "article",
    "section": "section",
    "clause": "clause",
    "paragraph": "paragraph",
    "rule": "rule",
    "standing order": "rule",
    "annex": "annex",
    "annexe": "annex",
    "appendix": "annex",
    "schedule": "annex",
    "purpose": "purpose",
    "aim": "aim",
    "objective": "objective",
    "principle": "principle",
    "value": "value",
    "commitment": "commitment",
    "characteristic": "characteristic",
    "outcome": "outcome",
}
# Which may stand below which: a word with a smaller rank ends one with a greater rank.
RANKS = {"part": 0, "annex": 0, "article": 1, "section": 2, "rule": 3}
LOWEST = 4

# Statements: what a document sets out to be, to do or to reach.
STATEMENTS = ("purpose", "aim", "objective", "principle", "value", "commitment", "characteristic", "outcome")
UNDER = {"commitment": "undertaking"}

# What a document that has no such words calls its numbered parts.
TOP = {"constitution": "article"}

# In a heading or a sentence that leads to items, the last of these words tells what they are.
PLURALS = re.compile(rf"\b({'|'.join(STATEMENTS)})s\b", re.IGNORECASE)
# Sentences that lead to items without naming them; the first that fits counts.
LEADS = (
    (re.compile(r"\byou (?:will|should|can expect to) see\b", re.IGNORECASE), "outcome"),
    (re.compile(r"\bpurposes? (?:is|are) to\W*$", re.IGNORECASE), "purpose"),
    (re.compile(r"\baims? (?:is|are) to\W*$", re.IGNORECASE), "aim"),
    (re.compile(r"\bwe (?:will|shall|commit to|undertake to|promise to)\W*$", re.IGNORECASE), "commitment"),
)
LEADS_ON = re.compile(r"(?::|\.\.\.|…|\s[-–—])\s*\Z")

# "Corporate Objective Two (CO2)", "Aim 3": one that calls itself so.
ORDINALS = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
OWN = re.compile(rf"\b({'|'.join(STATEMENTS)})\s+{ORDINALS}\b", re.IGNORECASE)

# Lines of an execution block and the like: a word, and what is filled in. They are no headings, however bold.
FIELDS = re.compile(
    r"(?:full\s+)?(?:name|signature|signed|signed by|position|post|title|date|dated|witness|on behalf of)\s*:",
    re.IGNORECASE,
)
CAPTION = re.compile(r"(table|figure|diagram|chart|map|picture|image)\s+(\d{1,3}|[A-Z])\b[\s.:–—-]*", re.IGNORECASE)
PICTURES = frozenset({"figure", "diagram", "chart", "map", "picture", "image"})


def told_by_heading(heading: str) -> str:
    """Return the kind of what is below a heading that speaks of principles, aims, …; "" where it does not."""
    words = PLURALS.findall(heading)
    return words[-1].lower() if words else ""


def told_by_lead(text: str, above: str) -> str:
    """Return the kind of what follows a sentence that leads to it, in a provision of the kind ``above``; else ""."""
    kind = next((kind for pattern, kind in LEADS if pattern.search(text)), "") or told_by_heading(text)
    return UNDER.get(above, kind) if kind == above else kind


def leads_on(text: str) -> bool:
    """Tell whether ``text`` ends so that a list or a table is to follow."""
    return LEADS_ON.search(text) is not None


def own_kind(heading: str) -> str:
    """Return what a provision calls itself in its heading ("Objective Two"); "" where it does not."""
    match = OWN.search(heading)
    return match[1].lower() if match else ""
