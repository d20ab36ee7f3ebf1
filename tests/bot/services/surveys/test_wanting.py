"""Which answers name a need, by their words: those of the ready questions, and what schools ask themselves."""

from bot.services.surveys.form import Kind, Option, Question, YesNo
from bot.services.surveys.templates import all_templates
from bot.services.surveys.wanting import Need, names_nothing, need_of

NOTHING, WISH, LACK, NONE = Need


def need(text: str, label: str) -> Need:
    if label in ("да", "нет"):
        return need_of(Question(1, Kind.YES_NO, text), Option(YesNo.YES if label == "да" else YesNo.NO, ""))
    return need_of(Question(1, Kind.ONE, text), Option(1, label))


def test_what_an_answer_says() -> None:
    cases = [
        ("Есть ли дома компьютер?", "Нет", NONE),
        ("Есть ли дома компьютер?", "Есть, но приходится ждать очереди", LACK),
        ("Есть ли дома компьютер?", "Есть, хватает всем", NOTHING),
        ("Есть ли дома компьютер?", "да", NOTHING),
        ("Есть ли у вас трудности с уроками?", "да", WISH),
        ("Есть ли у вас трудности с уроками?", "нет", NOTHING),
        ("Нужна ли вам продлёнка?", "да", WISH),
        ("Нужна ли вам продлёнка?", "нет", NOTHING),
        ("Хватает ли учебников?", "нет", NONE),
        ("Вкусно ли в столовой?", "да", NOTHING),
        ("Ходите ли вы в кружок?", "да", NOTHING),
        ("Ходите ли вы в кружок?", "нет", NOTHING),
        ("Что мешает?", "Ничего не мешает", NOTHING),
        ("Что мешает?", "Не вижу пользы", LACK),
        ("Что мешает?", "Нет такой проблемы", NOTHING),
        ("Какая помощь нужна?", "Помощь не нужна", NOTHING),
        ("Какая помощь нужна?", "Объяснить трудные темы", WISH),
        ("Как вам добираться?", "Далеко и дорого", LACK),
        ("Как часто нужен интернет?", "Каждый день", NOTHING),
        ("На чём дети делают задания?", "На телефоне", NOTHING),
        ("На чём дети делают задания?", "Не на чем", NONE),
        ("Что вас побуждает?", "Ничего", NOTHING),
        ("Что нужно школе?", "Хороший интернет", WISH),
        ("Хватает ли мест?", "Хватает, но тесно", NOTHING),
        ("Есть ли трудности?", "Трудностей нет", NOTHING),
        ("Чего боится ребёнок?", "Контрольных", LACK),
        ("Is there enough internet at home?", "no", NONE),
        ("What help do you need?", "Evening classes", WISH),
        ("What help do you need?", "No help needed", NOTHING),
        ("What help do you need?", "Hard to say", NOTHING),
    ]
    for text, label, expected in cases:
        assert need(text, label) is expected, (text, label)


def test_of_the_ready_questions_habits_name_no_need_and_every_survey_has_some() -> None:
    habits = ("На чём", "Как часто", "Что вы делаете", "Как вам удобнее", "Какие уроки", "Когда", "Как вы участвовали")
    for one in all_templates():
        found = {
            (question.text, option.label): need_of(question, option)
            for question in one.draft.form.questions
            for option in question.options
        }
        assert not [key for key, what in found.items() if key[0].startswith(habits) and what in (WISH, LACK)]
        assert not [key for key, what in found.items() if key[1] == "Трудно сказать" and what is not NOTHING]
        assert one.slug == "quick_poll" or any(found.values()), one.slug


def test_own_words_that_ask_for_nothing() -> None:
    for words in (
        "Нет",
        "-",
        "Всё хорошо, спасибо",
        "Всего хватает",
        "Помощь не нужна",
        "Нет замечаний",
        "Пока всё устраивает.",
    ):
        assert names_nothing(words), words
    for words in (
        "Не хватает учебников",
        "Нет интернета",
        "Больше кружков",
        "Нужен ноутбук",
        "Хороший интернет",
        "Всё хорошо, но холодно",
    ):
        assert not names_nothing(words), words
