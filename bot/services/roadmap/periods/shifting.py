"""The words of a period in another school year: the years that are written in them move along. Pure."""

import re
from typing import Final

_YEARS: Final = re.compile(r"(?<!\d)(?P<long>(?:19|20)\d\d)(?:(?P<sign>[/–-])(?P<short>\d\d)(?!\d))?(?!\d)")
_BRIEF: Final = re.compile(r"(?<![\d.])(?P<day>\d{1,2}[./]\d{1,2}[./])(?P<year>\d\d)(?!\d)")


def shifted(words: str, years: int) -> str:
    """A period's words with the years that are written in them so many later."""

    def later(found: re.Match[str]) -> str:
        moved = str(int(found["long"]) + years)
        return moved if found["short"] is None else f"{moved}{found['sign']}{(int(found['short']) + years) % 100:02}"

    brief = _BRIEF.sub(lambda found: f"{found['day']}{(int(found['year']) + years) % 100:02}", words)
    return _YEARS.sub(later, brief)
