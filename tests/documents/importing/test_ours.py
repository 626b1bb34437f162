"""Reading our own JSON and marked Markdown where something is wrong with it."""

import json

import pytest

from apps.documents.importing import marked, ours
from apps.documents.importing.blocks import Block, BlockKind, Mark, Unreadable


def nested(levels):
    return ('{"provisions":[' + '{"children":[' * levels + "]}" * levels + "]}").encode()


@pytest.mark.parametrize(
    ("content", "said", "line"),
    [
        (b"", "no JSON", 1),
        (b'{\n"title": ', "no JSON", 2),
        (b"\xff\xfe{}", "UTF-8", 0),
        (b"[]", "holds no document", 0),
        (b'{"title": "T", "provisions": []}', "no provisions", 0),
        (b'{"title": 1, "provisions": [{}]}', "“title” is no text", 0),
        (b'{"provisions": [{"kind": "chapter"}]}', "provisions[0]: there is no kind of provision “chapter”", 0),
        (b'{"provisions": [{"children": [{}, {"number": 2}]}]}', "provisions[0].children[1]: “number” is no text", 0),
        (b'{"provisions": [{"children": 2}]}', "provisions[0].children is no list", 0),
        (b'{"provisions": [{"rows": ["a"]}]}', "provisions[0].rows is no table", 0),
        (b'{"provisions": ["a"]}', "provisions[0] is no provision", 0),
        (nested(60), "At most 50 levels", 0),
        (nested(10_000), "At most 50 levels", 0),
    ],
)
def test_owc_1_json_of_another_sort_is_refused_with_the_place(content, said, line):
    with pytest.raises(Unreadable) as refused:
        ours.tree_of_json(content)

    assert said in str(refused.value) and refused.value.line == line


def test_owc_1_json_needs_only_what_a_provision_has():
    tree = ours.tree_of_json(json.dumps({"title": "T", "provisions": [{"text": "One."}, {"heading": "Two"}]}).encode())

    assert [(node.kind, node.text, node.heading) for node in tree.walk()] == [
        ("section", "One.", ""), ("section", "", "Two"),
    ]  # fmt: skip


def test_owc_1_a_mark_that_cannot_be_right_is_told_and_nothing_is_lost():
    tree = marked.arrange("T", [
        Block(BlockKind.PARAGRAPH, "Before all.", 1),
        Block(BlockKind.PARAGRAPH, "One.", 2, mark=Mark("chapter", "1", 4, "1")),
        Block(BlockKind.TABLE, "", 3, rows=[["a"]], headed=False),
        Block(BlockKind.TABLE, "", 4, rows=[["b"]], headed=True),
        Block(BlockKind.FOOTNOTE, "A footnote.", 5, marker="1"),
        Block(BlockKind.ITEM, "a new item", 6, marker="(i)"),
        Block(BlockKind.RULE, "", 7),
    ])  # fmt: skip
    first, one = tree.provisions[0], tree.provisions[0].children[0]

    assert first.text == "Before all." and one.text == "One.\n\n(i) a new item" and one.kind == "section"
    assert one.rows == [["a"]] and not one.headed
    assert [(child.kind, child.text, child.rows) for child in one.children] == [
        ("table", "", [["b"]]), ("footnote", "A footnote.", []),
    ]  # fmt: skip
    assert [note.line for note in tree.notes] == [2, 2, 4, 6]


def test_owc_1_marks_deeper_than_any_document_are_refused_with_the_line():
    with pytest.raises(Unreadable) as refused:
        marked.arrange("T", [Block(BlockKind.PARAGRAPH, "x", 9, mark=Mark("item", "1", 51))])

    assert refused.value.line == 9
