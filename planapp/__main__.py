"""`python -m planapp`."""

from __future__ import annotations

import sys

from planapp.cli import main

if __name__ == "__main__":
    sys.exit(main())
