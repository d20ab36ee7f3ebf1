"""Words: Fluent messages of locales/<language>/*.ftl become texts, with arguments escaped and dates local."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from html import escape
from pathlib import Path
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle, FluentResource

from bot.markup import plain_of
from bot.ui import Arg, Text

LOCALES = Path(__file__).parent.parent / "locales"
LANGUAGES = ("ru", "en")
DEFAULT_LANGUAGE = "ru"

# Fluent refuses values of more than 2,500 characters, and a comment full of "&" grows to 5,000 when it is escaped:
# a mark is put in its place, one of the private characters that nobody's words keep (bot/services/text.py).
LONGEST_VALUE = 2_000
_FIRST_MARK = 0xE000
# A message begins with its key at the beginning of a line (Fluent syntax); comments before it are left with the last.
_BEFORE_ENTRY = re.compile(r"^(?=[A-Za-z][\w-]* *=)", re.MULTILINE)


def pick_language(code: str | None) -> str:
    """The nearest language that we speak to a messenger's code ("en-GB" → "en"); Russian otherwise."""
    short = (code or "").split("-")[0].lower()
    return short if short in LANGUAGES else DEFAULT_LANGUAGE


class Voice:
    """Speaks one language in one time zone. `html` is for messages, `plain` for buttons, toasts and files."""

    def __init__(self, language: str, zone: ZoneInfo) -> None:
        self.language = language
        self.zone = zone
        self._messages = _messages(language)

    def html(self, text: Text) -> str:
        """The text with its arguments escaped for the messenger's HTML."""
        return self._render(text, escape=True)

    def plain(self, text: Text | str) -> str:
        """The text without markup; a plain string is data and stays as it is."""
        return text if isinstance(text, str) else self._render(text, escape=False)

    def _render(self, text: Text, *, escape: bool) -> str:
        args = {name: self._argument(value, escape=escape) for name, value in text.args.items()}
        marks = {name: chr(_FIRST_MARK + number) for number, name in enumerate(args) if _is_long(args[name])}
        rendered, errors = self._messages.say(text.key, args | marks)
        if errors:
            raise ValueError(f"message {text.key} ({self.language}): {errors}")
        for name, mark in marks.items():
            rendered = rendered.replace(mark, str(args[name]))
        return rendered

    def _argument(self, value: Arg, *, escape: bool) -> str | int:
        match value:
            case Text():
                return self._render(value, escape=escape)
            case bool() | None:
                return "yes" if value else "no"
            case int():
                return value
            case datetime():
                return format_moment(value, self.zone)
            case date():
                return f"{value:%d.%m.%Y}"
            case time():
                return f"{value:%H:%M}"
            case str():
                return _escape(value) if escape else value
            case _:
                return value.html if escape else plain_of(value.html)


def _is_long(value: str | int) -> bool:
    return isinstance(value, str) and len(value) > LONGEST_VALUE


def format_moment(moment: datetime, zone: ZoneInfo) -> str:
    """A moment as people here write it: 15.09.2021 14:05, in the school's zone."""
    return f"{moment.astimezone(zone):%d.%m.%Y %H:%M}"


def _escape(value: str) -> str:
    return escape(value, quote=False)


class _Messages:
    """The messages of one language. Each is parsed when it is first said: a parsed one takes twenty times its text.

    Messages stand alone, they do not refer to each other (tests/test_locales.py).
    """

    def __init__(self, language: str) -> None:
        self._bundle = FluentBundle([language], use_isolating=False)
        self._unparsed: dict[str, str] = {}
        self._unchanging: dict[str, str] = {}
        for file in sorted((LOCALES / language).glob("*.ftl")):
            for entry in _BEFORE_ENTRY.split(file.read_text(encoding="utf-8")):
                self._unparsed.setdefault(entry.partition("=")[0].strip(), entry)

    def say(self, key: str, args: Mapping[str, str | int]) -> tuple[str, list[Exception]]:
        """A message with its arguments, and what was wrong with that; LookupError where there is none.

        What takes no arguments, as most labels do, is put together once.
        """
        if not args and key in self._unchanging:
            return self._unchanging[key], []
        if not self._bundle.has_message(key):
            self._bundle.add_resource(FluentResource(self._unparsed.pop(key)))
        message = self._bundle.get_message(key)
        if message.value is None:
            raise ValueError(f"message {key} has no value")
        rendered, errors = self._bundle.format_pattern(message.value, dict(args))
        if not args and not errors:
            self._unchanging[key] = str(rendered)
        return str(rendered), errors


@cache
def _messages(language: str) -> _Messages:
    return _Messages(language)


def voices(zone: ZoneInfo) -> Mapping[str, Voice]:
    """A voice for each language."""
    return {language: Voice(language, zone) for language in LANGUAGES}
