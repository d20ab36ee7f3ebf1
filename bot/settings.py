"""What the school's machine decides: settings from the environment, from `.env` or from a folder of secrets.

In that order of precedence; an empty value counts as absent. A wrong one stops the start with a single line that
names it and says how to mend it. Everything else is a setting of the school and stands in the database.
"""

import os
import re
from pathlib import Path
from typing import Literal
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

TELEGRAM = "https://api.telegram.org"
TELEGRAM_WEBHOOK_PORTS = (443, 80, 88, 8443)  # Bot API, setWebhook, note 3

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}
_TOKEN = re.compile(r"\d+:[\w-]{30,}", re.ASCII)
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # Bot API, setWebhook, secret_token
_HOST = re.compile(r"[\w.:-]+", re.ASCII)
_DATABASE = "give postgresql://user:password@host/database or sqlite:///path/to/file.db, or leave it out"
_WEBHOOK = "give an address like https://bot.school.example/telegram, with port 443, 80, 88 or 8443 if any"
_SIGNATURE = "WEBHOOK_URL needs one; use 1 to 256 Latin letters, digits, _ and -"
_SECRETS_DIR = Path("/run/secrets")  # where Docker and Kubernetes put them


class SettingsError(Exception):
    """A setting is wrong; the text is one line that names it and mends it, and never has a secret in it."""


class Settings(BaseModel):
    """All settings, checked. Each description says how to mend a wrong value."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, str_strip_whitespace=True)

    bot_token: SecretStr | None = Field(None, description="copy the whole token from the chat with @BotFather")
    bot_api_url: str = Field(TELEGRAM, description=f"give the address of a Bot API server, such as {TELEGRAM}")
    bot_proxy: str | None = Field(None, repr=False, description="give socks5://host:port or http://host:port")
    data_dir: Path = Field(Path("data"), description="name a folder that this program may write to")
    database_url: str = Field("", repr=False, validate_default=True, description=_DATABASE)
    school_timezone: ZoneInfo = Field(ZoneInfo("Asia/Novokuznetsk"), description="give a name like Europe/Moscow")
    webhook_url: str | None = Field(None, description=_WEBHOOK)
    webhook_secret: SecretStr | None = Field(None, validate_default=True, description=_SIGNATURE)
    public_url: str | None = Field(None, description="give the address by which the web port is reached from outside")
    web_host: str = Field("127.0.0.1", description="give an address of this machine: 127.0.0.1, or 0.0.0.0 for all")
    web_port: int = Field(8080, ge=0, le=65535, description="give a number from 1 to 65535 (0 takes any free port)")
    website_allow_private: bool = Field(False, description="leave it out; true is for tests and the demo only")
    log_format: Literal["console", "json"] = Field("console", description="give console or json")

    @property
    def token(self) -> str:
        """The bot's token, for what can't do without it; SettingsError where there is none."""
        if self.bot_token is None:
            raise SettingsError(f"BOT_TOKEN is missing: {_how_to_mend('bot_token')}, and put it into .env")
        return self.bot_token.get_secret_value()

    @property
    def signature(self) -> str:
        """What the messenger signs its webhook calls with; empty where there is no webhook."""
        return self.webhook_secret.get_secret_value() if self.webhook_secret else ""

    @field_validator("bot_token")
    @classmethod
    def _check_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        token = value.get_secret_value().strip()
        _demand(_TOKEN.fullmatch(token))
        return SecretStr(token)

    @field_validator("bot_api_url")
    @classmethod
    def _check_api_url(cls, value: str) -> str:
        _split_url(value, "http", "https")
        return value.rstrip("/")

    @field_validator("bot_proxy")
    @classmethod
    def _check_proxy(cls, value: str | None) -> str | None:
        if value is None:
            return None
        proxy = value.replace("socks5h://", "socks5://", 1)  # names are resolved by the proxy in any case
        _demand(_split_url(proxy, "http", "socks5").port)
        return proxy

    @field_validator("data_dir")
    @classmethod
    def _check_data_dir(cls, value: Path) -> Path:
        folder = value.expanduser()
        nearest = next(path for path in (folder, *folder.absolute().parents) if path.exists())
        _demand(nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK))
        return folder

    @field_validator("database_url")
    @classmethod
    def _check_database_url(cls, value: str, info: ValidationInfo) -> str:
        if not value:
            return f"sqlite+aiosqlite:///{info.data.get('data_dir', Path()) / 'bot.db'}"
        try:
            url = make_url(value)
        except (ArgumentError, ValueError):
            raise ValueError from None
        _demand(url.database and url.database != ":memory:" and url.get_backend_name() in _DRIVERS)
        return url.set(drivername=_DRIVERS[url.get_backend_name()]).render_as_string(hide_password=False)

    @field_validator("webhook_url")
    @classmethod
    def _check_webhook_url(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None:
            return None
        if info.data.get("bot_api_url") != TELEGRAM:  # a Bot API server of one's own accepts any address
            _split_url(value, "http", "https")
        else:
            port = _split_url(value, "https").port
            _demand(port is None or port in TELEGRAM_WEBHOOK_PORTS)
        return value.rstrip("/")

    @field_validator("public_url")
    @classmethod
    def _check_public_url(cls, value: str | None) -> str | None:
        if value is not None:
            _split_url(value, "http", "https")
        return value.rstrip("/") if value else None

    @field_validator("webhook_secret")
    @classmethod
    def _check_webhook_secret(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if value is None:
            _demand(info.data.get("webhook_url") is None)
        else:
            _demand(_WEBHOOK_SECRET.fullmatch(value.get_secret_value()))
        return value

    @field_validator("web_host")
    @classmethod
    def _check_web_host(cls, value: str) -> str:
        _demand(_HOST.fullmatch(value))
        return value


class _SurroundingSettings(Settings, BaseSettings):
    """The same, found in the surroundings of the program."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8-sig", env_ignore_empty=True, extra="ignore"
    )


def load_settings() -> Settings:
    """Read and check the settings; SettingsError names the first wrong one."""
    named = os.environ.get("SECRETS_DIR")
    secrets_dir = Path(named or _SECRETS_DIR)
    if named and not secrets_dir.is_dir():
        raise SettingsError("SECRETS_DIR is wrong: name a folder with one file for each secret, or leave it out")
    try:
        return _SurroundingSettings(_secrets_dir=secrets_dir if secrets_dir.is_dir() else None)
    except ValidationError as error:
        field = str(error.errors(include_input=False, include_context=False)[0]["loc"][0])
        raise SettingsError(f"{field.upper()} is wrong: {_how_to_mend(field)}") from None
    except UnicodeDecodeError:
        raise SettingsError(".env is not readable: save it as text in UTF-8") from None


def _how_to_mend(field: str) -> str:
    return str(Settings.model_fields[field].description)


def _demand(condition: object) -> None:
    if not condition:
        raise ValueError  # what to do instead is said by the field's description


def _split_url(value: str, *schemes: str) -> SplitResult:
    """Take an address apart; ValueError where it has another scheme, no host, a wrong port, blanks or a query."""
    url = urlsplit(value)
    _demand(url.scheme in schemes and url.hostname and not url.query and not url.fragment)
    _demand(url.port != 0 and not re.search(r"\s", value))
    return url
