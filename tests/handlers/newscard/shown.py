"""What a screen of the card says, in Russian."""

from zoneinfo import ZoneInfo

from bot.i18n import Voice
from bot.markup import plain_of
from bot.ui import Button, Screen

RUSSIAN = Voice("ru", ZoneInfo("Asia/Novokuznetsk"))


def words(screen: Screen | None) -> str:
    assert screen is not None
    return "\n".join(plain_of(RUSSIAN.html(line)) for line in screen.lines)


def labels(screen: Screen | None) -> list[str]:
    assert screen is not None
    return [RUSSIAN.plain(button.label) for row in screen.rows for button in row if isinstance(button, Button)]
