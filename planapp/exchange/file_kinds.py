"""What a file that is no zip file is, by its bytes; and what to do about those that hold no table."""

from __future__ import annotations

import re

from planapp.errors import PasswordNeeded, UserError
from planapp.exchange.source import Source
from planapp.exchange.text_file import looks_like_text, sample_of

XLSX, XLSB, XLS, ODS, TEXT, WEB_PAGE = "xlsx", "xlsb", "xls", "ods", "text", "web page"
# Opened with a password only, and then one of the others.
PROTECTED = "protected"

SAVE_AS_XLSX = "Open it in Excel and save it as a workbook (.xlsx), then import that."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# First bytes that say what a file is, and the sentence on it (File Signatures Table, G. Kessler).
_SIGNATURES = (
    (b"%PDF-", "is a PDF. Copy its table into Excel, save that as a workbook (.xlsx), then import it."),
    (b"{\\rtf", "is a text with layout (RTF). Copy its table into Excel, save that, then import it."),
    (b"SQLite format 3\0", "is a plan file or a database, not a workbook. Open a plan with planapp itself."),
    (b"L\0\0\0\x01\x14\x02\0", "is a shortcut to a file. Choose the file itself."),
    (
        b"\x00\x05\x16\x07",
        "is what a Mac keeps beside a file. Choose the file of the same name without ‘._’.",
    ),
    (b"\x1f\x8b", "is packed (gzip). Unpack it, then choose the workbook inside it."),
    (b"7z\xbc\xaf\x27\x1c", "is packed (7z). Unpack it, then choose the workbook inside it."),
    (b"Rar!\x1a\x07", "is packed (RAR). Unpack it, then choose the workbook inside it."),
    (b"\x89PNG", "is a picture. Ask for the workbook itself."),
    (b"\xff\xd8\xff", "is a picture. Ask for the workbook itself."),
    (b"GIF8", "is a picture. Ask for the workbook itself."),
)
# BIFF2 to BIFF4 (Microsoft, 'Excel 97-2007 binary file format', BOF): a stream without a container.
_OLDEST = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")

# The same for texts, by what they start with, in small letters.
_TEXT_STARTS = (
    (
        "version https://git-lfs.github.com/spec",
        "only says where the workbook is kept (Git LFS). Fetch the workbook itself with ‘git lfs pull’.",
    ),
    (
        "[internetshortcut]",
        "is a link to a web address. Open the link, download the workbook, then import that.",
    ),
    ("[desktop entry]", "is a shortcut to a file. Choose the file itself."),
    ("mime-version:", f"is a web page kept as one file. {SAVE_AS_XLSX}"),
    ("id;p", f"is in an old format for exchanging tables (SYLK). {SAVE_AS_XLSX}"),
    ("%!ps", "is a page for printing. Ask for the workbook itself."),
    ("-----begin ", "is a key or a certificate. Choose a workbook (.xlsx)."),
)
_LINK_IN_THE_CLOUD = re.compile(r'^\s*\{[^{}]{0,2000}"(doc_id|url)"\s*:')
# A whole page, or the piece of one that a program writes as an 'Excel' file.
_WEB_PAGE = re.compile(
    r"(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*"
    r"<(!doctype html|html|head|meta|title|style|body|table|tbody|tr|div|center|p|h[1-6]|b|font|span)\b",
    re.DOTALL,
)
_PLAN_JSON = re.compile(r'^\s*\{\s*"format"\s*:\s*"planapp-plan"')


def kind_of_other(source: Source) -> str:
    """Return the kind of a file that is no zip file. Raises UserError for one that holds no table."""
    name, head = source.name, source.head()
    # Excel's own marker is 165 bytes of a name and blanks; a workbook may have such a name, too.
    if name.startswith("~$"):
        raise UserError(f"{name} only marks that a workbook is open in Excel. Choose {name[2:]} instead.")
    if head.startswith(OLE):
        return _kind_of_old(source)
    for start, sentence in _SIGNATURES:
        if head.startswith(start):
            raise UserError(f"{name} {sentence}")
    if head.startswith(_OLDEST):
        raise UserError(f"{name} is in the format of Excel before 1993. {SAVE_AS_XLSX}")
    if looks_like_text(head):
        return _kind_of_text(name, sample_of(head))
    raise UserError(f"{name} is not an Excel workbook. Choose a workbook (.xlsx).")


def password_needed(name: str, *, tried: bool = False) -> PasswordNeeded:
    """Return the refusal of a file that opens with a password only."""
    if tried:
        sentence = f"The password does not open {name}. Check capitals and spaces, then try again."
        return PasswordNeeded(sentence, tried=True)
    return PasswordNeeded(
        f"{name} is protected with a password. "
        "Open it in Excel, take the password off and save it, then import it."
    )


def _kind_of_old(source: Source) -> str:
    """Tell the files apart that share the container of Office before 2007."""
    if _has_entry(source, "EncryptedPackage"):
        return PROTECTED
    if _has_entry(source, "WordDocument"):
        raise UserError(
            f"{source.name} is a Word document, not an Excel workbook. "
            "Copy its table into Excel and save that as a workbook (.xlsx), then import it."
        )
    if _has_entry(source, "__properties_version1.0"):
        raise UserError(
            f"{source.name} is an e-mail, not an Excel workbook. Save the workbook that came with it, "
            "then import that."
        )
    if _has_entry(source, "Workbook") or _has_entry(source, "Book"):
        return XLS
    raise UserError(f"{source.name} is not an Excel workbook. Choose a workbook (.xlsx).")


def _has_entry(source: Source, name: str) -> bool:
    """Whether the container's directory has an entry of this name, which it stores in UTF-16, ended by 0."""
    return source.holds(f"{name}\0".encode("utf-16-le"))


def _kind_of_text(name: str, text: str) -> str:
    start = text.lstrip("\ufeff \t\r\n").lower()
    for words, sentence in _TEXT_STARTS:
        if start.startswith(words):
            raise UserError(f"{name} {sentence}")
    if _PLAN_JSON.match(text):
        raise UserError(f"{name} is planapp's JSON. Give it a name that ends in .json, then import it.")
    if _LINK_IN_THE_CLOUD.match(text):
        raise UserError(
            f"{name} is a link to a workbook in the cloud. "
            "Open it there, download it as a workbook (.xlsx), then import that."
        )
    if _WEB_PAGE.match(start):
        return WEB_PAGE
    if start.startswith("<?xml"):
        raise UserError(f"{name} is XML, not an Excel workbook. {SAVE_AS_XLSX}")
    return TEXT
