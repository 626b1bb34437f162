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
LINK = re.compile(r"!?\[([^\[\]]*)\]\(([^()\s]*)\)")
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
# An opening mark has a word right after it, a closing one right before it; * may stand within a word, _ may not. How
# far apart they may be is limited, so that a text full of open marks is read in linear time.
STARS = re.compile(r"(\*{1,3})(?=[^\s*])(.{1,2000}?)(?<=[^\s*])\1(?!\*)")
LOOSE_STARS = re.compile(r"(\*{2,3})([^*]*?)\1")
UNDERLINES = re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])(.{1,2000}?)(?<=[^\s_])\1(?!\w)")
TICKS = re.compile(r"(`+)(?!`)(.{1,2000}?)(?<!`)\1(?!`)")
WHOLLY_BOLD = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1).)+?\1[*_]?[\s:.–—-]*")
SPACES = re.compile(r"[ \t\u00a0]+")


def plain(text: str) -> str:
    """Return ``text`` without marks of emphasis, links as "text (address)", a reference to a footnote as "[1]"."""
    text = ESCAPED.sub(lambda match: chr(PRIVATE + ord(match[1])), text)
    text = FOOTNOTE_REFERENCE.sub(lambda match: f"[{match[1] or match[2]}]", text)
    text = AUTOLINK.sub(r"\1", TAGS.sub("", BREAK.sub(" ", text)))
    text = LINK.sub(_link, text)
    for pattern in (TICKS, STARS, LOOSE_STARS, UNDERLINES, STARS, UNDERLINES):
        text = pattern.sub(r"\2", text)
    text = ENTITY.sub(lambda match: html.unescape(match[0]), text)
    text = BACK.sub(lambda match: chr(ord(match[0]) - PRIVATE), text)
    return SPACES.sub(" ", text).strip(" ")


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
