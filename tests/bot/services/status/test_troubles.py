"""Which troubles are worst: rules over made-up ones."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from bot.services.status.shapes import Area
from bot.services.status.troubles import Severity, Trouble, TroubleKind, by_area, in_order, pick

THINGS = st.integers(1, 12).map(lambda number: f"item:{number}")
TROUBLES = st.builds(
    Trouble, st.sampled_from(TroubleKind), THINGS, st.sampled_from(Severity), st.sampled_from([0.0, 0.5, 1.0, 12.0])
)
LISTS = st.lists(TROUBLES, max_size=12)


def trouble(kind: TroubleKind, number: int, severity: Severity, weight: float = 1) -> Trouble:
    return Trouble(kind, f"thing:{number}", severity, weight)


@given(LISTS, st.randoms(use_true_random=False))
def test_the_order_depends_on_nothing_but_what_is_found(found: list[Trouble], chance: st.DataObject) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a Random
    assert in_order(found) == in_order(shuffled)
    assert pick(found) == pick(shuffled)
    assert {one.thing for one in in_order(found)} == {one.thing for one in found}
    assert len(in_order(found)) == len({one.thing for one in found})


@given(LISTS)
def test_what_is_urgent_stands_first_and_of_these_what_weighs_more(found: list[Trouble]) -> None:
    ranks = [(one.severity, one.weight) for one in in_order(found)]
    assert ranks == sorted(ranks, reverse=True)


@given(LISTS, st.integers(1, 4))
def test_not_all_of_one_area_while_another_has_something_red(found: list[Trouble], limit: int) -> None:
    chosen, ordered = pick(found, limit), in_order(found)
    assert len(chosen) == min(limit, len(ordered))
    assert set(chosen) <= set(ordered)
    assert chosen[:1] == ordered[:1], "the very worst is never left out"
    assert sorted(chosen, key=ordered.index) == chosen
    areas = {one.area for one in chosen}
    if len(chosen) == limit > 1 and len(areas) == 1:
        assert not any(one.is_red and one.area not in areas for one in ordered)


def test_the_last_place_goes_to_what_is_red_elsewhere() -> None:
    urgent = [trouble(TroubleKind.TICKET_LATE, number, Severity.URGENT, 10 - number) for number in range(4)]
    red = trouble(TroubleKind.ITEM_LATE, 8, Severity.RED, 12)
    yellow = trouble(TroubleKind.LETTER_LATE, 9, Severity.YELLOW, 99)
    for found in permutations([*urgent[:3], red, yellow]):
        assert pick(found) == [urgent[0], urgent[1], red]
    assert pick([*urgent, yellow]) == urgent[:3], "what is yellow elsewhere waits"
    assert pick([*urgent, red], limit=1) == urgent[:1]
    assert pick([]) == []


def test_a_thing_stands_once_as_the_worst_that_it_is() -> None:
    late = trouble(TroubleKind.ITEM_LATE, 1, Severity.RED)
    silent = trouble(TroubleKind.ITEM_SILENT, 1, Severity.YELLOW, 200)
    assert in_order([silent, late]) == [late]


@given(LISTS)
def test_the_whole_list_goes_by_the_lights_what_is_red_before_the_rest(found: list[Trouble]) -> None:
    lines = by_area(found)
    order = list(Area)
    places = [(not one.is_red, order.index(one.area)) for one in lines]
    assert places == sorted(places)
    assert set(lines) == set(in_order(found))
