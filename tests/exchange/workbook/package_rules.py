"""What the standard (ECMA-376) and Excel ask of a workbook's package: whatever one breaks is named."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
# The children of elements in the order in which the standard wants them.
ORDERS = {
    f"{{{MAIN}}}worksheet": """
        sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges
        scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr
        conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter
        rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing
        legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst
    """,
    f"{{{MAIN}}}workbook": """
        fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups
        externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches extLst
    """,
    f"{{{MAIN}}}styleSheet": """
        numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst
    """,
    f"{{{MAIN}}}dxf": "font numFmt fill alignment border protection extLst",
    f"{{{MAIN}}}border": "start end left right top bottom diagonal vertical horizontal",
    f"{{{MAIN}}}headerFooter": "oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter",
    f"{{{CHART}}}chart": """
        title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly
        dispBlanksAs showDLblsOverMax extLst
    """,
    f"{{{CHART}}}lineChart": """
        grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst
    """,
    f"{{{CHART}}}ser": "idx order tx spPr marker dPt dLbls trendline errBars cat val smooth extLst",
    f"{{{CHART}}}catAx": """
        axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark
        tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset tickLblSkip tickMarkSkip
        noMultiLvlLbl extLst
    """,
    f"{{{CHART}}}valAx": """
        axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark
        tickLblPos spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit dispUnits extLst
    """,
    f"{{{DRAWING}}}oneCellAnchor": "from ext graphicFrame clientData",
}
# Excel's own limits.
_LONGEST_NAME, _LONGEST_HEAD, _LONGEST_FORMULA, _LONGEST_TEXT, _LONGEST_WORDS = 31, 255, 8_192, 32_767, 255
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_AREA = re.compile(r"\$?[A-Z]{1,3}\$?\d+(:\$?[A-Z]{1,3}\$?\d+)?")
_PLACE = re.compile(r"('([^']|'')+'|\w+)!(\$[A-Z]{1,3}\$\d+(:\$[A-Z]{1,3}\$\d+)?|\$\d+:\$\d+)")
_WORDS = re.compile(r'"((?:[^"]|"")*)"')
# Relationships that an element of the sheet names by their id, and those that it does not.
_NAMED_BY = {"drawing": "drawing", "vmlDrawing": "legacyDrawing"}


class Package:
    """The parts of a workbook."""

    def __init__(self, path: Path) -> None:
        with ZipFile(path) as archive:
            self.names = archive.namelist()
            self.bytes = {name: archive.read(name) for name in self.names}

    def xml(self, name: str) -> Any:
        """Return a part as XML."""
        return fromstring(self.bytes[name])

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the kind and the target of each relationship of a part, by id."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self.bytes:
            return {}
        return {one.get("Id"): _relation(one, folder) for one in self.xml(rels)}

    def sheets(self) -> dict[str, str]:
        """Return the part of each sheet by its name."""
        relations = self.relations("xl/workbook.xml")
        found = _all(self.xml("xl/workbook.xml"), "sheet")
        return {sheet.get("name"): relations[sheet.get(f"{{{DOCUMENT}}}id")][1] for sheet in found}


def _relation(one: Any, folder: str) -> tuple[str, str]:
    target = one.get("Target")
    whole = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return one.get("Type").rpartition("/")[2], whole


def broken(path: Path) -> list[str]:
    """Return every rule that a workbook breaks, with the part."""
    package = Package(path)
    found = [*_parts(package), *_orders(package), *_book(package), *_charts(package)]
    styles = package.xml("xl/styles.xml")
    for name, part in package.sheets().items():
        found += [f"{name}: {rule}" for rule in _sheet(package, part, styles)]
    return found


def _parts(package: Package) -> Iterator[str]:
    """Every part once, of a known type, and reached by a relationship; each of these leads to a part."""
    yield from (f"{name} is there twice" for name in _twice(package.names))
    types = package.xml("[Content_Types].xml")
    overridden = [one.get("PartName").lstrip("/") for one in types if one.tag.endswith("Override")]
    yield from (f"{name} has two types" for name in _twice(overridden))
    yield from (f"{name} has a type and is not there" for name in set(overridden) - set(package.names))
    endings = {one.get("Extension") for one in types if one.tag.endswith("Default")}
    reached = {"[Content_Types].xml"}
    for name in package.names:
        known = name in overridden if name.endswith(".xml") else name.rpartition(".")[2] in endings
        if not known and name != "[Content_Types].xml":
            yield f"{name} has no type"
        if name.endswith(".rels"):
            reached.add(name)
            yield from _relations(package, name, reached)
    yield from (f"nothing leads to {name}" for name in set(package.names) - reached)


def _relations(package: Package, rels: str, reached: set[str]) -> Iterator[str]:
    folder = posixpath.dirname(posixpath.dirname(rels))
    part = posixpath.join(folder, posixpath.basename(rels).removesuffix(".rels"))
    if part and part not in package.bytes and folder:
        yield f"{rels} is of no part"
    ids = [one.get("Id") for one in package.xml(rels)]
    yield from (f"{rels} has the id {one} twice" for one in _twice(ids))
    for one in package.xml(rels):
        _, target = _relation(one, folder)
        reached.add(target)
        if target not in package.bytes:
            yield f"{rels} leads to {target}, which is not there"


def _orders(package: Package) -> Iterator[str]:
    """The children of an element stand in the standard's order."""
    for name in package.names:
        if not name.endswith(".xml"):
            continue
        for element in package.xml(name).iter():
            wanted = ORDERS.get(element.tag, "").split()
            tags = [child.tag.rpartition("}")[2] for child in element]
            if wanted and (unknown := set(tags) - set(wanted)):
                yield f"{name}: {element.tag} has {unknown}"
            elif wanted and sorted(tags, key=wanted.index) != tags:
                yield f"{name}: {element.tag} has {list(dict.fromkeys(tags))}"


def _book(package: Package) -> Iterator[str]:
    """Names of sheets are short and different, and defined names lead to sheets that there are."""
    book = package.xml("xl/workbook.xml")
    sheets = [one.get("name") for one in _all(book, "sheet")]
    yield from (f"two sheets are called {name}" for name in _twice(map(str.casefold, sheets)))
    for name in sheets:
        if not 0 < len(name) <= _LONGEST_NAME or re.search(r"[\[\]:*?/\\]|^'|'$", name):
            yield f"no sheet can be called {name}"
    ids = [one.get("sheetId") for one in _all(book, "sheet")]
    yield from (f"two sheets have the id {one}" for one in _twice(ids))
    names = _all(book, "definedName")
    yield from (f"{one} is defined twice" for one in _twice([_key(one) for one in names]))
    for one in names:
        if not _PLACE.fullmatch(one.text) or _sheet_in(one.text) not in sheets:
            yield f"{one.get('name')} is {one.text}"
        if not 0 <= int(one.get("localSheetId", 0)) < len(sheets):
            yield f"{one.get('name')} is of no sheet"


def _key(one: Any) -> tuple[str, str]:
    return one.get("name").casefold(), one.get("localSheetId", "")


def _sheet_in(place: str) -> str:
    name = place.rpartition("!")[0]
    return name[1:-1].replace("''", "'") if name.startswith("'") else name


def _charts(package: Package) -> Iterator[str]:
    """Charts draw cells of sheets that there are."""
    sheets = set(package.sheets())
    for name in package.names:
        if not name.startswith("xl/charts/"):
            continue
        chart = package.xml(name)
        for formula in chart.iter(f"{{{CHART}}}f"):
            if not _PLACE.fullmatch(formula.text) or _sheet_in(formula.text) not in sheets:
                yield f"{name} draws {formula.text}"
        series = [one.get("val") for one in chart.iter(f"{{{CHART}}}idx") if one.get("val")]
        yield from (f"{name} has series {one} twice" for one in _twice(series))


def _sheet(package: Package, part: str, styles: Any) -> Iterator[str]:
    sheet = package.xml(part)
    yield from _cells(sheet, len(styles.find(f"{{{MAIN}}}cellXfs")))
    yield from _rules(sheet, len(styles.find(f"{{{MAIN}}}dxfs") or ()))
    yield from _offers(sheet)
    for end in _all(sheet, "oddHeader", "oddFooter"):
        if len(end.text or "") > _LONGEST_HEAD:
            yield f"the {end.tag.rpartition('}')[2]} is {len(end.text)} long"
    relations = package.relations(part)
    kinds = Counter(kind for kind, _ in relations.values())
    if kinds["comments"] != kinds["vmlDrawing"] or any(count > 1 for count in kinds.values()):
        yield f"it has {dict(kinds)}"
    for kind, tag in _NAMED_BY.items():
        named = [one.get(f"{{{DOCUMENT}}}id") for one in _all(sheet, tag)]
        if [relations.get(one, ("", ""))[0] for one in named] != [kind] * kinds[kind]:
            yield f"{tag} names {named}"


def _cells(sheet: Any, styles: int) -> Iterator[str]:
    """Rows and cells rise, have formats that there are, and hold no formula and no text that is too long."""
    last_row = 0
    for row in _all(sheet, "row"):
        number, last = int(row.get("r")), 0
        if not last_row < number <= _LAST_ROW:
            yield f"row {number} comes after {last_row}"
        last_row = number
        for cell in row:
            letters, column = _column(cell.get("r"))
            if not last < column <= _LAST_COLUMN or cell.get("r") != f"{letters}{number}":
                yield f"{cell.get('r')} stands in row {number} after column {last}"
            last = column
            if int(cell.get("s", 0)) >= styles:
                yield f"{cell.get('r')} has the format {cell.get('s')} of {styles}"
            if cell.find(f"{{{MAIN}}}f") is not None:
                yield f"{cell.get('r')} holds a formula"
            if len("".join(cell.itertext()).encode("utf-16-le")) > 2 * _LONGEST_TEXT:
                yield f"{cell.get('r')} holds too long a text"
    filters = [one.get("ref") for one in _all(sheet, "autoFilter")]
    yield from (f"the filter is over {one}" for one in filters if not _AREA.fullmatch(one))


def _column(address: str) -> tuple[str, int]:
    letters = address.rstrip("0123456789")
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return letters, number


def _rules(sheet: Any, looks: int) -> Iterator[str]:
    """Conditional formats have different priorities, looks that there are, and formulas that are read."""
    rules = list(_all(sheet, "cfRule"))
    yield from (
        f"two rules have the priority {one}" for one in _twice([rule.get("priority") for rule in rules])
    )
    for rule in rules:
        if int(rule.get("dxfId", 0)) >= looks:
            yield f"a rule has the look {rule.get('dxfId')} of {looks}"
        yield from _formulas(rule)
    for one in _all(sheet, "conditionalFormatting"):
        yield from (f"a rule is for {area}" for area in one.get("sqref").split() if not _AREA.fullmatch(area))


def _formulas(element: Any) -> Iterator[str]:
    for formula in _all(element, "formula", "formula1"):
        text = formula.text or ""
        if not text or len(text) > _LONGEST_FORMULA or text.startswith("="):
            yield f"a formula is {text[:40]}"
        rest = _WORDS.sub("", text)
        if any(len(words) > _LONGEST_WORDS for words in _WORDS.findall(text)) or '"' in rest:
            yield f"no formula can hold {text[:40]}"
        if rest.count("(") != rest.count(")") or "{" in rest:
            yield f"a formula is {text[:40]}"


def _offers(sheet: Any) -> Iterator[str]:
    """Choices and prompts are as long as Excel allows, and no cell has two of them."""
    areas: list[str] = []
    for offer in _all(sheet, "dataValidation"):
        areas += offer.get("sqref").split()
        yield from _formulas(offer)
        if len(offer.get("promptTitle", "")) > 32 or len(offer.get("prompt", "")) > _LONGEST_WORDS:
            yield f"the prompt of {offer.get('sqref')} is too long"
    yield from (f"two offers are for {area}" for area in _twice(areas))
    counts = [one.get("count") for one in _all(sheet, "dataValidations")]
    offered = len(_all(sheet, "dataValidation"))
    yield from (f"{offered} offers are counted as {one}" for one in counts if one and int(one) != offered)


def _twice(found: Iterable[Any]) -> list[Any]:
    return [one for one, times in Counter(found).items() if times > 1]


def _all(element: Any, *tags: str) -> list[Any]:
    """Return an element's descendants of some tags."""
    wanted = {f"{{{MAIN}}}{tag}" for tag in tags}
    return [one for one in element.iter() if one.tag in wanted]
