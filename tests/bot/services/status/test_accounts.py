"""What a report says of an item: what was done, and what is missing."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.services.roadmap.answering import Answering
from bot.services.roadmap.lines import Control, ItemLine
from bot.services.roadmap.storing import Section
from bot.services.schoolyear import SchoolYear
from bot.services.status.accounts import Deed, Facts, Gap, Shown, StepDone, account_of, end_of, gaps_of, telling
from models.roadmap import EvidenceKind, ItemState, PeriodKind

DAY = date(2027, 8, 1)
SAID = datetime(2027, 7, 1, tzinfo=UTC)
LINE = ItemLine(
    id=1,
    year=2026,
    section=Section("2", "Оборудование"),
    number="1",
    text="Проверить кабинеты",
    state=ItemState.DONE,
    kind=PeriodKind.DAY,
    starts_on=date(2026, 9, 1),
    ends_on=date(2026, 12, 15),
    created_at=datetime(2026, 9, 1, tzinfo=UTC),
    said_at=SAID,
    is_asked=False,
    is_rolled=False,
    answering=Answering(None, ()),
    controls=(),
    evidence=1,
)
LINK = Shown(EvidenceKind.LINK, "", "https://school.example/1", date(2026, 12, 1))


def deed(action: str, value: str | None = None, words: str = "") -> Deed:
    return Deed(DAY, 7, action, value, words, None, None)


def test_what_is_missing_is_told_by_name() -> None:
    open_one = replace(LINE, state=ItemState.GOING)
    missed = (Control(1, date(2026, 12, 15), is_pulse=False),)
    cases = [
        ("done and shown", LINE, Facts("До 15.12"), 1, set()),
        ("done by somebody who left", LINE, Facts("До 15.12"), 0, set()),
        ("nobody answers", replace(open_one, ends_on=date(2027, 8, 31)), Facts("До 31.08"), 0, {Gap.NOBODY}),
        ("its end passed without a control", open_one, Facts("x"), 1, {Gap.UNFINISHED}),
        ("late", replace(open_one, controls=missed), Facts("x"), 1, {Gap.LATE}),
        (
            "handed in, waits",
            replace(open_one, state=ItemState.OFFERED, ends_on=date(2027, 8, 31)),
            Facts("x"),
            1,
            set(),
        ),
        ("nothing shown", replace(LINE, evidence=0), Facts("x"), 1, {Gap.NO_EVIDENCE}),
        ("nothing said", replace(LINE, said_at=None, evidence=0), Facts("x"), 1, {Gap.NO_NEWS, Gap.NO_EVIDENCE}),
        (
            "a step was done",
            replace(LINE, said_at=None, evidence=0),
            Facts("x", steps=[StepDone("Шаг", 7, DAY)]),
            1,
            {Gap.NO_EVIDENCE},
        ),
        ("not begun", replace(LINE, said_at=None, evidence=0, starts_on=date(2027, 8, 2)), Facts("x"), 1, set()),
        ("without a period", replace(LINE, kind=PeriodKind.ON_REQUEST), Facts(" "), 1, {Gap.NO_DATE}),
        ("by need", replace(LINE, kind=PeriodKind.ON_REQUEST), Facts("По мере надобности"), 1, set()),
        ("dropped", replace(LINE, state=ItemState.DROPPED, evidence=0, said_at=None), Facts(), 0, set()),
        (
            "silent for two months",
            replace(open_one, said_at=datetime(2027, 5, 1, tzinfo=UTC), ends_on=date(2027, 8, 31)),
            Facts("x"),
            1,
            {Gap.SILENT},
        ),
    ]
    for name, line, facts, holders, gaps in cases:
        assert set(gaps_of(line, facts, holders, DAY)) == gaps, name


def test_a_history_is_told_without_its_noise() -> None:
    asked, weak, strong = deed("ask"), deed("pulse", "going"), deed("pulse", "going", "Закупили кабели")
    cases = [
        ("words count", [asked, weak, strong, weak], [strong]),
        ("a step counts", [weak, deed("accept")], [deed("accept")]),
        ("where there is nothing else, the last answer", [weak, deed("pulse", "open"), asked], [deed("pulse", "open")]),
        ("a call for help counts", [weak, deed("pulse", "help")], [deed("pulse", "help")]),
        ("a deadline that was met counts", [deed("pulse", "done")], [deed("pulse", "done")]),
        ("nothing", [asked], []),
    ]
    for name, deeds, told in cases:
        assert telling(deeds) == told, name


def test_evidence_is_numbered_through_in_the_plan_s_order() -> None:
    lines = [LINE, replace(LINE, id=2, number="2", evidence=0), replace(LINE, id=3, number="1", section=None)]
    account = account_of(lines, {1: Facts("x", proofs=[LINK, LINK]), 3: Facts("x", proofs=[LINK])}, {}, DAY)
    assert [[proof.number for proof in item.proofs] for item in account.items] == [[1, 2], [], [3]]
    assert [(one.section and one.section.number, one.count.all) for one in account.sections] == [("2", 2), (None, 1)]
    assert (account.unproven, account.states[ItemState.DONE]) == (1, 3)


def test_a_year_that_is_over_is_told_as_it_ended() -> None:
    year = SchoolYear(2026, ())
    assert end_of(year, date(2027, 8, 1)) == date(2027, 8, 1)
    assert end_of(year, date(2028, 3, 1)) == date(2027, 9, 1)
