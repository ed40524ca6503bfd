"""Views of Qt without anything of their own: what is seen is painted by us, what is typed goes our way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QTreeView


def make_bare(view: QAbstractItemView) -> None:
    """Leave out frame and lower scroll bar, and let no key or click open an editor by itself."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def make_bare_table(table: QTableView) -> None:
    """Leave out rules and numbers as well; Tab is not for cells, and several of them can be selected."""
    make_bare(table)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setMouseTracking(True)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)


def make_bare_tree(tree: QTreeView) -> None:
    """Leave out branches as well; whole rows can be selected, several of them."""
    make_bare(tree)
    tree.setIndentation(0)
    tree.setAnimated(False)
    tree.setRootIsDecorated(False)
    tree.setExpandsOnDoubleClick(False)
    tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    # By item: by pixel, Qt measures every row and not only those in sight.
    tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)


def make_bare_header(header: QHeaderView) -> None:
    """Leave the widths of columns to the view, and clicks on captions to what paints them."""
    header.setSectionsClickable(False)
    header.setHighlightSections(False)
    header.setStretchLastSection(False)
    header.setMinimumSectionSize(1)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
