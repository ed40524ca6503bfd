"""The text of a text file: found out how its letters are stored, and read without a loss."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    # Before UTF-16, whose mark it starts with.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a"))
_SAMPLE = 4096
# What XML and web pages say about themselves.
_DECLARED = re.compile(
    rb"""<\?xml[^>]*encoding=["']([\w-]+)|<meta[^>]*charset=["']?([\w-]+)""", re.IGNORECASE
)


def looks_like_text(head: bytes) -> bool:
    """Tell whether a file that starts like this is a text: hardly any control characters."""
    if _marked(head)[0] or _unmarked_utf16(head):
        return True
    controls = len(head) - len(head.translate(None, _CONTROLS))
    # One stray character does not make a short text something else.
    return controls <= max(1, len(head) // 100) or b"<html" in head.lower()


def sample_of(head: bytes) -> str:
    """Return the start of a text for a look at it."""
    encoding, length = _encoding_of(head, whole=False)
    return head[length:].decode(encoding, "replace")


def decoded(content: bytes) -> tuple[str, bool]:
    """Return the text of a file, and whether some of its bytes are no letters as it stores them.

    Marked as UTF-8, UTF-16 or UTF-32; else UTF-8 if it is that throughout; else as Windows stores the
    letters of western Europe (cp1252), where each byte is a letter.
    """
    encoding, length = _encoding_of(content, whole=True)
    try:
        return content[length:].decode(encoding), False
    except UnicodeDecodeError:
        if encoding == "cp1252":
            # Five bytes are no letters there; as in browsers they stay as they are.
            return "".join(map(_letter, content)), True
        return content[length:].decode(encoding, "replace"), True


def _encoding_of(content: bytes, *, whole: bool) -> tuple[str, int]:
    """Return the name of the encoding and the length of the mark in front."""
    encoding, length = _marked(content)
    encoding = encoding or _unmarked_utf16(content)
    if encoding:
        return encoding, length
    try:
        # A sample may end in the midst of a letter.
        codecs.getincrementaldecoder("utf-8")().decode(content, final=whole)
    except UnicodeDecodeError:
        return _declared(content) or "cp1252", 0
    return "utf-8", 0


def _marked(content: bytes) -> tuple[str, int]:
    return next(((name, len(bom)) for bom, name in _BOMS if content.startswith(bom)), ("", 0))


def _unmarked_utf16(content: bytes) -> str:
    """Return which UTF-16 it is, without a mark: every second byte of western letters is 0."""
    sample = content[: _SAMPLE - _SAMPLE % 2]
    half = len(sample) // 2
    if half < 4:
        return ""
    high, low = sample[1::2].count(0), sample[0::2].count(0)
    if high > 0.7 * half and low < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if low > 0.7 * half and high < 0.1 * half else ""


def _declared(content: bytes) -> str:
    """Return the encoding that the text itself declares, of those in which each byte is a letter."""
    found = _DECLARED.search(content[:_SAMPLE])
    name = (found[1] or found[2]).decode("ascii") if found else ""
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return ""
    # Web pages say ISO 8859-1 and mean cp1252 (WHATWG Encoding, 4.2).
    return known if re.fullmatch(r"cp12\d\d|iso8859-\d+|koi8-\w", known) and known != "iso8859-1" else ""


def _letter(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)
