"""Parameters of a Bot API call, however they travel: query, urlencoded form, multipart form or JSON."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from bot.playground.errors import ApiError, Json, bad_request
from bot.playground.files import FileStore, StoredFile


@dataclass(frozen=True, slots=True)
class Upload:
    """A file inside a multipart form."""

    name: str
    content: bytes


@dataclass(slots=True)
class Params:
    """Values by name; a value is a string from a form or anything from JSON."""

    values: Json
    uploads: dict[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        return self.values.get(name) is not None

    def string(self, name: str) -> str:
        """The value as text, "" where it is absent."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """The value as a number; text that is none counts as the default, as in Telegram."""
        try:
            return int(self.string(name) or default)
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        return self.string(name).lower() in {"true", "1", "yes"}

    def structure(self, name: str) -> Any:
        """A JSON-serialised value, None where it is absent."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def file(self, files: FileStore, kind: str, reference: object) -> StoredFile:
        """The file that a parameter means: an upload ("attach://…" or of its own name) or a known ``file_id``."""
        if isinstance(reference, str) and reference.startswith("attach://"):
            upload = self.uploads.get(reference.removeprefix("attach://"))
        else:
            upload = self.uploads.get(kind) if not reference else None
        if upload is not None:
            if not upload.content:
                raise bad_request("file must be non-empty")
            return files.add(kind, upload.name, upload.content)
        if not reference:
            raise bad_request(f"there is no {kind} in the request")
        if str(reference).startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        try:
            return files.get(str(reference))
        except Exception:
            raise bad_request("wrong remote file identifier specified: Wrong string length") from None


async def read_params(request: web.Request) -> Params:
    """Everything that the call carries."""
    try:
        return await _read(request)
    except web.HTTPRequestEntityTooLarge:
        raise ApiError(413, "Request Entity Too Large") from None


async def _read(request: web.Request) -> Params:
    values: Json = dict(request.query)
    if request.method == "GET" or not request.can_read_body:
        return Params(values)
    kind = request.content_type
    if kind == "application/x-www-form-urlencoded":
        body = await request.read()
        values.update(parse_qsl(body.decode(), keep_blank_values=True))
    elif kind == "application/json":
        try:
            values.update(json.loads(await request.read() or b"{}"))
        except (ValueError, TypeError):
            raise bad_request("can't parse request body JSON object") from None
    elif kind == "multipart/form-data":
        return await _read_multipart(request, values)
    return Params(values)


async def _read_multipart(request: web.Request, values: Json) -> Params:
    params = Params(values)
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            params.uploads[name] = Upload(value.filename or name, value.file.read())
        else:
            values[name] = value.decode() if isinstance(value, bytes | bytearray) else value
    return params
