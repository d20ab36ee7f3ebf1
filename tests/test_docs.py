"""The documents promise only what is there: buttons as they are called, commands, settings, files, sections, hosts."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.__main__ import main
from bot.i18n import LOCALES
from handlers import build_site
from tests.test_repository import KNOWN_HOSTS, is_made_up, text_of

pytestmark = pytest.mark.guard

ROOT = Path(__file__).parent.parent
GUIDE = sorted((ROOT / "docs" / "ru").glob("*.md"))
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
GAP = "…"  # stands in a quotation for what the program fills in
ADDRESSES = {"healthz", "readyz", "metrics"}
BOTFATHERS = {"newbot", "revoke"}
FENCE = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")

by_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
by_guide = pytest.mark.parametrize("page", GUIDE, ids=lambda page: page.name)


@by_guide
def test_what_is_quoted_from_the_screen_is_said_there(page: Path) -> None:
    """A quotation is **«…»**: a whole part of one message, with an ellipsis for each thing that is filled in."""
    assert [words for words in quotations(page) if not any(says(message, words) for message in messages())] == []


def test_every_line_of_the_doctor_is_in_the_guide() -> None:
    quoted = quotations(ROOT / "docs" / "ru" / "backup.md")
    frame = {"✓ …", "✗ … — …"}
    said = {message for message in messages("doctor.ftl") if message not in frame}
    assert {message for message in said if not any(says(message, words) for words in quoted)} == set()


def test_what_the_readme_quotes_is_said_by_the_bot_or_by_the_page_of_the_demo() -> None:
    page = text_of("bot/playground/static/index.html")
    quoted = re.findall(r"«([^«»]*[а-яё][^«»]*)»", text_of("README.md"))
    assert quoted
    assert [words for words in quoted if f">{words}<" not in page and not any(says(m, words) for m in messages())] == []


@by_page
def test_commands_and_targets_that_are_named_exist(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = page.read_text(encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = set(re.findall(r"^    ([a-z]+)  ", capsys.readouterr().out, re.MULTILINE))
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    assert commands
    assert set(re.findall(r"python -m bot ([a-z]+)", text)) <= commands
    assert set(re.findall(r"(?:`|^ *|&& )make (?:[A-Z]+=\S+ )?([a-z]+)", text, re.MULTILINE)) <= targets


@by_guide
def test_commands_of_the_chat_and_settings_that_are_named_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"(?<![\w/.:])`/([a-z]+)`", text)
    assert set(named) <= build_site().commands.keys() | ADDRESSES | BOTFATHERS
    settings = set(re.findall(r"^#?([A-Z_]+)=", text_of(".env.example"), re.MULTILINE))
    assert set(re.findall(r"`([A-Z]+_[A-Z_]+)(?:=[^`]*)?`", text)) <= settings


@by_page
def test_links_lead_to_files_and_sections_that_exist(page: Path) -> None:
    assert [link for link in links(page) if "://" not in link and not leads_somewhere(page, link)] == []


@by_page
def test_addresses_are_of_known_hosts(page: Path) -> None:
    hosts = set(re.findall(r"https?://([\w.-]+\.[a-z]{2,})", page.read_text(encoding="utf-8")))
    assert {host for host in hosts - KNOWN_HOSTS if not is_made_up(host)} == set()


def test_every_page_of_the_guide_is_in_its_contents() -> None:
    listed = set(links(ROOT / "docs" / "ru" / "README.md"))
    assert {page.name for page in GUIDE} - {"README.md"} <= listed


def quotations(page: Path) -> list[str]:
    return [plain(words) for words in re.findall(r"\*\*«(.+?)»\*\*", page.read_text(encoding="utf-8"), re.DOTALL)]


def links(page: Path) -> list[str]:
    return LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8")))


def leads_somewhere(page: Path, link: str) -> bool:
    name, _, section = link.partition("#")
    target = page.parent / name if name else page
    if not target.exists():
        return False
    return not section or section in sections(target)


def sections(page: Path) -> set[str]:
    """Anchors of a page's headings, as the usual viewers of Markdown make them."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\s-]", "", heading.lower()).replace(" ", "-") for heading in headings}


@cache
def messages(files: str = "*.ftl") -> list[str]:
    """What each Russian message may say, with gaps; every variant of a choice on its own."""
    parser = FluentParser()
    said: list[str] = []
    for path in sorted((LOCALES / "ru").glob(files)):
        for entry in parser.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ftl.Message) and entry.value is not None:
                said += [plain(words) for words in sayings(entry.value)]
    return said


def sayings(pattern: ftl.Pattern) -> Iterator[str]:
    """Each wording of a pattern: the n-th variant of every choice in it, for each n."""
    fillings = [getattr(element, "expression", None) for element in pattern.elements]
    widest = max((len(one.variants) for one in fillings if isinstance(one, ftl.SelectExpression)), default=1)
    for number in range(widest):
        yield "".join(wording(element, number) for element in pattern.elements)


def wording(element: ftl.TextElement | ftl.Placeable, number: int) -> str:
    if isinstance(element, ftl.TextElement):
        return str(element.value)
    filled = element.expression
    if isinstance(filled, ftl.SelectExpression):
        return next(sayings(filled.variants[min(number, len(filled.variants) - 1)].value))
    return str(filled.value) if isinstance(filled, ftl.StringLiteral) else GAP


def plain(words: str) -> str:
    """Without tags, and with single spaces."""
    return " ".join(re.sub(r"</?[a-z]+>", "", words).split())


def says(message: str, quoted: str) -> bool:
    """Whether the quotation is a part of the message that ends where words end."""
    return re.search(rf"(?<!\w){re.escape(quoted)}(?!\w)", message, re.IGNORECASE) is not None
