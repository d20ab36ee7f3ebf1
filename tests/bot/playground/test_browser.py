import pytest
from playwright.async_api import Locator, Page, async_playwright, expect

from bot.playground import Participant, Persona, Playground
from tests.bot.playground.client import Client

pytestmark = pytest.mark.browser
KEYBOARD = {"inline_keyboard": [[{"text": "Взять", "callback_data": "take"}],
                                [{"text": "Открыть", "url": "https://t.me/school_bot?start=qr214"}]]}  # fmt: skip


async def test_a_person_talks_with_the_bot_in_a_browser(
    api: Client, playground: Playground, anna: Participant, chromium: str
) -> None:
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = await browser.new_page(viewport={"width": 390, "height": 844})
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        await open_page(page, playground, anna)
        phone = page.get_by_test_id("column")
        await writes_and_reads(api, phone)
        await taps(api, anna, phone)
        await replies(api, anna, phone)
        await sends_samples(anna, phone)
        await sees_edits_and_deletions(api, anna, phone)
        assert errors == []
        await browser.close()


async def open_page(page: Page, playground: Playground, person: Participant) -> None:
    playground.set_personas([Persona(person.id, "Орлова Анна", "учитель")])
    await page.goto(playground.url)
    await expect(page.get_by_test_id("connection")).to_have_text("на связи")


async def writes_and_reads(api: Client, phone: Locator) -> None:
    await phone.get_by_test_id("composer").fill("<b>не работает</b> проектор")
    await phone.get_by_test_id("composer").press("Enter")
    await expect(phone.locator("[data-from=person]").last).to_contain_text("<b>не работает</b> проектор")
    await phone.get_by_test_id("attach").click()
    await phone.get_by_test_id("sample-photo").click()
    await expect(phone.get_by_test_id("chip")).to_have_count(1)
    await phone.get_by_test_id("send").click()
    await expect(phone.locator("[data-from=person] img")).to_be_visible()
    text = '<b>Заявка</b> <a href="https://example.org/x">17</a> &lt;i&gt; <blockquote>тёмный экран</blockquote>'
    await api.result("sendMessage", chat_id=7, text=text, parse_mode="HTML", reply_markup=KEYBOARD)
    await expect(phone.locator("[data-from=bot] b")).to_have_text("Заявка")
    await expect(phone.locator("[data-from=bot]")).to_contain_text("<i>")
    await expect(phone.locator("[data-from=bot] blockquote")).to_have_text("тёмный экран")


async def taps(api: Client, anna: Participant, phone: Locator) -> None:
    await phone.get_by_test_id("button").filter(has_text="Взять").click()
    query = (await api.result("getUpdates", offset=-1, timeout=5))[0]["callback_query"]
    assert query["data"] == "take"
    await api.result("answerCallbackQuery", callback_query_id=query["id"], text="Взято")
    await expect(phone.get_by_test_id("toast")).to_have_text("Взято")
    await phone.get_by_test_id("button").filter(has_text="Открыть").click()
    await expect(phone.locator("[data-from=person]").last).to_contain_text("/start qr214")
    tap = await anna.tap_data(anna.last, "x")
    await api.result("answerCallbackQuery", callback_query_id=tap.query.id, text="Внимание", show_alert=True)
    await expect(phone.get_by_test_id("alert")).to_contain_text("Внимание")
    await phone.get_by_test_id("alert-close").click()
    await expect(phone.get_by_test_id("alert")).to_have_count(0)


async def replies(api: Client, anna: Participant, phone: Locator) -> None:
    """A reply is begun, dropped, begun again and sent; the next message is none."""
    card = anna.last
    answer = phone.locator("[data-from=bot]").last.get_by_test_id("reply")
    await answer.click()
    await expect(phone.get_by_test_id("quote")).to_contain_text("Ответ: Заявка 17")
    await phone.get_by_test_id("composer").press("Escape")
    await expect(phone.get_by_test_id("quote")).to_be_hidden()
    await answer.click()
    for text in ("лампа", "просто так"):
        await phone.get_by_test_id("composer").fill(text)
        await phone.get_by_test_id("composer").press("Enter")
        await expect(phone.locator("[data-from=person]").last).to_contain_text(text)
    await expect(phone.locator("[data-from=person]").nth(-2).locator(".reply")).to_contain_text("Заявка 17")
    assert [message.reply_to for message in anna.messages[-2:]] == [card.id, 0]


async def sends_samples(anna: Participant, phone: Locator) -> None:
    """Three photos go as one album, in reply; the other kinds go each as what they are."""
    before = len(anna.messages)
    await phone.locator("[data-from=bot]").last.get_by_test_id("reply").click()
    for sample in (*["photo"] * 3, "voice", "file", "video"):
        await phone.get_by_test_id("attach").click()
        await phone.get_by_test_id(f"sample-{sample}").click()
    await expect(phone.get_by_test_id("chip")).to_have_count(6)
    await phone.get_by_test_id("send").click()
    await expect(phone.get_by_test_id("file")).to_have_count(2)
    sent = anna.messages[before:]
    kinds = [message.media.kind for message in sent if message.media]
    assert kinds == ["photo", "photo", "photo", "voice", "document", "video"]
    assert len({message.album for message in sent[:3]}) == 1
    assert {message.reply_to for message in sent} == {anna.last.id}


async def sees_edits_and_deletions(api: Client, anna: Participant, phone: Locator) -> None:
    shown = phone.locator("[data-from=bot]")
    await api.result("editMessageText", chat_id=7, message_id=anna.last.id, text="Решено")
    await expect(shown).to_contain_text("Решено")
    await expect(shown.get_by_test_id("button")).to_have_count(0)
    await api.result("deleteMessage", chat_id=7, message_id=anna.last.id)
    await expect(shown).to_have_count(0)
    await anna.block()
    await expect(phone.get_by_test_id("unblock-big")).to_be_visible()
