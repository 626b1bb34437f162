"""Items and papers of a meeting that an officer keeps."""

from django.http import Http404

from apps.meetings.models import AgendaItem, Meeting, Paper


def item_or_404(meeting: Meeting, number: int) -> AgendaItem:
    """Return the item of ``meeting`` with this number, or answer as nothing does."""
    found = meeting.items.filter(number=number).select_related("business").first()
    if found is None:
        raise Http404
    found.meeting = meeting
    return found


def paper_of_or_404(meeting: Meeting, number: int, slug: str) -> Paper:
    """Return the paper at this address of ``meeting``, or answer as nothing does."""
    found = Paper.objects.filter(item__meeting=meeting, item__number=number, slug=slug).select_related("item").first()
    if found is None:
        raise Http404
    found.item.meeting = meeting
    return found
