"""Markdown within a line: marks of emphasis go, every word stays."""

import html
import re

# Escaped characters are put aside as characters of a private area, so that nothing takes them for marks.
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
PRIVATE = 0xE000
BACK = re.compile("[\ue021-\ue07e]")

FOOTNOTE_REFERENCE = re.compile(r"<sup>\s*\[?(\d{1,3})\]?\s*</sup>|\[\^([\w-]{1,30})\]", re.IGNORECASE)
TAGS = re.compile(r"</?(?:sup|sub|b|i|u|em|strong|span|small)>", re.IGNORECASE)
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+|[\w.+-]+@[\w.-]+)>")
LINK = re.compile(r"!?(?<!\w)\[([^\[\]]*)\]\(([^()\s]*)\)(?!\w)")
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
RUN = re.compile(r"\*+|_+")
TICKS = re.compile(r"(`+)(?!`)(.{1,2000}?)(?<!`)\1(?!`)")
WHOLLY_BOLD = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1).)+?\1[*_]?[\s:.–—-]*")
SPACES = re.compile(r"[ \t\u00a0]+")


def plain(text: str) -> str:
    """Return ``text`` without marks of emphasis, links as "text (address)", a reference to a footnote as "[1]"."""
    text = ESCAPED.sub(lambda match: chr(PRIVATE + ord(match[1])), text)
    text = FOOTNOTE_REFERENCE.sub(lambda match: f"[{match[1] or match[2]}]", text)
    text = AUTOLINK.sub(r"\1", TAGS.sub("", BREAK.sub(" ", text)))
    text = LINK.sub(_link, text)
    text = _without_emphasis(TICKS.sub(r"\2", text))
    text = ENTITY.sub(lambda match: html.unescape(match[0]), text)
    text = BACK.sub(lambda match: chr(ord(match[0]) - PRIVATE), text)
    return SPACES.sub(" ", text).strip(" ")


def _without_emphasis(text: str) -> str:
    """Take pairs of * or _ away; one that stands alone stays. Each is looked at once: any text takes linear time."""
    runs = [(match.start(), match.end()) for match in RUN.finditer(text)]
    left = [end - start for start, end in runs]
    open_runs: dict[str, list[int]] = {"*": [], "_": []}
    for place, (start, end) in enumerate(runs):
        sign = text[start]
        opens, closes = _sides(text, start, end)
        waiting = open_runs[sign]
        while closes and waiting and left[place]:
            taken = min(left[waiting[-1]], left[place])
            left[waiting[-1]] -= taken
            left[place] -= taken
            if not left[waiting[-1]]:
                waiting.pop()
        if opens and left[place]:
            waiting.append(place)
    pieces, done = [], 0
    for (start, end), kept in zip(runs, left, strict=True):
        pieces += [text[done:start], text[start] * kept]
        done = end
    return "".join([*pieces, text[done:]])


def _sides(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Tell whether a run of marks may open and may close: by the words beside it; ** may stand loose ("**1.5.1 **")."""
    before, after = text[start - 1 : start], text[end : end + 1]
    single = end - start == 1
    if text[start] == "_" and before.isalnum() and after.isalnum():
        return False, False
    if single and before.isdigit() and after.isdigit():
        return False, False
    loose = text[start] == "*" and not single
    return bool(after.strip()) or loose, bool(before.strip()) or loose


def wholly_bold(text: str) -> bool:
    """Tell whether all of ``text`` is set in bold or bold italics."""
    bare = text.strip()
    if bare.startswith(("***", "___")):
        bare = bare[1:]
    return WHOLLY_BOLD.fullmatch(bare) is not None


def _link(match: re.Match[str]) -> str:
    words, address = match[1].strip(), match[2]
    if not address or address == words:
        return words
    return f"{words} ({address})" if words else address
