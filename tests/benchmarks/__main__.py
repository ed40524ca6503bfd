"""`make bench`: ratios against a peer or a floor, measured in the same run. Never part of the tests."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tests.benchmarks import (
    bench_actions,
    bench_deciding,
    bench_edit,
    bench_export,
    bench_import,
    bench_open,
    bench_rating,
    bench_returns,
    bench_scroll,
    bench_search,
    bench_start,
)

BENCHES: dict[str, Callable[[], list[str]]] = {
    "export": bench_export.run,
    "import": bench_import.run,
    "edit": bench_edit.run,
    "actions": bench_actions.run,
    "open": bench_open.run,
    "start": bench_start.run,
    "rating": bench_rating.run,
    "search": bench_search.run,
    "scroll": bench_scroll.run,
    "deciding": bench_deciding.run,
    "returns": bench_returns.run,
}


def main(names: list[str]) -> None:
    """Run the named benches, or all."""
    for name in names or BENCHES:
        for result in BENCHES[name]():
            print(result, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
