"""Somebody who builds the questions of a survey: taps, types, sends pictures and files."""

from bot.services.surveys.form import Form
from bot.services.surveys.kept import form_of
from bot.ui import File, Incoming, Media
from tests.bot.services.surveys.canvass import Canvass
from tests.handlers.audience.writer import Writer
from tests.personas import ContextOf


class Sent:
    """A file as the messenger hands it out."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    async def download(self, file_id: str, limit: int) -> bytes:
        assert len(self._content) <= limit
        return self._content


class Builder(Writer):
    """See above."""

    def __init__(self, name: str, context_of: ContextOf, canvass: Canvass) -> None:
        super().__init__(name, context_of)
        self.canvass = canvass

    async def sends(self, incoming: Incoming) -> str:
        assert self.shown is not None
        assert self.shown.expects is not None
        return await self._answered(self.shown.expects.pack(), incoming)

    async def sends_photo(self, file_id: str) -> str:
        return await self.sends(Incoming(media=Media("photo", file_id)))

    async def sends_file(self, name: str, content: bytes) -> str:
        self.canvass.services.surveys.composing._files = Sent(content)
        media = Media("document", "file1")
        return await self.sends(Incoming(media=media, document_name=name, size=len(content)))

    def got(self) -> File:
        """The document that came with the screen."""
        assert self.shown is not None
        assert self.shown.file is not None
        return self.shown.file

    async def form(self, survey: int) -> Form:
        return form_of((await self.canvass.row(survey)).form)
