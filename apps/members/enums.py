"""How memberships end and the steps of a change of membership."""

from django.db import models


class ChangeKind(models.TextChoices):
    """Why a membership changes."""

    RESIGNATION = "resignation", "Resignation"


class ChangeState(models.TextChoices):
    """Where a change of membership stands."""

    NOMINATION = "nomination", "Waiting for a nomination"
    APPROVAL = "approval", "Waiting for approval"
    COMPLETED = "completed", "Completed"
    WITHDRAWN = "withdrawn", "Ended with the body"

    @classmethod
    def over(cls) -> tuple["ChangeState", ...]:
        """Return the states in which nothing is waited for any more."""
        return (cls.COMPLETED, cls.WITHDRAWN)


class Step(models.TextChoices):
    """What happened in a change of membership, in the order in which it happens."""

    RECEIVED = "received", "Notice of resignation received"
    ENDED = "ended", "Membership ends"
    VACANCY = "vacancy", "Vacancy opens"
    ASKED = "asked", "Replacement asked for"
    ON_AGENDA = "on_agenda", "Approval waits for the body"
    NOMINATED = "nominated", "Replacement recommended"
    NOMINATION_WITHDRAWN = "withdrawn", "Recommendation withdrawn"
    APPROVED = "approved", "Replacement approved"
    NOT_APPROVED = "not_approved", "Replacement not approved"
    APPOINTED = "appointed", "New member takes the seat"
    INVITED = "invited", "Invitation to sign in sent"
    OWES = "owes", "Register and code asked for"
    BODY_ENDED = "body_ended", "Body dissolved"


class AdmissionState(models.TextChoices):
    """Where a request to admit an organisation stands."""

    RECEIVED = "received", "Being scored"
    VOTE = "vote", "Waiting for the vote"
    ADMITTED = "admitted", "Admitted"
    REFUSED = "refused", "Not admitted"
    WITHDRAWN = "withdrawn", "Withdrawn"

    @classmethod
    def open(cls) -> tuple["AdmissionState", ...]:
        """Return the states in which the request is not over."""
        return (cls.RECEIVED, cls.VOTE)

    @classmethod
    def decided(cls) -> tuple["AdmissionState", ...]:
        """Return the states that a vote brought about."""
        return (cls.ADMITTED, cls.REFUSED)


class GroupRole(models.TextChoices):
    """What somebody is in a political group."""

    LEADER = "leader", "Leader of the group"
    DEPUTY = "deputy", "Deputy leader of the group"
    MEMBER = "member", "Member"


class HeldBy(models.TextChoices):
    """How somebody came to an office."""

    ELECTED = "elected", "Elected"
    APPOINTED = "appointed", "Appointed"
    EX_OFFICIO = "ex_officio", "Ex officio"


class ImportState(models.TextChoices):
    """How far a table of members has come."""

    CHECKED = "checked", "To be checked and confirmed"
    WAITING = "waiting", "Waits to be carried out"
    APPLYING = "applying", "Is being carried out"
    APPLIED = "applied", "Carried out"
    REFUSED = "refused", "Refused, nothing was changed"

    @classmethod
    def under_way(cls) -> tuple["ImportState", ...]:
        """Return the states in which a worker has it, or is to have it."""
        return (cls.WAITING, cls.APPLYING)


class Outcome(models.TextChoices):
    """What a line of a table comes to."""

    NEW = "new", "New person takes the seat"
    KNOWN = "known", "Known person takes the seat"
    SAME = "same", "Sits there already, nothing to do"
    FAULT = "fault", "Cannot be carried out"


class Confirms(models.TextChoices):
    """Who confirms that a step of an induction was done."""

    MEMBER = "member", "The member"
    OFFICER = "officer", "An officer"
