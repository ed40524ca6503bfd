"""planapp keeps an improvement plan in one safe file: a spreadsheet in, a spreadsheet out."""

from __future__ import annotations

__version__ = "0.1.0"
