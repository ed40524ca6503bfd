"""Take the password off a workbook in memory; neither the password nor what it protects is ever stored."""

from __future__ import annotations

import io

from planapp.errors import UserError
from planapp.exchange.file_kinds import password_needed
from planapp.exchange.package_checks import damaged
from planapp.exchange.source import Source

# Excel protects with it what is to be read but not changed, and opens such files without asking
# ([MS-OFFCRYPTO] 2.3.6.2, [MS-XLSX] 2.2.1.2).
_EXCELS_OWN = "VelvetSweatshop"


def unprotected(source: Source, password: str) -> Source:
    """Return the workbook inside a protected file; an .xls file that is not protected as it is.

    Raises PasswordNeeded where a password is missing or does not fit, and UserError where the file is
    damaged or the package that takes passwords off is not installed.
    """
    try:
        import msoffcrypto
    except ImportError as problem:
        raise _not_installed(source, password) from problem
    content = io.BytesIO()
    try:
        source.file.seek(0)
        office = msoffcrypto.OfficeFile(source.file)
        if not office.is_encrypted():
            return source
        office.load_key(password=password or _EXCELS_OWN)
        office.decrypt(content)
    except MemoryError:
        raise
    except Exception as problem:
        if _is_wrong_key(problem):
            raise password_needed(source.name, tried=bool(password)) from problem
        raise damaged(source.name) from problem
    return Source(source.name, content)


def _is_wrong_key(problem: Exception) -> bool:
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError

    return isinstance(problem, InvalidKeyError | DecryptionError)


def _not_installed(source: Source, password: str) -> UserError:
    if not password:
        return password_needed(source.name)
    return UserError(
        f"{source.name} is protected with a password, and this planapp cannot take passwords off: "
        "its part ‘protected’ is not installed. Open it in Excel, take the password off and save it."
    )
