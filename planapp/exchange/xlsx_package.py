"""The parts of an .xlsx package, found by their relationships as ECMA-376 part 2 has it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any
from zipfile import ZipFile, ZipInfo

from planapp.exchange.package_checks import Unpadded, is_suspicious
from planapp.exchange.reading import Unreadable
from planapp.exchange.xlsx_sheet import shared_texts

if TYPE_CHECKING:
    from openpyxl.packaging.relationship import RelationshipList
    from openpyxl.styles.stylesheet import Stylesheet
    from openpyxl.workbook.defined_name import DefinedNameList

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ROWS = re.compile(r"\$?(\d+):\$?(\d+)$")


class Package(ZipFile):
    """A zip file whose part names match whatever their case and slashes (ECMA-376 part 2, 6.2.2.3)."""

    def getinfo(self, name: str) -> ZipInfo:
        """Return the part of this name; raises KeyError where there is none."""
        with suppress(KeyError):
            return super().getinfo(name)
        wanted = _folded(name)
        found = next((part for part in self.infolist() if _folded(part.filename) == wanted), None)
        if found is None:
            raise KeyError(f"There is no part {name}")
        return found

    def open(self, name: str | ZipInfo, *args: Any, **kwargs: Any) -> IO[bytes]:
        """Open a part; endless blanks in one that is far too large are passed over."""
        content = super().open(name, *args, **kwargs)
        part = name if isinstance(name, ZipInfo) else self.getinfo(name)
        return Unpadded(content) if is_suspicious(part) else content  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class SheetPart:
    """Where a sheet is kept, what it is called ('visible', 'hidden', 'veryHidden') and its repeated rows."""

    name: str
    state: str
    part: str
    print_title_rows: str


@dataclass(frozen=True, slots=True)
class WorkbookParts:
    """What the sheets of a workbook share."""

    package: Package
    sheets: tuple[SheetPart, ...]
    texts: list[str]
    stylesheet: Stylesheet
    theme: bytes | None
    epoch: datetime


def workbook_parts(package: Package, name: str) -> WorkbookParts:
    """Read what the sheets share: their list, the texts, the styles and the first day of their dates.

    Raises Unreadable for a 'strict' workbook and KeyError for one whose parts are not all there.
    """
    from openpyxl.packaging.workbook import WorkbookPackage
    from openpyxl.styles.stylesheet import Stylesheet
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
    from openpyxl.xml.constants import SHEET_MAIN_NS

    workbook_name = next(_targets(relationships(package, ""), "officeDocument"))
    node = _tree(package, workbook_name)
    if node.tag != f"{{{SHEET_MAIN_NS}}}workbook":
        raise Unreadable(
            f"{name} is saved as a 'Strict Open XML' workbook. "
            "Open it in Excel and save it as an ordinary workbook (.xlsx), then import that."
        )
    workbook: Any = WorkbookPackage.from_tree(node)
    links = relationships(package, workbook_name)
    styles = next(_targets(links, "styles"), None)
    theme = next(_targets(links, "theme"), None)
    return WorkbookParts(
        package=package,
        sheets=tuple(_sheet_parts(workbook, links)),
        texts=_texts(package, next(_targets(links, "sharedStrings"), None)),
        stylesheet=Stylesheet.from_tree(_tree(package, styles)) if styles else Stylesheet(),
        theme=package.read(theme) if theme else None,
        epoch=CALENDAR_MAC_1904 if workbook.properties.date1904 else CALENDAR_WINDOWS_1900,
    )


def relationships(package: Package, part: str) -> RelationshipList:
    """Return what a part refers to, targets as names in the package; the package's own for ''."""
    from openpyxl.packaging.relationship import RelationshipList, get_dependents

    folder, name = posixpath.split(part)
    try:
        return get_dependents(package, posixpath.join(folder, "_rels", f"{name}.rels"))
    except KeyError:
        return RelationshipList()


def notes_of(package: Package, sheet: SheetPart) -> dict[tuple[int, int], tuple[str, str]]:
    """Return the notes of a sheet by row and column: text and author."""
    from openpyxl.comments.comment_sheet import CommentSheet
    from openpyxl.utils.cell import coordinate_to_tuple

    notes: dict[tuple[int, int], tuple[str, str]] = {}
    for name in _targets(relationships(package, sheet.part), "comments"):
        comments: Any = CommentSheet.from_tree(_tree(package, name))
        authors = comments.authors.author
        for comment in comments.commentList:
            author = authors[comment.authorId] if comment.authorId < len(authors) else ""
            notes[coordinate_to_tuple(comment.ref)] = _note(unescaped(comment.content or ""), author or "")
    return notes


def unescaped(text: str) -> str:
    """Return the text without escapes (ECMA-376 part 1, 22.9.2.19), its lines ended as Excel ends them."""
    if "_x" in text:
        text = _ESCAPE.sub(_character, text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _character(match: re.Match[str]) -> str:
    """Return the escaped character, or the escape as it stands where no text can hold the character."""
    code = int(match[1], 16)
    is_text = code in (0x9, 0xA, 0xD) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return chr(code) if is_text else match[0]


def _tree(package: Package, name: str) -> Any:
    from openpyxl.xml.functions import fromstring

    return fromstring(package.read(name))


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _targets(links: RelationshipList, kind: str) -> Iterator[str]:
    """Yield the targets of one kind of relationship, whichever edition of the standard names it."""
    return (link.target for link in links if (link.Type or "").endswith(f"/{kind}"))


def _sheet_parts(workbook: Any, links: RelationshipList) -> Iterator[SheetPart]:
    """Yield the sheets that have cells, in order; chart and dialogue sheets have none."""
    by_id = links.to_dict()
    titles = _title_rows(workbook.definedNames)
    for position, sheet in enumerate(workbook.sheets):
        # Old macro workbooks list sheets that are kept nowhere.
        link = by_id[sheet.id] if sheet.id else None
        if link and link.Type.endswith("/worksheet"):
            yield SheetPart(sheet.name, sheet.state or "visible", link.target, titles.get(position, ""))


def _title_rows(names: DefinedNameList | None) -> dict[int, str]:
    """Return the rows repeated on every page ('4:5') by position of the sheet."""
    rows = {}
    for name in names.definedName if names else ():
        if name.name == "_xlnm.Print_Titles" and name.localSheetId is not None:
            found = (_ROWS.search(part) for part in (name.attr_text or "").split(","))
            rows[name.localSheetId] = next((f"{match[1]}:{match[2]}" for match in found if match), "")
    return rows


def _texts(package: Package, name: str | None) -> list[str]:
    if name is None:
        return []
    with package.open(name) as content:
        return shared_texts(content)


_THREAD = "[Threaded comment]"
_THREAD_START = re.compile(r"^Comment:\n", re.MULTILINE)
_THREAD_INDENT = re.compile(r"^ {4}", re.MULTILINE)


def _note(text: str, author: str) -> tuple[str, str]:
    """Strip what Excel puts around a threaded comment for programs that do not know them."""
    start = _THREAD_START.search(text) if text.startswith(_THREAD) else None
    if start is None:
        return text, author
    # The author is then the number of a person in another part.
    return _THREAD_INDENT.sub("", text[start.end() :]), ""
