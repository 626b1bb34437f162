"""The picture of what rests on what shows exactly what the list shows (OWS-1)."""

from hypothesis import given
from hypothesis import strategies as st

from apps.plans.picture import Node, picture

KEYS = range(8)
PAIRS = st.lists(st.sampled_from([(low, up) for low in KEYS for up in KEYS if low != up]), unique=True)


def nodes():
    """Return eight documents, one of them with a long name."""
    return [Node(key, f"Document {key} " * (1 + key), "Expired" if key % 2 else "") for key in KEYS]


def test_ows_1_nothing_is_drawn_where_nothing_rests_on_anything():
    assert picture(nodes(), []) is None


@given(PAIRS)
def test_ows_1_every_link_is_an_arrow_and_every_end_of_one_a_box(links):
    drawn = picture(nodes(), links)

    assert drawn is not None or not links
    if drawn is not None:
        assert [(arrow.lower, arrow.upper) for arrow in drawn.arrows] == links
        assert sorted(box.node.key for box in drawn.boxes) == sorted({key for link in links for key in link})
        assert all(" ".join(text for text, _ in box.lines) == box.node.name.strip() for box in drawn.boxes)


@given(PAIRS)
def test_ows_1_boxes_lie_inside_and_apart_and_carriers_stand_on_the_left(links):
    upward = [(low, up) for low, up in links if low < up]
    drawn = picture(nodes(), upward)
    if drawn is None:
        return
    boxes = {box.node.key: box for box in drawn.boxes}
    for box in drawn.boxes:
        assert box.x >= 0 and box.x + box.width <= drawn.width
        assert box.y >= 0 and box.y + box.height <= drawn.height
        same = [other for other in drawn.boxes if other is not box and other.x == box.x]
        assert all(other.y + other.height <= box.y or box.y + box.height <= other.y for other in same)
    assert all(boxes[low].x < boxes[up].x for low, up in upward)
