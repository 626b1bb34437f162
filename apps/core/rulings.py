"""How a rule answers: yes or no, with its arithmetic and where it is written (ALL-3)."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Citation:
    """A provision that a ruling rests on: how it is called, and the address where it can be read."""

    label: str
    url: str = ""


@dataclass(frozen=True)
class Ruling:
    """The answer of a rule.

    ``text`` says the answer in one sentence, ``arithmetic`` how it was reached line by line, ``citations`` where the
    rule is written, ``lawful`` what would be lawful instead (only of a refusal).
    """

    allowed: bool
    text: str
    arithmetic: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    lawful: str = ""

    def check(self, on_field: str | None = None) -> "Ruling":
        """Return self when allowed, else raise ``Refused``, marked at ``on_field`` of the form that asked."""
        if not self.allowed:
            raise Refused(self, on_field)
        return self

    def as_data(self) -> dict:
        """Return the ruling as plain data, to be stored beside what it ruled on."""
        return {
            "allowed": self.allowed,
            "text": self.text,
            "arithmetic": list(self.arithmetic),
            "citations": [{"label": c.label, "url": c.url} for c in self.citations],
            "lawful": self.lawful,
        }

    @classmethod
    def from_data(cls, data: dict) -> "Ruling":
        """Return the ruling that ``as_data`` described."""
        return cls(
            allowed=data["allowed"],
            text=data["text"],
            arithmetic=tuple(data["arithmetic"]),
            citations=tuple(Citation(**citation) for citation in data["citations"]),
            lawful=data["lawful"],
        )


@dataclass
class Refused(Exception):
    """A rule said no. Its words go to the error summary, the disabled button and the log alike."""

    ruling: Ruling
    field: str | None = field(default=None)

    def __str__(self) -> str:
        """Return the refusal in words: the rule, what would be lawful, and the citations."""
        parts = [self.ruling.text, self.ruling.lawful]
        if self.ruling.citations:
            parts.append("(" + "; ".join(c.label for c in self.ruling.citations) + ")")
        return " ".join(part for part in parts if part)


def refuse(
    text: str, *, lawful: str = "", citations: tuple[Citation, ...] = (), on_field: str | None = None
) -> Refused:
    """Return (to be raised) a refusal of ``text``, marked at ``on_field`` of the form that asked."""
    return Refused(Ruling(allowed=False, text=text, lawful=lawful, citations=citations), on_field)
