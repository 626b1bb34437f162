"""Kinds of governing documents and of provisions, and the states of editions and of files that are read."""

from django.db import models


class DocumentKind(models.TextChoices):
    """What a document is."""

    CONSTITUTION = "constitution", "Constitution"
    STRATEGY = "strategy", "Strategy"
    PLAN = "plan", "Plan"
    CHARTER = "charter", "Charter"
    SCHEME = "scheme", "Scheme of delegation"
    CODE = "code", "Code"
    POLICY = "policy", "Policy"
    LAW = "law", "Law"


class ProvisionKind(models.TextChoices):
    """What a provision is called in its document."""

    PART = "part", "Part"
    ARTICLE = "article", "Article"
    SECTION = "section", "Section"
    CLAUSE = "clause", "Clause"
    PARAGRAPH = "paragraph", "Paragraph"
    ITEM = "item", "Item"
    ANNEX = "annex", "Annex"
    RULE = "rule", "Rule"
    GROUP = "group", "Group"
    TABLE = "table", "Table"
    FIGURE = "figure", "Figure"
    FOOTNOTE = "footnote", "Footnote"
    PURPOSE = "purpose", "Purpose"
    AIM = "aim", "Aim"
    OBJECTIVE = "objective", "Objective"
    PRINCIPLE = "principle", "Principle"
    VALUE = "value", "Value"
    COMMITMENT = "commitment", "Commitment"
    UNDERTAKING = "undertaking", "Undertaking"
    CHARACTERISTIC = "characteristic", "Characteristic"
    OUTCOME = "outcome", "Outcome"


class EditionState(models.TextChoices):
    """Where an edition stands. Only an adopted one is public, and only an adopted one has a first day."""

    DRAFT = "draft", "Draft"
    PROPOSED = "proposed", "Proposed"
    ADOPTED = "adopted", "Adopted"
    DROPPED = "dropped", "Dropped"


class Identity(models.TextChoices):
    """How sure it is that a provision of a draft is the one with the same key in earlier editions."""

    SURE = "sure", "The same provision"
    PROPOSED = "proposed", "Probably the same provision"
    NEW = "new", "A new provision"


class ReadingState(models.TextChoices):
    """How far the reading of a file that was sent has come."""

    WAITING = "waiting", "Waiting to be read"
    READING = "reading", "Being read"
    READ = "read", "Read"
    REFUSED = "refused", "Could not be read"


# What a rule is about is said in at most so many letters (models.Rule.matter).
LONGEST_MATTER = 40


class RuleKind(models.TextChoices):
    """What a rule governs; the fields of its value are in rules/catalogue.py."""

    QUORUM = "quorum", "Quorum"
    NOTICE = "notice", "Notice of meetings"
    MAJORITY = "majority", "Majority"
    CASTING_VOTE = "casting_vote", "Casting vote"
    OPENNESS = "openness", "Meetings in public"
    SUBSTITUTES = "substitutes", "Substitutes"
    CO_OPTION = "co_option", "Co-option"
    TERM = "term", "Term of office"
    RESIGNATION = "resignation", "Resignation"
    NOMINATION = "nomination", "Nomination of a replacement"
    ADMISSION = "admission", "Admission of an organisation"
    COMPLAINT = "complaint", "Complaints"
    REGISTER_OF_INTERESTS = "register_of_interests", "Register of interests"
    CODE_OF_CONDUCT = "code_of_conduct", "Code of conduct"
    STANDING_ITEM = "standing_item", "Standing item"
    GIFT_THRESHOLD = "gift_threshold", "Gifts and hospitality"
    POLITICAL_BALANCE = "political_balance", "Political balance"
    REVIEW = "review", "Review of a document"
