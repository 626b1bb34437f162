"""Documents as Markdown and as JSON, and back."""

import json

from hypothesis import given, settings

from apps.documents.exporting import json as as_json
from apps.documents.exporting import markdown
from apps.documents.importing import ours, read
from apps.documents.tree import Node, Tree

from .trees import FACTS, TREES, plain, said


def back(content: bytes) -> Tree:
    """Read a file as it is read when somebody sends it."""
    return read("", content, kind="constitution")


@settings(max_examples=60, deadline=None)
@given(TREES)
def test_owc_1_markdown_read_again_is_the_same_tree(tree):
    content = markdown.write(tree, FACTS)

    assert ours.is_marked(content.decode())
    assert plain(back(content)) == said(tree)


@settings(max_examples=60, deadline=None)
@given(TREES)
def test_owc_1_json_read_again_is_the_same_tree_to_the_letter(tree):
    assert plain(ours.tree_of_json(as_json.write(tree, FACTS))) == plain(tree)


TREE = Tree("Constitution", [
    Node("19", "Quorum", "article", key="19", text="One third of the seats.\n\n- not a list", children=[
        Node("19.1", "", "clause", key="19.1", text="1. is no list either", note="It breaks off.\n\nSee [2]."),
        Node("19.2", "", "clause", key="19.2", rows=[["Group", "Seats"], ["a | b", ""]]),
    ]),
    Node("Annex 1", "Annex 1", "annex", key="annex-1", children=[
        Node("Annex 1, rule 2a", "Lists", "rule", key="annex-1-rule-2a", rows=[["1", "2"]], headed=False),
    ]),
])  # fmt: skip

WRITTEN = r"""
# 19 Quorum {#19 .article number="19" depth=0}

One third of the seats.

\- not a list

[19.1]{#19.1 .clause number="19.1" depth=1} 1. is no list either

> **Editor’s note**
>
> It breaks off.
>
> See \[2\].

[19.2]{#19.2 .clause number="19.2" depth=1}

| Group | Seats |
|---|---|
| a \| b |  |

# Annex 1 {#annex-1 .annex number="Annex 1" depth=0}

## rule 2a Lists {#annex-1-rule-2a .rule number="Annex 1, rule 2a" depth=1}

|  |  |
|---|---|
| 1 | 2 |
"""


def test_owc_1_markdown_is_what_people_read_and_pandoc_understands():
    front, _, text = markdown.write(TREE, FACTS).decode().removeprefix("---\n").partition("\n---\n")

    assert text == WRITTEN
    assert 'title: "Constitution"' in front and 'in_force_from: "2026-01-01"' in front
    assert 'adopted_by: "the Assembly"' in front


def test_owc_1_markdown_that_somebody_has_worked_on_keeps_what_is_there():
    content = markdown.write(TREE, FACTS).decode().replace("One third of the seats.", "One half\nof the seats.")
    content = content.replace("[19.2]{#19.2", "## Quorum of groups\n\nThe same.\n\n[19.2]{#19.2")
    line = content.split("\n").index("## Quorum of groups") + 1
    tree = back(content.replace("\n", "\r\n").encode())

    article = tree.provisions[0]
    assert article.text == "One half of the seats.\n\n- not a list" and article.key == "19"
    assert [child.number for child in article.children] == ["19.1", "", "19.2"]
    assert article.children[1].heading == "Quorum of groups" and article.children[1].text == "The same."
    assert [(note.line, note.message[:24]) for note in tree.notes] == [(line, "This heading is new in t")]


def test_owc_1_json_is_the_object_that_the_command_prints_with_the_facts_of_the_edition():
    data = json.loads(as_json.write(TREE, FACTS))

    assert data["title"] == "Constitution" and data["notes"] == []
    assert data["provisions"][0]["children"][1]["rows"] == [["Group", "Seats"], ["a | b", ""]]
    assert data["edition"]["in_force_until"] == "2027-01-01" and data["edition"]["council"] == "Ashcombe"
