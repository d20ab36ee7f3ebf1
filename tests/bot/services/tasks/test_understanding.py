"""Sentences that are tasks, and those that are not: a table, and all the fault reports that the help desk knows."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bot.services.schoolyear import SchoolYear, usual_terms
from bot.services.snapshot import RoomLine
from bot.services.tasks.colleagues import Colleague
from bot.services.tasks.understanding import Doubt, Sure, Understood, for_unknown, understand, wins
from bot.services.tickets.hearing import hear
from models.school import TermsKind

TODAY = date(2026, 11, 24)  # a Tuesday
YEAR = SchoolYear(2026, usual_terms(2026, TermsKind.QUARTERS))
HERE = Path(__file__).parent
ME = 100
STAFF = (
    Colleague(1, "Ежова", "Мария", "Петровна", is_under=True),
    Colleague(2, "Тихий", "Олег", "Ильич", is_under=True),
    Colleague(3, "Складова", "Вера", "Львовна", is_under=True),
    Colleague(4, "Иванова", "Анна", "Ивановна", is_under=True),
    Colleague(5, "Иванова", "Алла", "Игоревна", is_under=True),
    Colleague(6, "Лукин", "Иван", "Петрович", is_under=True),
    Colleague(7, "Лукина", "Инна", "Петровна", is_under=True),
    Colleague(8, "Соколова-Мирская", "Яна", "Львовна", is_under=True),
    Colleague(9, "Главина", "Анна", "Викторовна", is_under=False),
    Colleague(ME, "Замова", "Ирина", "Сергеевна", is_under=False),
)
ROOMS = tuple(RoomLine(number, str(number), None, "Главный корпус", 1) for number in (101, 102, 214, 305))


def read(words: str) -> Understood:
    return understand(words, TODAY, YEAR, ME, STAFF)


def is_fault(words: str) -> bool:
    return hear(words, [room for room in ROOMS if room.number in words], []) is not None


def test_every_sentence_of_the_table() -> None:
    wrong = []
    for line in (HERE / "sentences.tsv").read_text(encoding="utf-8").splitlines():
        words, who, due, every, text = line.split("\t")
        found = read(words)
        is_task = wins(found, is_fault=is_fault(words))
        said = (
            (
                _names(found),
                f"{found.due:%d.%m.%Y}" if found.due else "-",
                found.every.value if found.every else "-",
                found.text,
            )
            if is_task
            else ("-", "-", "-", "нет")
        )
        if said != (who, due, every, text):
            wrong.append((words, said))
    assert wrong == []


def _names(found: Understood) -> str:
    names = {one.id: one.surname for one in STAFF} | {ME: "я"}
    people: Sequence[str] = [names[one] for one in found.doers] or [f"!{names[one]}" for one in found.others]
    return "|".join(people) or "-"


def test_what_the_help_desk_knows_as_a_report_is_no_task() -> None:
    table = HERE.parent / "tickets" / "sentences.tsv"
    words = [
        line.split("\t")[0] for line in table.read_text(encoding="utf-8").splitlines() if line[:1] not in {"", "#"}
    ]
    assert len(words) > 100
    taken = [one for one in words if hear(one, [], []) and wins(read(one), is_fault=True)]
    assert taken == []


def test_what_is_in_doubt_is_said() -> None:
    cases = {
        "Ежова, до 31.02 отчёт": Doubt.NO_SUCH_DAY,
        "Ежова, до 20.11 отчёт": Doubt.PAST,
        "Ежова, до 01.01.2031 отчёт": Doubt.FAR,
        "Иванова, до пятницы отчёт": Doubt.SEVERAL_PEOPLE,
        "Ежова, завтра объявление о собрании 15 декабря": Doubt.SEVERAL_DAYS,
        "мне: каждый день проверять почту": Doubt.DAILY,
        "напомни через час позвонить": Doubt.HOURS,
        "Ежова, до пятницы отчёт": None,
    }
    assert {words: next(iter(read(words).doubts), None) for words in cases} == cases


def test_ones_own_surname_may_be_a_signature() -> None:
    assert read("Замова, 214, не работает проектор").sure is Sure.NOT
    assert read("Замова, завтра позвонить в отдел").doers == (ME,)


def test_words_for_somebody_not_under_one_are_a_fault_first() -> None:
    understood = read("Главина, до пятницы заменить лампу в 214")
    assert (understood.sure, understood.others) == (Sure.YES, (9,))
    assert not wins(understood, is_fault=True)
    assert wins(understood, is_fault=False)


def test_a_task_for_two_says_that_it_goes_to_one() -> None:
    for words in (
        "Ежова и Тихий: до пятницы список",
        "Ежова, Тихий: до пятницы список",
        "Ежова и Главина: завтра сдать",
    ):
        assert read(words).doubts == {Doubt.ONE_PERSON}, words
    assert read("Иванова, до пятницы список").doubts == {Doubt.SEVERAL_PEOPLE}


def test_whom_a_sentence_names_who_is_not_of_the_staff() -> None:
    cases = {
        "Сидорова, завтра принести ключи": ("Сидорова", "завтра принести ключи"),
        "Сидорова А. И., принести ключи": ("Сидорова А. И.", "принести ключи"),
        "классные руководители, до пятницы сдать журналы": ("классные руководители", "до пятницы сдать журналы"),
        "Да, завтра принести": None,
        "хорошо, завтра сделаю": None,
        "Сидорова, завтра не приду": None,
        "Сидорова, завтра приходить?": None,
        "Завтра, до обеда": None,
        "Добрый день, завтра собрать детей": None,
        "журнал, тетрадь": None,
        "": None,
    }
    for words, expected in cases.items():
        assert for_unknown(words) == expected, words


def test_a_long_text_and_odd_signs_do_no_harm() -> None:
    for words in (
        "",
        " ",
        ",",
        "ежова",
        "до",
        "1.1.1.1",
        "а" * 600,
        "до 99.99",
        "каждое 99 число",
        "Ежова, " * 80,
        "İ до пятницы",
    ):
        read(words)
