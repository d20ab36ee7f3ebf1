"""A newcomer's first five minutes, in the browser: a report goes from the teacher to the technician and back."""

import pytest
from playwright.async_api import Browser, Locator, Page, ViewportSize, expect

from bot.playground.demo import Demo
from tests.browser.conftest import Camera

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
LAPTOP = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=390, height=844)


async def test_a_newcomer_sees_a_report_travel(demo: Demo, browser: Browser, snap: Camera) -> None:
    page = await browser.new_page(viewport=LAPTOP)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    await page.goto(demo.playground.url)
    await expect(page.get_by_test_id("connection")).to_have_text("на связи")
    teacher, technician, parent, director, admin = [phone(page, number) for number in range(5)]
    for one in (teacher, technician, parent, director, admin):
        await expect(last(one).get_by_test_id("button").first).to_be_visible()
    await report(teacher)
    number = await numbered(teacher)
    await snap(page, "reported")
    await page.get_by_test_id("help").click()
    await work(technician, number)
    await confirm(teacher, number)
    await see_it_counted(director, number)
    await snap(page, "story")
    assert errors == []


async def test_the_same_on_a_phone_at_night(demo: Demo, browser: Browser, snap: Camera) -> None:
    page = await browser.new_page(viewport=PHONE, color_scheme="dark", device_scale_factor=1.5, has_touch=True)
    await page.goto(demo.playground.url)
    await expect(page.get_by_test_id("connection")).to_have_text("на связи")
    teacher, technician = phone(page, 0), phone(page, 1)
    await report(teacher)
    number = await numbered(teacher)
    await snap(page, "phone-teacher")
    await page.get_by_test_id("tab").nth(1).click()
    await expect(last(technician)).to_contain_text(number)
    await expect(last(technician).get_by_test_id("button").first).to_be_in_viewport(ratio=1)
    await snap(page, "phone-technician")


async def test_a_letter_reaches_a_parent_and_is_answered(demo: Demo, browser: Browser, snap: Camera) -> None:
    page = await browser.new_page(viewport=LAPTOP)
    await page.goto(demo.playground.url)
    await expect(page.get_by_test_id("connection")).to_have_text("на связи")
    parent, director = phone(page, 2), phone(page, 3)
    await write_a_letter(director, "**Завтра – день здоровья**\nПриходите в спортивной форме!")
    await expect(last(parent)).to_contain_text("Завтра – день здоровья")
    await expect(last(parent).locator("b", has_text="Завтра – день здоровья")).to_be_visible()
    await expect(last(parent)).to_contain_text("для родителей 3А и 6А")
    await tap(parent, "Ознакомлен(а)")
    await expect(last(parent)).to_contain_text("Вы ознакомились")
    await tap(director, "Ещё")
    await expect(last(director)).to_contain_text("Отозвать")
    await tap(director, "Назад")
    await expect(last(director)).to_contain_text("Ознакомились 2 из 266")
    await snap(page, "letter")


async def test_a_parent_is_asked_and_the_director_reads_what_the_staff_needs(
    demo: Demo, browser: Browser, snap: Camera
) -> None:
    page = await browser.new_page(viewport=LAPTOP)
    await page.goto(demo.playground.url)
    await expect(page.get_by_test_id("connection")).to_have_text("на связи")
    parent, director = phone(page, 2), phone(page, 3)
    await write(parent, "/surveys")
    await expect(last(parent)).to_contain_text("Школа просит вас ответить")
    await tap(parent, "Компьютер и интернет")
    await expect(last(parent)).to_contain_text("Анонимно")
    await tap(parent, "Начать")
    await expect(last(parent)).to_contain_text("Вопрос 1")
    await tap(parent, "Есть, но приходится ждать")
    await expect(last(parent)).to_contain_text("Вопрос 2")
    await write(director, "/school_surveys")
    await expect(last(director)).to_contain_text("Опросы школы")
    # The newest of two.
    await last(director).get_by_test_id("button").filter(has_text="Сотрудники").first.click()
    await tap(director, "Итоги")
    await expect(last(director)).to_contain_text("Ответили 41 из 45")
    await expect(last(director)).to_be_in_viewport()
    await snap(page, "survey")


def phone(page: Page, number: int) -> Locator:
    """The column of the person at this place; the playground shows five at first."""
    return page.get_by_test_id("column").nth(number)


def last(one: Locator) -> Locator:
    """The bot's newest message to this person."""
    return one.locator("[data-testid=message][data-from=bot]").last


async def tap(one: Locator, label: str) -> None:
    await last(one).get_by_test_id("button").filter(has_text=label).click()


async def report(teacher: Locator) -> None:
    """Four taps, and a photo on the way."""
    await tap(teacher, "Сообщить о неисправности")
    await tap(teacher, "Проектор")
    await tap(teacher, "Нет изображения")
    await expect(last(teacher)).to_contain_text("Проверьте заявку")
    await teacher.get_by_test_id("attach").click()
    await teacher.get_by_test_id("sample-photo").click()
    await teacher.get_by_test_id("send").click()
    await expect(last(teacher)).to_contain_text("Приложено: 1 файл")
    await tap(teacher, "Отправить")


async def numbered(teacher: Locator) -> str:
    """The new ticket's number, once the teacher has it with the photo."""
    await expect(last(teacher)).to_contain_text("отправлена")
    await expect(last(teacher).locator("img")).to_be_visible()
    words = await last(teacher).inner_text()
    return "№ " + words.split("№ ")[1].split()[0]


async def work(technician: Locator, number: str) -> None:
    """The technician has it at once, with the photo, takes it and solves it."""
    await expect(last(technician)).to_contain_text(f"Новая заявка {number}")
    await expect(last(technician).locator("img")).to_be_visible()
    await tap(technician, "Взять")
    await expect(last(technician)).to_contain_text("В работе")
    await tap(technician, "Готово")
    await tap(technician, "Без слов")
    await expect(last(technician)).to_contain_text("ждём подтверждения")


async def confirm(teacher: Locator, number: str) -> None:
    """The teacher hears of both steps and says that it works."""
    await expect(teacher.get_by_test_id("message").filter(has_text="взяли в работу")).to_be_visible()
    await expect(last(teacher)).to_contain_text(f"Заявка {number} сделана")
    await tap(teacher, "👍 Работает")
    await expect(last(teacher)).to_contain_text("Закрыта")


async def see_it_counted(director: Locator, number: str) -> None:
    """The status, today's closed tickets, and this one among them."""
    await tap(director, "Статус")
    await expect(last(director)).to_contain_text("Хуже всего сейчас")
    await write(director, "сколько заявок решено сегодня?")
    await expect(last(director)).to_contain_text("Решено заявок")
    await expect(last(director).get_by_test_id("button").filter(has_text=number)).to_be_visible()
    await write(director, "статус")
    await expect(last(director)).to_contain_text("Хуже всего сейчас")


async def write(one: Locator, words: str) -> None:
    await one.get_by_test_id("composer").fill(words)
    await one.get_by_test_id("send").click()


async def write_a_letter(director: Locator, words: str) -> None:
    """To all parents, who are to confirm that they have read it."""
    await tap(director, "Написать новость")
    await tap(director, "Новая запись")
    await expect(last(director)).to_contain_text("Пришлите текст")
    await write(director, words)
    for button, shown in (
        ("Все родители", "Получат 25"),
        ("Что просим", "Что просим в ответ"),
        ("Подтвердить", "Ответ: «Ознакомлен(а)»"),
        ("Отправить", "Да, отправить"),
        ("Да, отправить", "Отправлено"),
    ):
        await tap(director, button)
        await expect(last(director)).to_contain_text(shown)
