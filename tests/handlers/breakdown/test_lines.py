"""Lines of breakdowns that need no database: needs, weeks and months, promises, shares."""

from datetime import date
from types import SimpleNamespace
from typing import cast
from zoneinfo import ZoneInfo

from bot.i18n import Voice
from bot.markup import plain_of
from bot.services.status.breakdowns.shapes import KindTimes, Step, Tickets, TicketsLine, Times
from bot.services.surveys.results import Outcome
from bot.services.surveys.summary import Finding, FindingKind
from bot.ui import Text, t
from handlers.breakdown.lines import needs_text, step_line, tickets_line, times_line

VOICE = Voice("ru", ZoneInfo("Asia/Novokuznetsk"))


def said_of(line: Text) -> list[str]:
    return plain_of(VOICE.html(line)).splitlines()


def test_weeks_are_named_by_their_days_and_months_by_their_names() -> None:
    for step, said in (
        (
            Step(date(2026, 11, 2), date(2026, 11, 8), 14, 12, 3, 95),
            ["02.11–08.11: 14 → 12", "– осталось 3 · обычно за 1,6 ч"],
        ),
        (Step(date(2026, 11, 1), date(2026, 11, 30), 0, 0, 1, None), ["ноябрь 2026: 0 → 0", "– осталось 1"]),
        (
            Step(date(2026, 11, 2), date(2026, 11, 8), 4, 1, 0, None, 3),
            ["02.11–08.11: 4 → 1", "– без решения 3 · осталось 0"],
        ),
    ):
        assert said_of(step_line(step)) == said, step


def test_a_promise_that_half_or_one_of_ten_did_not_keep_is_marked() -> None:
    late = KindTimes("projector", 960, Times(961, 3000), 4)
    assert said_of(times_line(late)) == [
        "⚠️ Проектор: обещано 16 ч",
        "– обычно за 16 ч · 9 из 10 заявок – быстрее чем за 50 ч · решено 4",
    ]
    for times, sign in ((Times(96, 961), "🔸"), (Times(96, 960), "✅"), (Times(), "▫️")):
        assert said_of(times_line(KindTimes("projector", 960, times, 12)))[0].startswith(sign), times
    unmeasured = KindTimes("projector", 960, Times(), 1)
    assert said_of(times_line(unmeasured))[1] == "– время ещё считается · решено 1"


def test_not_quite_all_is_not_all() -> None:
    line = TicketsLine(1, Tickets(opened=999, solved=999, judged=999, in_time=998), Times(60, 60))
    assert (
        said_of(tickets_line(t("text", text="Школа"), line))[1]
        == "– новых 999 · решено 999 · в срок 99 % · обычно за 1 ч"
    )


def test_needs_are_told_in_the_words_of_the_survey() -> None:
    questions = {1: ("Чего не хватает?", 0), 2: ("Довольны ли вы?", 5)}
    found = (
        Finding(FindingKind.CHOICE, 1, "Ноутбук", 1, 12, 0.4),
        Finding(FindingKind.CHOICE, 1, "Чего не хватает?", 1, 6, 0.2),
        Finding(FindingKind.LOW, 2, "Довольны ли вы?", mean=2.26),
        Finding(FindingKind.TEXT, 1, "Больше кружков", count=7, share=0.1),
    )
    outcome = SimpleNamespace(
        survey=SimpleNamespace(id=7, title="Нужды"),
        results=SimpleNamespace(ended_on=date(2026, 11, 20), answered=30, asked=50),
        found=found,
        question=lambda number: SimpleNamespace(
            question=SimpleNamespace(text=questions[number][0], most=questions[number][1])
        ),
    )
    silent = SimpleNamespace(**(vars(outcome) | {"found": ()}))
    said = [said_of(needs_text(cast(Outcome, one))) for one in (outcome, silent)]
    assert said[0] == [
        "«Нужды», до 20.11.2026",
        "– ответили 30 из 50",
        "• Чего не хватает? – «Ноутбук»: 40 %",
        "• Чего не хватает?: 20 %",
        "• Довольны ли вы?: в среднем 2,3 из 5",
        "• «Больше кружков»: так написали 7",
    ]
    assert said[1][2:] == ["• Явных нужд ответы не показали."]
