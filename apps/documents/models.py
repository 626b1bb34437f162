"""Governing documents: Document > Edition > Provision, and the rules taken from them."""

from django.db import models
from simple_history.models import HistoricalRecords

from apps.core.models import Dated, DatedQuerySet, ends_after_start
from apps.councils.models import Council

from .enums import DocumentKind, ProvisionKind, RuleKind


class Document(models.Model):
    """A constitution, code, strategy or law. A law belongs to no council and is shown in each."""

    council = models.ForeignKey(Council, null=True, blank=True, on_delete=models.PROTECT, related_name="documents")
    slug = models.SlugField(max_length=100)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=DocumentKind)
    citation = models.CharField("how it is cited", max_length=100, blank=True)
    introduction = models.TextField("what it is, for readers", blank=True)
    source = models.CharField("where the original is found", max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["council", "slug"], name="documents_one_document_per_address"),
            models.UniqueConstraint(
                fields=["slug"], condition=models.Q(council__isnull=True), name="documents_one_law_per_address"
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Edition(Dated):
    """The text of a document that is in force from a day until another."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    adopted_on = models.DateField(null=True, blank=True)
    adopted_by = models.CharField("adopted by", max_length=200, blank=True)
    label = models.CharField("what this edition is called", max_length=100, blank=True)
    history = HistoricalRecords()

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="documents_one_edition_per_number"),
            ends_after_start("documents_edition_ends_after_start"),
        ]

    def __str__(self) -> str:
        """Return the document and the number of the edition."""
        return f"{self.document}, edition {self.number}"

    @property
    def called(self) -> str:
        """Return what the edition is called: its own name, else "Edition 2"."""
        return self.label or f"Edition {self.number}"


class Provision(models.Model):
    """One numbered part of an edition. ``key`` is its permanent address, the same in every edition."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="provisions")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    key = models.SlugField(max_length=80)
    number = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, choices=ProvisionKind)
    heading = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    table = models.JSONField("table, the first row being its header", default=list, blank=True)
    note = models.TextField("editor's note on the source", blank=True)
    position = models.PositiveIntegerField("place in the document")
    depth = models.PositiveSmallIntegerField(default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "key"], name="documents_one_provision_per_key"),
            models.UniqueConstraint(fields=["edition", "position"], name="documents_one_provision_per_place"),
        ]

    def __str__(self) -> str:
        """Return kind and number, as cited: "article 19", "Annex 1, rule 2a"."""
        return self.cited

    @property
    def named(self) -> str:
        """Return the citation with the heading: "article 19, Quorum"."""
        return f"{self.cited}, {self.heading}" if self.heading else self.cited

    @property
    def cited(self) -> str:
        """Return how the provision is cited within its document."""
        if self.number[:1].isdigit():
            return f"{self.get_kind_display().lower()} {self.number}"
        return self.number


class RuleSet(models.Model):
    """The rules that apply to one body; a body points at its rule set."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="rule_sets")
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    @property
    def owner(self) -> str:
        """Return whose rules these are, to begin a sentence: "Rules of the Assembly" are those of "The Assembly"."""
        whose = self.name.removeprefix("Rules of ").removeprefix("Rules for ")
        return whose[:1].upper() + whose[1:]


class Rule(Dated):
    """A number or permission taken from a provision, which it cites; ``value`` as rules/catalogue.py describes."""

    rule_set = models.ForeignKey(RuleSet, on_delete=models.PROTECT, related_name="rules")
    kind = models.CharField(max_length=40, choices=RuleKind)
    matter = models.CharField("what it is about, within its kind", max_length=40, blank=True)
    value = models.JSONField()
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="rules")
    reading = models.TextField("how an open text is read", blank=True)
    history = HistoricalRecords()

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["rule_set", "kind", "matter", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule_set", "kind", "matter"],
                condition=models.Q(end__isnull=True),
                name="documents_one_open_rule_per_kind_and_matter",
            ),
            ends_after_start("documents_rule_ends_after_start"),
        ]
        indexes = [models.Index(fields=["rule_set", "kind", "matter", "start", "end"])]

    def __str__(self) -> str:
        """Return kind and matter."""
        return f"{self.get_kind_display()}{f' ({self.matter})' if self.matter else ''}"
