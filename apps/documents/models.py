"""Governing documents: Document > Edition > Provision, and the rules taken from them."""

from datetime import date

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from apps.core.models import Dated, DatedQuerySet, ends_after_start
from apps.councils.models import Council

from .enums import DocumentKind, EditionState, Identity, ProvisionKind, ReadingState, RuleKind
from .parts import cited_as


class Document(models.Model):
    """A constitution, code, strategy or law. A law belongs to no council and is shown in each."""

    council = models.ForeignKey(Council, null=True, blank=True, on_delete=models.PROTECT, related_name="documents")
    slug = models.SlugField(max_length=100)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=DocumentKind)
    citation = models.CharField("how it is cited", max_length=100, blank=True)
    introduction = models.TextField("what it is, for readers", blank=True)
    source = models.CharField("where the original is found", max_length=300, blank=True)
    owner = models.CharField("who answers for it: a post or a body", max_length=200, blank=True)
    listed = models.BooleanField("stands in the register, also while no text of it is here", default=False)
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


class Underpinning(models.Model):
    """One document of a council carries another: what rests on ``lower`` is ``upper`` (OWS-1)."""

    lower = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="carries")
    upper = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="rests_on")
    provision = models.ForeignKey(
        "Provision", verbose_name="where it says so", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["upper", "lower"]
        constraints = [
            models.UniqueConstraint(fields=["lower", "upper"], name="documents_one_underpinning_per_pair"),
            models.CheckConstraint(
                name="documents_nothing_underpins_itself", condition=~models.Q(lower=models.F("upper"))
            ),
        ]

    def __str__(self) -> str:
        """Return what carries what."""
        return f"{self.lower} underpins {self.upper}"


class EditionQuerySet(DatedQuerySet):
    """Editions. ``on(day)`` finds those in force, since drafts and proposals have no first day."""

    def public(self) -> "EditionQuerySet":
        """Return the editions that everybody may read: the adopted ones."""
        return self.filter(state=EditionState.ADOPTED)


class Edition(Dated):
    """The text of a document, in force from a day until another once it is adopted; ``number`` counts the adopted."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="editions")
    state = models.CharField(max_length=20, choices=EditionState, default=EditionState.DRAFT)
    start = models.DateField("from", null=True, blank=True)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    based_on = models.ForeignKey(
        "self",
        verbose_name="edition that it amends",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="amended_by",
    )
    adopted_on = models.DateField(null=True, blank=True)
    adopted_by = models.CharField("adopted by, which decision", max_length=200, blank=True)
    decision_url = models.CharField("address of the decision", max_length=300, blank=True)
    label = models.CharField("what this edition is called", max_length=100, blank=True)
    runs_until = models.DateField("last day of the period it says it runs for", null=True, blank=True)
    runs_by = models.ForeignKey(
        "Provision",
        verbose_name="provision that says how long it runs",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    history = HistoricalRecords()

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["document", "start", "id"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="documents_one_edition_per_number"),
            ends_after_start("documents_edition_ends_after_start"),
            models.CheckConstraint(
                name="documents_adopted_editions_have_a_first_day",
                condition=models.Q(state=EditionState.ADOPTED, start__isnull=False, number__isnull=False)
                | models.Q(~models.Q(state=EditionState.ADOPTED), start__isnull=True, number__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        """Return the document and what the edition is called."""
        return f"{self.document}, {self.called}"

    @property
    def called(self) -> str:
        """Return what the edition is called: its own name, else "Edition 2", else what it is so far."""
        if self.label:
            return self.label
        return f"Edition {self.number}" if self.number else f"{self.get_state_display()} {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether its text can still be changed."""
        return self.state == EditionState.DRAFT

    def holds_on(self, day: date) -> bool:
        """Tell whether it is in force on ``day``: a draft or a proposal never is."""
        return self.start is not None and super().holds_on(day)


class Provision(models.Model):
    """One numbered part of an edition. ``key`` is its permanent address, the same in every edition."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="provisions")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    key = models.SlugField(max_length=80)
    number = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, choices=ProvisionKind)
    heading = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    table = models.JSONField("table, row by row", default=list, blank=True)
    table_headed = models.BooleanField("the first row of the table is its header", default=True)
    note = models.TextField("editor's note on the source", blank=True)
    position = models.PositiveIntegerField("place in the document")
    depth = models.PositiveSmallIntegerField(default=0)
    identity = models.CharField(max_length=20, choices=Identity, default=Identity.SURE)
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
        return f"{self.cited}, {self.heading}" if self.heading and self.number else self.cited

    @property
    def cited(self) -> str:
        """Return how the provision is cited within its document; without a number, by its heading or its address."""
        return cited_as(self.kind, self.number, self.heading or self.key)


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


class DraftRule(models.Model):
    """A rule as it will be once an edition comes into force: taken from the new text, or the end of an old rule.

    It answers for the text of ``provision`` as it was when the officer looked: ``seen`` is that text's digest, so a
    text that changes again has to be looked at again.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="draft_rules")
    rule_set = models.ForeignKey(RuleSet, on_delete=models.PROTECT, related_name="draft_rules")
    replaces = models.ForeignKey(Rule, null=True, blank=True, on_delete=models.PROTECT, related_name="drafts")
    kind = models.CharField(max_length=40, choices=RuleKind)
    matter = models.CharField("what it is about, within its kind", max_length=40, blank=True)
    ends = models.BooleanField("the rule that it replaces ends, and no other follows", default=False)
    value = models.JSONField(null=True, blank=True)
    provision = models.ForeignKey(
        Provision, null=True, blank=True, on_delete=models.PROTECT, related_name="draft_rules"
    )
    reading = models.TextField("how an open text is read", blank=True)
    seen = models.CharField("digest of the text that was looked at", max_length=64, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["rule_set", "kind", "matter"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "rule_set", "kind", "matter"], name="documents_one_draft_rule_per_matter"
            ),
            models.CheckConstraint(
                name="documents_draft_rules_cite_a_provision_or_end",
                condition=models.Q(ends=True, replaces__isnull=False)
                | models.Q(ends=False, provision__isnull=False, value__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Return kind and matter."""
        return f"{self.get_kind_display()}{f' ({self.matter})' if self.matter else ''}"


class Reading(models.Model):
    """A file that an officer sent to be read into provisions, and how far the reading has come."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="readings")
    document = models.ForeignKey(
        Document,
        verbose_name="document of which it is the next edition",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="readings",
    )
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=DocumentKind)
    file = models.FileField(upload_to="readings/%Y/%m/")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=20, choices=ReadingState, default=ReadingState.WAITING)
    progress = models.PositiveSmallIntegerField("how much is done, in hundredths", default=0)
    refusal = models.TextField("why it could not be read", blank=True)
    owner = models.CharField("who answers for the document", max_length=200, blank=True)
    claimed_until = models.DateTimeField("until when a worker holds it", null=True, blank=True)
    tries = models.PositiveSmallIntegerField("how often it was taken up", default=0)
    notes = models.JSONField("what was noticed, by line", default=list, blank=True)
    edition = models.OneToOneField(Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="came_from")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["-sent_at"]
        indexes = [
            models.Index(fields=["state"], condition=models.Q(state="waiting"), name="documents_readings_waiting"),
            models.Index(fields=["council", "-sent_at"]),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title
