"""What is sought is marked in the cells, and the rows that have it are gone through one by one."""

from __future__ import annotations

from planapp.domain import edits
from planapp.palette import LIGHT
from planapp.views.board.board_view import BoardView
from planapp.views.board.places import Place
from planapp.views.widgets.lettering import hits_in, split_hits
from tests.views.board.looking import go
from tests.views.board.test_painting import colours_in, row, seen


def test_every_place_of_a_text_is_a_hit() -> None:
    assert hits_in("Visit after visit", "visit") == [(0, 5), (12, 5)]
    assert hits_in("aaa", "aa") == [(0, 2)]
    assert hits_in("Straße", "strasse") == []
    assert hits_in("Visit", "") == []


def test_a_hit_over_number_and_title_is_shared_out() -> None:
    assert split_hits(hits_in("1.2 See children", "1.2 see"), "1.2") == ([(0, 3)], [(0, 3)])
    assert split_hits(hits_in("1.2 See children", "2"), "1.2") == ([(2, 1)], [])
    assert split_hits(hits_in("1.2 See children", "see"), "1.2") == ([], [(0, 3)])


def refs(board: BoardView) -> list[str]:
    found = []
    for _ in range(len(board.matches.ids)):
        board.go_to_match(1)
        item = board.current_item()
        found.append(item.ref if item is not None else "")
    return found


def test_matches_are_gone_through_in_the_order_of_the_plan_and_round_its_end(board: BoardView) -> None:
    board.set_search("assistant")
    go(board, "2")
    assert refs(board) == ["2.1.1", "2.1.2"]
    assert refs(board) == ["2.1.1", "2.1.2"]
    board.go_to_match(-1)
    assert board.current_item() is not None
    assert board.matches.place_of(board.current_id()) == 1
    board.set_search("zebra")
    assert not board.go_to_match(1)


def test_from_a_row_that_is_no_match_the_nearest_one_follows(board: BoardView) -> None:
    board.set_search("front door")
    go(board, "2.1")
    assert board.matches.place_of(board.current_id()) == 0
    board.go_to_match(-1)
    assert refs(board) == ["2.1.2"]


def test_an_edit_that_matches_is_gone_to(board: BoardView) -> None:
    board.set_search("threshold document")
    assert refs(board) == ["2.1.1"]
    plan = board.board.plan
    other = next(item for item in plan.items if item.ref == "2.1.2")
    board._document.edit(edits.set_field(plan, other.id, "title", "Another threshold document"))
    assert sorted(refs(board)) == ["2.1.1", "2.1.2"]


def test_hits_are_marked_in_title_number_and_the_other_cells(board: BoardView) -> None:
    for sought, key in (("threshold", "title"), ("2.1.1", "title"), ("assistant", "lead")):
        board.set_search(sought)
        go(board, "2.1")
        top, height = row(board, "2.1.1")
        place: Place = next(one for one in board.places if one.column.key == key)
        colours = colours_in(seen(board), place.left, top + height // 2 + 4, min(place.width, 300), 8)
        assert LIGHT.tint2 in colours, sought
        assert LIGHT.accent in colours, sought
