"""Which item of a source is which item of the plan: by id where there is one, else by what it says.

Rows may be sorted, moved, inserted and edited, and numbers are not unique, so no row is known by its
position. Sure evidence comes before weaker; where two answers are about as good, neither is taken.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from planapp.domain.plan import Plan
from planapp.domain.records import KINDS, Item
from planapp.exchange.alignment.likeness import GROUP, Profile, is_fit, likeness
from planapp.exchange.alignment.said import TITLE, UPDATE, Key

# Below this likeness two items are two; a rival so near makes a guess of it.
ENOUGH, NEAR = 0.55, 0.05
# Among more than so many candidates, only those with a number or a rare word in common are weighed.
_FEW, _RARE = 60, 8
# A title of no more words than this may be anybody's.
_WORDS = 2
# A row that says so many things besides number and title is known by these.
_FIELDS = 4

# Fields in which items say what no other says, in more words than this.
_OWN_WORDS: tuple[Key, ...] = (("measure", None), (UPDATE, None))
_LONG = 4

Paths = Mapping[int, tuple[int, ...]]
KeyOf = Callable[[Profile, Hashable], Hashable]


@dataclass(slots=True)
class Pairing:
    """The plan's id by the source's, and the items of the source that could be several of the plan's.

    `echoes` are groups that the source names once more: by the number of an action below them, or beside it.
    """

    pairs: dict[int, int] = field(default_factory=dict)
    echoes: dict[int, int] = field(default_factory=dict)
    doubtful: dict[int, tuple[int, ...]] = field(default_factory=dict)


def pair_items(
    plan: Plan, source: Plan, mine: Mapping[int, Profile], theirs: Mapping[int, Profile], paths: Paths
) -> Pairing:
    """Pair the items of two plans. `paths` says which ids planapp's own column names beside an item."""
    pairer = _Pairer(plan, source, mine, theirs)
    claims = _claims(mine, theirs.values(), paths)
    pairer.by_claims(claims, agreeing=True)
    pairer.leave_archived()
    for _ in range(2):
        for kind in KINDS:
            pairer.by_keys(kind, _EXACT)
        pairer.by_claims(claims, agreeing=False)
        pairer.find_echoes()
        for kind in KINDS:
            pairer.by_keys(kind, _EXACT)
            pairer.by_keys(kind, _NEARLY)
            pairer.by_likeness(kind)
            pairer.by_own_words(kind)
        # A sheet may show an objective as a theme.
        pairer.by_keys(GROUP, (_text, _title))
    pairer.find_repeats()
    return Pairing(pairer.pairs, pairer.echoes, pairer.doubtful)


def _claims(mine: Mapping[int, Profile], theirs: Iterable[Profile], paths: Paths) -> dict[int, list[Profile]]:
    """Return the items of the source that claim to be an item of the plan, by its id.

    One that reads as another kind, as a step does that has no action above, is it where it is called so.
    """
    claims: dict[int, list[Profile]] = defaultdict(list)
    for profile in theirs:
        for claimed in reversed(paths.get(profile.id, (profile.id,))):
            own = mine.get(claimed)
            if own is not None and (is_fit(own.item, profile.item) or _is_called_alike(own, profile)):
                claims[claimed].append(profile)
                break
    return claims


# What makes a pair where it stands once on both sides, most telling first. `place` is the parent's pair.
def _whole(profile: Profile, place: Hashable) -> Hashable:
    said = tuple(sorted(map(repr, profile.content.items())))
    return profile.kind, profile.ref, profile.title, said, tuple(sorted(profile.below)), place


def _text_and_place(profile: Profile, place: Hashable) -> Hashable:
    return (profile.kind, profile.ref, profile.title, place) if profile.title else None


def _text(profile: Profile, _place: Hashable) -> Hashable:
    return (profile.kind, profile.ref, profile.title) if profile.title else None


def _title_and_place(profile: Profile, place: Hashable) -> Hashable:
    return (profile.kind, profile.title, place) if profile.title else None


def _title(profile: Profile, _place: Hashable) -> Hashable:
    return (profile.kind, profile.title) if profile.title.count(" ") >= _WORDS else None


def _content(profile: Profile, _place: Hashable) -> Hashable:
    """A row that lost its title, as where merged cells were taken apart, may still say all the rest."""
    if len(profile.content) < _FIELDS:
        return None
    return profile.kind, tuple(sorted(map(repr, profile.content.items())))


_EXACT: tuple[KeyOf, ...] = (_whole, _text_and_place, _text)
_NEARLY: tuple[KeyOf, ...] = (_title_and_place, _title, _content)


def _called(profile: Profile) -> Hashable:
    return profile.kind, profile.ref, profile.title


class _Pairer:
    def __init__(
        self, plan: Plan, source: Plan, mine: Mapping[int, Profile], theirs: Mapping[int, Profile]
    ) -> None:
        self.plan, self.source = plan, source
        self.mine, self.theirs = dict(mine), dict(theirs)
        self.pairs: dict[int, int] = {}
        self.taken: dict[int, int] = {}
        self.echoes: dict[int, int] = {}
        self.doubtful: dict[int, tuple[int, ...]] = {}
        self.beside = _neighbours(plan)
        self.beside_theirs = _neighbours(source)

    def pair(self, mine: Profile, theirs: Profile) -> None:
        """Say that two items are one."""
        self.pairs[theirs.id], self.taken[mine.id] = mine.id, theirs.id
        self.doubtful.pop(theirs.id, None)

    def free(self, kind: str) -> tuple[list[Profile], list[Profile]]:
        """Return what is not paired yet, in the plan and in the source."""
        return (
            [one for one in self.mine.values() if one.id not in self.taken and kind in _kinds(one)],
            [one for one in self.theirs.values() if not self.is_known(one.id) and kind in _kinds(one)],
        )

    def is_known(self, theirs: int) -> bool:
        """Tell whether it is known what an item of the source is in the plan."""
        return theirs in self.pairs or theirs in self.echoes

    def find_echoes(self) -> None:
        """Find groups that the reader made from the number of an action, where the plan has them already."""
        by_ref: dict[Hashable, list[Profile]] = defaultdict(list)
        for one in self.mine.values():
            if one.kind == GROUP and one.id in self.taken:
                by_ref[one.item.kind, one.ref].append(one)
        for one in self.theirs.values():
            known = by_ref.get((one.item.kind, one.ref), [])
            is_bare = one.kind == GROUP and one.ref and not one.title and not one.content
            if is_bare and not self.is_known(one.id) and len(known) == 1:
                self.echoes[one.id] = known[0].id

    def find_repeats(self) -> None:
        """Find groups that are named again beside each row, as where merged cells were filled and sorted.

        Of several of the plan that are called so it is the one that has the rows below it.
        """
        called: dict[Hashable, list[int]] = defaultdict(list)
        for one in self.mine.values():
            called[_called(one)].append(one.id)
        for one in self.theirs.values():
            known = called.get(_called(one), [])
            if not known or not one.title or one.kind != GROUP or one.content or self.is_known(one.id):
                continue
            below = [self.pairs[child.id] for child in self.source.children(one.id) if child.id in self.pairs]
            parents = Counter(self.plan.items[child].parent for child in below)
            best = known[0] if len(known) == 1 else max(known, key=lambda group: parents[group])
            if len(known) > 1 and not parents[best]:
                continue
            self.doubtful.pop(one.id, None)
            if best in self.taken:
                self.echoes[one.id] = best
            else:
                self.pair(self.mine[best], one)

    def says_nothing(self, theirs: Profile) -> bool:
        """Tell whether an item may only have been made by the reader, to hold what has no row above it."""
        return not theirs.said and bool(self.source.children(theirs.id))

    def leave_archived(self) -> None:
        """Take what is archived out of the search: sheets do not show it."""
        self.mine = {key: one for key, one in self.mine.items() if not one.item.archived}

    def place_of(self, theirs: Item) -> Hashable:
        """Return the plan's id of what an item of the source stands below."""
        if theirs.parent is None:
            return None
        return self.pairs.get(theirs.parent) or self.echoes.get(theirs.parent, ("new", theirs.parent))

    # By id

    def by_claims(self, claims: Mapping[int, list[Profile]], *, agreeing: bool) -> None:
        """Pair items with those that claim to be them; `agreeing`: that also bear their number or title.

        A column of ids that was left behind when the rows were sorted claims what the texts deny.
        """
        for claimed, claimants in claims.items():
            mine = self.mine.get(claimed)
            if mine is None or claimed in self.taken:
                continue
            able = [one for one in claimants if one.id not in self.pairs]
            able = [one for one in able if not (mine.said and self.says_nothing(one))]
            able = [one for one in able if not agreeing or _agree(mine, one)]
            if able:
                self.pair(mine, max(able, key=lambda one: self._likeness(mine, one)))

    # By what items say

    def by_keys(self, kind: str, keys: Iterable[KeyOf]) -> None:
        """Pair items whose key no other item of their side has; those that are equal in all, in order."""
        for key_of in keys:
            mine, theirs = self.free(kind)
            if not mine or not theirs:
                return
            ours: dict[Hashable, list[Profile]] = defaultdict(list)
            others: dict[Hashable, list[Profile]] = defaultdict(list)
            for one in mine:
                ours[key_of(one, one.item.parent)].append(one)
            for one in theirs:
                others[key_of(one, self.place_of(one.item))].append(one)
            for key, found in others.items():
                own = ours.get(key, [])
                if key is not None and (key_of is _whole or len(own) == len(found) == 1):
                    for pair in zip(own, found, strict=False):
                        self.pair(*pair)

    def by_likeness(self, kind: str) -> None:
        """Pair the items that are most alike, unless a rival is nearly as like."""
        scored = sorted(self._candidates(kind), key=lambda found: -found[0])
        of_mine: dict[int, list[tuple[float, int]]] = defaultdict(list)
        of_theirs: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for score, mine, theirs in scored:
            of_mine[mine].append((score, theirs))
            of_theirs[theirs].append((score, mine))
        for score, mine, theirs in scored:
            if mine in self.taken or theirs in self.pairs:
                continue
            rivals = [one for near, one in of_theirs[theirs] if near > score - NEAR and one not in self.taken]
            others = [one for near, one in of_mine[mine] if near > score - NEAR and one not in self.pairs]
            if len(rivals) == len(others) == 1:
                self.pair(self.mine[mine], self.theirs[theirs])
            else:
                self.doubtful.setdefault(theirs, tuple(rivals))

    def by_own_words(self, kind: str) -> None:
        """Pair items that lost their title, by a text of some length that no other item has.

        Where titles were merged over several rows, rows that are sorted keep none, or that of the row above.
        """
        titles = Counter(one.title for one in self.theirs.values())
        for key in _OWN_WORDS:
            mine, theirs = self.free(kind)
            lost = [one for one in theirs if not one.title or titles[one.title] > 1]
            ours, others = _by_text(mine, key), _by_text(lost, key)
            for text, found in others.items():
                own = ours.get(text, [])
                if len(own) == len(found) == 1:
                    self.pair(own[0], found[0])

    def _candidates(self, kind: str) -> Iterable[tuple[float, int, int]]:
        mine, theirs = self.free(kind)
        search = _Search(mine)
        for one in theirs:
            if self.says_nothing(one):
                continue
            near = search.near(one, self.place_of(one.item))
            for other in {other.id: other for other in (*near, *self._beside_pairs(one.id))}.values():
                score = self._likeness(other, one)
                if score >= ENOUGH:
                    yield score, other.id, one.id

    def _beside_pairs(self, theirs: int) -> Iterable[Profile]:
        """Yield what stands free where the neighbours of an item of the source have their pairs."""
        before, behind = (self.pairs.get(one or 0) for one in self.beside_theirs[theirs])
        places = (before and self.beside[before][1], behind and self.beside[behind][0])
        kind = self.theirs[theirs].item.kind
        for place in places:
            one = self.mine.get(place or 0)
            if one is not None and one.id not in self.taken and one.item.kind == kind:
                yield one

    def _likeness(self, mine: Profile, theirs: Profile) -> float:
        return likeness(
            mine,
            theirs,
            place=self.place_of(theirs.item) == mine.item.parent,
            neighbours=self._are_neighbours_alike(mine.id, theirs.id),
        )

    def _are_neighbours_alike(self, mine: int, theirs: int) -> bool:
        """Tell whether two items stand behind, or in front of, the same one (or both at that end)."""
        (before, behind), (other_before, other_behind) = self.beside[mine], self.beside_theirs[theirs]
        return self._is_same(before, other_before) or self._is_same(behind, other_behind)

    def _is_same(self, mine: int | None, theirs: int | None) -> bool:
        if mine is None or theirs is None:
            return mine is theirs
        return self.pairs.get(theirs) == mine


def _by_text(profiles: Iterable[Profile], key: Key) -> dict[str, list[Profile]]:
    """Return profiles by what they say in a field, where that is more than a few words."""
    found: dict[str, list[Profile]] = defaultdict(list)
    for one in profiles:
        if (text := one.content.get(key, "")).count(" ") >= _LONG:
            found[text].append(one)
    return found


class _Search:
    """Finds the items that could be one with another: below the same, or with a number or word in common."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self.by_place: dict[Hashable, list[Profile]] = defaultdict(list)
        self.by_ref: dict[str, list[Profile]] = defaultdict(list)
        self.by_word: dict[str, list[Profile]] = defaultdict(list)
        for one in profiles:
            self.by_place[one.item.parent].append(one)
            self.by_ref[one.ref].append(one)
            for word in set(one.title.split()):
                self.by_word[word].append(one)

    def near(self, theirs: Profile, place: Hashable) -> Iterable[Profile]:
        """Return the candidates for an item of the source, each once."""
        found = {one.id: one for one in _few(self.by_place.get(place, []), _FEW)}
        if theirs.ref:
            found |= {one.id: one for one in _few(self.by_ref.get(theirs.ref, []), _FEW)}
        for word in set(theirs.title.split()):
            found |= {one.id: one for one in _few(self.by_word.get(word, []), _RARE)}
        return found.values()


def _kinds(profile: Profile) -> tuple[str, str]:
    return profile.item.kind, profile.kind


def _few(found: list[Profile], most: int) -> list[Profile]:
    return found if len(found) <= most else []


def _agree(mine: Profile, theirs: Profile) -> bool:
    if mine.title or theirs.title:
        return mine.title == theirs.title or (bool(mine.ref) and mine.ref == theirs.ref)
    return mine.ref == theirs.ref


def _is_called_alike(mine: Profile, theirs: Profile) -> bool:
    return all(mine.said.get(key) == theirs.said.get(key) for key in (("ref", None), (TITLE, None)))


def _neighbours(plan: Plan) -> dict[int, tuple[int | None, int | None]]:
    """Return the siblings before and behind each item; archived ones do not show."""
    found: dict[int, tuple[int | None, int | None]] = {}
    for parent in (None, *(item.id for item in plan.items)):
        children = plan.children(parent)
        shown = [child.id for child in children if not child.archived]
        for before, one, behind in zip([None, *shown], shown, [*shown[1:], None], strict=False):
            found[one] = (before, behind)
        found |= {child.id: (None, None) for child in children if child.archived}
    return found
