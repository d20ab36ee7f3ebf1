"""The log: structlog for our own events and those of the libraries, in one format, without names, texts or tokens.

What may be written is listed, the rest is masked: of fields, numbers and the strings of known keys; of exceptions,
where they happened, and their texts only where these come from programs; of the libraries' messages, the template
with its numbers. Our events are short English phrases, fixed in the code: `log.info("ticket taken", ticket_id=7)`.
"""

import logging
import re
import sys
import traceback
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import Enum
from types import TracebackType
from typing import Any, Literal, TextIO
from uuid import UUID

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

MASK = "…"

# Fields whose strings are words of the program: codes, kinds, names of classes, addresses of machines.
# fmt: off
WORDY_FIELDS = frozenset({
    "action", "address", "by", "command", "database", "environment", "error", "event", "feature", "host", "job",
    "key", "kind", "language", "level", "locale", "logger", "method", "path", "permission", "reason", "revision",
    "role", "screen", "shows", "signal", "state", "status", "timestamp", "timezone", "url", "version",
})
# fmt: on
_HARMLESS = (date, timedelta, UUID)

# Exceptions whose texts are written by programs about programs, by qualified name; their subclasses speak as well.
_SPEAKING = frozenset(
    {
        "builtins.AttributeError",
        "builtins.ImportError",
        "builtins.NameError",
        "builtins.NotImplementedError",
        "builtins.OSError",
        "builtins.TypeError",
        "aiogram.exceptions.TelegramAPIError",
        "aiohttp.client_exceptions.ClientError",
        "bot.errors.SchoolError",
        "bot.settings.SettingsError",
        "psycopg.OperationalError",
        "python_socks._errors.ProxyError",
        "sqlite3.Error",
    }
)
_SCRUBBED = (
    (re.compile(r"\d+(?::|%3A)[\w-]{30,}", re.ASCII | re.IGNORECASE), MASK),  # a bot's token
    (re.compile(r"://[^/\s@]*@"), f"://{MASK}@"),  # a password in an address
    (re.compile(r"[^\x00-\x7f]+(?:[\s-]+[^\x00-\x7f]+)*"), MASK),  # the program speaks English; a person may not
)
_LONGEST_TEXT = 500
_QUIET_LIBRARIES = ("aiogram.event", "aiohttp.access", "alembic", "apscheduler")


def configure_logging(log_format: Literal["console", "json"], stream: TextIO | None = None) -> None:
    """Send everything that is logged, from INFO on, to `stream` (default: standard error)."""
    stream = stream or sys.stderr
    shared: list[Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_logger_name, _fill_in_numbers, *shared],
        use_get_message=False,
        pass_foreign_args=True,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            mask_fields,
            _renderer(log_format, stream),
        ],
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    logging.root.handlers = [handler]
    logging.root.setLevel(logging.INFO)
    for name in _QUIET_LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _log_crash
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.stdlib.LoggerFactory(),
    )


def mask_fields(_logger: WrappedLogger, _method: str, fields: EventDict) -> EventDict:
    """Keep what is known to be harmless, mask the rest, and turn an exception into `describe(it)`."""
    exception = _exception_in(fields.pop("exc_info", None))
    fields.pop("stack_info", None)
    kept: EventDict = {key: _masked_field(key, value) for key, value in fields.items()}
    if exception is not None:
        kept["exception"] = describe(exception)
    return kept


def scrub(text: str) -> str:
    """Take tokens, passwords and whatever is not plain English out of a program's text, and limit its length."""
    for pattern, replacement in _SCRUBBED:
        text = pattern.sub(replacement, text)
    return text if len(text) <= _LONGEST_TEXT else text[:_LONGEST_TEXT] + MASK


def describe(exception: BaseException) -> str:
    """Tell an exception, what caused it and where, oldest first: types and lines of code, no values."""
    return "\n".join(_tell(exception))


def _tell(exception: BaseException) -> Iterator[str]:
    seen: list[BaseException] = []
    link: BaseException | None = exception
    while link is not None and link not in seen:
        seen.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    for link in reversed(seen):
        for frame in traceback.extract_tb(link.__traceback__):
            yield f"  {scrub(frame.filename)}:{frame.lineno} {frame.name}"
        yield _name_and_text(link)
        if isinstance(link, BaseExceptionGroup):
            for part in link.exceptions:
                yield from (f"  | {line}" for line in _tell(part))


def _name_and_text(exception: BaseException) -> str:
    names = {f"{kind.__module__}.{kind.__qualname__}" for kind in type(exception).__mro__}
    name = f"{type(exception).__module__}.{type(exception).__qualname__}".removeprefix("builtins.")
    return f"{name}: {scrub(str(exception))}" if names & _SPEAKING else name


def _exception_in(exc_info: object) -> BaseException | None:
    if exc_info is True:
        return sys.exc_info()[1]
    if isinstance(exc_info, tuple):
        exc_info = exc_info[1]
    return exc_info if isinstance(exc_info, BaseException) else None


def _masked_field(key: str, value: object) -> object:
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, Enum):
        return value.value  # all of them stand in the code
    if isinstance(value, _HARMLESS):
        return str(value)
    if isinstance(value, str) and key in WORDY_FIELDS:
        return scrub(value)
    if isinstance(value, BaseException):
        return _name_and_text(value)
    return MASK


def _fill_in_numbers(_logger: WrappedLogger, _method: str, fields: EventDict) -> EventDict:
    """Fill a library's message with its numbers only. Its first line is enough: values come in the others."""
    args = fields.pop("positional_args", None)
    template = fields["event"].partition("\n")[0]
    try:
        fields["event"] = template % _masked_args(args) if args else template
    except (TypeError, ValueError, KeyError):
        fields["event"] = template
    return fields


def _masked_args(args: tuple[object, ...] | Mapping[str, object]) -> object:
    if isinstance(args, Mapping):
        return {key: _masked_field("", value) for key, value in args.items()}
    return tuple(_masked_field("", value) for value in args)


def _renderer(log_format: Literal["console", "json"], stream: TextIO) -> Processor:
    if log_format == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.dev.ConsoleRenderer(colors=stream.isatty(), exception_formatter=structlog.dev.plain_traceback)


def _log_crash(kind: type[BaseException], exception: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logger: Any = structlog.get_logger()
    logger.critical("crashed", exc_info=(kind, exception, trace))
