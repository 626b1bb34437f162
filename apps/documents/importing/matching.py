"""Which provision of a new text is which of the earlier ones: proposed from number and likeness (OWC-1). Pure.

A provision keeps its key, its permanent address, through all editions. Where its number and its words are nearly
the same as before it surely is the same; where it was renumbered, or the number stands over other words, an
officer confirms it. Nothing compares everything with everything: provisions are looked up by number, by wording, and by
their rarest words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from apps.documents.enums import Identity, ProvisionKind
from apps.documents.tree import Node, Tree

from .keys import Keys, natural_key

# Likeness in hundredths: from where words are "nearly the same", and from where they may be those of one provision.
SURE, MAYBE = 85, 70
# How many rare words find a provision that was renumbered and reworded, and how many that share them are looked at.
RARE_WORDS, LOOKED_AT = 4, 20
LONGEST_HEADING, LONGEST_NUMBER = 300, 60


@dataclass(frozen=True)
class Earlier:
    """A provision as an earlier edition has it. ``gone`` says that the newest edition has it no longer."""

    key: str
    number: str = ""
    heading: str = ""
    text: str = ""
    table: list[list[str]] = field(default_factory=list)
    parent: str = ""
    gone: bool = False


@dataclass
class _Place:
    """A provision of the new text on its way to a key. ``old`` is the earlier one that it is taken for."""

    node: Node
    above: "_Place | None"
    in_annex: bool
    says: str
    number: str
    old: Earlier | None = None
    identity: Identity = Identity.NEW
    key: str = ""


def rows_of(tree: Tree, earlier: Iterable[Earlier]) -> list[dict[str, Any]]:
    """Return the rows that ``services.make_draft`` takes for ``tree``, each with its key and how sure its identity is.

    ``earlier`` has the provisions of all editions there were, the newest first; of one key the first counts.
    No key of theirs is given to another provision. The words are kept as they are.
    """
    known: dict[str, Earlier] = {}
    for one in earlier:
        known.setdefault(one.key, one)
    places = list(_places(tree))
    _match(places, known)
    _give_keys(places, known)
    return [_row(place) for place in places]


def _places(tree: Tree) -> Iterator[_Place]:
    """Give all provisions in the order of the document, each below the one over it, however deep."""
    stack: list[tuple[Node, _Place | None]] = [(node, None) for node in reversed(tree.provisions)]
    while stack:
        node, above = stack.pop()
        in_annex = node.kind == ProvisionKind.ANNEX or (above is not None and above.in_annex)
        place = _Place(node, above, in_annex, _says(node.heading, node.text, node.rows), _number(node.number))
        yield place
        stack.extend((child, place) for child in reversed(node.children))


def _says(heading: str, text: str, table: list[list[str]]) -> str:
    return " ".join(default_process(" ".join([heading, text, *(cell for row in table for cell in row)])).split())


def _number(number: str) -> str:
    return " ".join(default_process(number).split())


# Who is who ----------------------------------------------------------------------------------------------------------


class _Left:
    """The earlier provisions that nobody has been taken for yet."""

    def __init__(self, known: dict[str, Earlier]) -> None:
        self.says = {key: _says(one.heading, one.text, one.table) for key, one in known.items()}
        self.known = dict(known)

    def take(self, place: _Place, old: Earlier, identity: Identity) -> None:
        """Take ``place`` for ``old``."""
        place.old, place.identity = old, Identity.PROPOSED if old.gone else identity
        del self.known[old.key]

    def by(self, what: Any) -> dict[Any, list[Earlier]]:
        """Return those that are left, by what ``what`` says of each."""
        found: dict[Any, list[Earlier]] = defaultdict(list)
        for one in self.known.values():
            found[what(one)].append(one)
        return found


def _match(places: list[_Place], known: dict[str, Earlier]) -> None:
    left = _Left(known)
    _by_own_key(places, left)
    _by_number(places, left, unlike=False)
    _by_words(places, left)
    _by_rare_words(places, left)
    _by_number(places, left, unlike=True)


def _open(places: list[_Place]) -> list[_Place]:
    return [place for place in places if place.old is None]


def _by_own_key(places: list[_Place], left: _Left) -> None:
    """Believe a text that says its keys (our own exports), unless its words are quite others."""
    for place in places:
        old = left.known.get(place.node.key)
        if old is not None:
            alike = fuzz.ratio(place.says, left.says[old.key]) >= MAYBE
            left.take(place, old, Identity.SURE if alike else Identity.PROPOSED)


def _by_number(places: list[_Place], left: _Left, *, unlike: bool) -> None:
    """Take the same number for the same provision: surely where the words are nearly the same; else, last, perhaps.

    What has no number is told by its heading.
    """
    numbered = left.by(lambda one: _number(one.number) or default_process(one.heading))
    for place in _open(places):
        same = numbered.get(place.number or default_process(place.node.heading), []) if _tells(place) else []
        same = [one for one in same if one.key in left.known]
        if unlike:
            same = [one for one in same if one.parent == _above(place)]
        best = max(same, key=lambda one: _fit(place, one, left), default=None)
        if best is not None and (unlike or fuzz.ratio(place.says, left.says[best.key], score_cutoff=SURE)):
            left.take(place, best, Identity.PROPOSED if unlike else Identity.SURE)


def _tells(place: _Place) -> bool:
    return bool(place.number or place.node.heading)


def _fit(place: _Place, old: Earlier, left: _Left) -> tuple[float, bool]:
    return fuzz.ratio(place.says, left.says[old.key]), old.parent == _above(place)


def _above(place: _Place) -> str:
    """Return the key of the earlier provision over which, or over nothing, ``place`` stands."""
    if place.above is None:
        return ""
    return place.above.old.key if place.above.old else "\0"


def _by_words(places: list[_Place], left: _Left) -> None:
    """Take the same words under another number for the same provision; several of them in their order.

    Without a number before and after, in the same place, it surely is the same.
    """
    worded = left.by(lambda one: left.says[one.key])
    for place in _open(places):
        same = [one for one in worded.get(place.says, []) if one.key in left.known] if place.says else []
        if same:
            best = max(same, key=lambda one: one.parent == _above(place))
            numberless = not place.number and not best.number and best.parent == _above(place)
            left.take(place, best, Identity.SURE if numberless else Identity.PROPOSED)


def _by_rare_words(places: list[_Place], left: _Left) -> None:
    """Find those that were renumbered and reworded through the rarest words that both have; the likest first."""
    often = Counter(word for key in left.known for word in set(left.says[key].split()))
    having: dict[str, list[str]] = defaultdict(list)
    for key in left.known:
        for word in _rare(left.says[key], often):
            having[word].append(key)
    pairs = []
    for index, place in enumerate(_open(places)):
        shared = Counter(key for word in _rare(place.says, often) for key in having.get(word, [])[: LOOKED_AT * 2])
        for key, _ in shared.most_common(LOOKED_AT):
            score = fuzz.ratio(place.says, left.says[key], score_cutoff=MAYBE)
            if score:
                pairs.append((-score, index, key, place))
    for _, _, key, place in sorted(pairs, key=lambda pair: pair[:3]):
        if place.old is None and key in left.known:
            left.take(place, left.known[key], Identity.PROPOSED)


def _rare(says: str, often: Counter[str]) -> list[str]:
    words = [word for word in set(says.split()) if often[word]]
    return sorted(words, key=lambda word: (often[word], word))[:RARE_WORDS]


# Rows ----------------------------------------------------------------------------------------------------------------


def _give_keys(places: list[_Place], known: dict[str, Earlier]) -> None:
    """Give each place the key of the one that it is taken for, or one that nobody ever had."""
    keys = Keys(known)
    for place in places:
        if place.old is not None:
            place.key = place.old.key
            continue
        above = place.above.key if place.above else ""
        wanted = place.node.key or natural_key(place.node, above, in_annex=place.in_annex)
        place.key = keys.give(wanted)


def _row(place: _Place) -> dict[str, Any]:
    node = place.node
    number, heading, text = node.number, node.heading, node.text
    # What does not fit its field is kept in the next one: no word is lost.
    if len(number) > LONGEST_NUMBER:
        number, heading = "", f"{number} {heading}".strip()
    if len(heading) > LONGEST_HEADING:
        heading, text = "", f"{heading}\n\n{text}".strip()
    return {
        "key": place.key,
        "parent": place.above.key if place.above else None,
        "number": number,
        "kind": str(node.kind),
        "heading": heading,
        "text": text,
        "table": node.rows,
        "table_headed": node.headed,
        "note": node.note,
        "identity": place.identity,
    }
