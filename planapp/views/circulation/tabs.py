"""The tabs of the Circulation page; each is made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planapp.graphics.theme import Appearance
from planapp.views.circulation.tab import Tab

if TYPE_CHECKING:
    from planapp.views.circulation.standing import Standing
    from planapp.views.plan_file import PlanFile

PREPARE, SENT, RETURNS = "prepare", "sent", "returns"


@dataclass(frozen=True, slots=True)
class TabKind:
    """A tab that there is: its key, its word, and what makes it."""

    key: str
    text: str
    make: Callable[[PlanFile, Standing, Appearance], Tab]


def _prepare(document: PlanFile, standing: Standing, theme: Appearance) -> Tab:
    from planapp.views.circulation.prepare_tab import PrepareTab

    return PrepareTab(document, theme)


def _sent(document: PlanFile, standing: Standing, theme: Appearance) -> Tab:
    from planapp.views.circulation.sent_tab import SentTab

    return SentTab(document, standing, theme)


def _returns(document: PlanFile, standing: Standing, theme: Appearance) -> Tab:
    from planapp.views.circulation.returns.returns_tab import ReturnsTab

    made = ReturnsTab(document, document.inbox, theme)
    standing.follow(made.tallies)
    return made


# In the order of the page.
TABS: tuple[TabKind, ...] = (
    TabKind(PREPARE, "Prepare", _prepare),
    TabKind(SENT, "Sent", _sent),
    TabKind(RETURNS, "Merge returns", _returns),
)
