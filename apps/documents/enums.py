"""Kinds of governing documents and of provisions, and the states of an edition."""

from django.db import models


class DocumentKind(models.TextChoices):
    """What a document is."""

    CONSTITUTION = "constitution", "Constitution"
    STRATEGY = "strategy", "Strategy"
    PLAN = "plan", "Plan"
    CHARTER = "charter", "Charter"
    SCHEME = "scheme", "Scheme of delegation"
    CODE = "code", "Code"
    LAW = "law", "Law"


class ProvisionKind(models.TextChoices):
    """What a provision is called in its document."""

    ARTICLE = "article", "Article"
    CLAUSE = "clause", "Clause"
    ANNEX = "annex", "Annex"
    PRINCIPLE = "principle", "Principle"
    RULE = "rule", "Rule"
    ITEM = "item", "Item"
    GROUP = "group", "Group"
    SECTION = "section", "Section"


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
    COMPLAINT = "complaint", "Complaints"
    REGISTER_OF_INTERESTS = "register_of_interests", "Register of interests"
    CODE_OF_CONDUCT = "code_of_conduct", "Code of conduct"
    STANDING_ITEM = "standing_item", "Standing item"
    GIFT_THRESHOLD = "gift_threshold", "Gifts and hospitality"
