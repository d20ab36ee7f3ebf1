from pathlib import Path

import pytest

import bot.settings
from bot.settings import Settings, SettingsError, load_settings

TOKEN = "123456789:AAabcdefghijklmnopqrstuvwxyz-_01234"
ALL_NAMES = [name.upper() for name in Settings.model_fields]


@pytest.fixture(autouse=True)
def _bare_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start from an empty folder, without any of our variables and without the machine's secrets."""
    for name in [*ALL_NAMES, "SECRETS_DIR"]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(bot.settings, "_SECRETS_DIR", tmp_path / "run-secrets")
    monkeypatch.chdir(tmp_path)


def load(monkeypatch: pytest.MonkeyPatch, **variables: str) -> Settings:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return load_settings()


def complaint(monkeypatch: pytest.MonkeyPatch, **variables: str) -> str:
    with pytest.raises(SettingsError) as caught:
        load(monkeypatch, **variables)
    assert caught.value.__context__ is None or caught.value.__suppress_context__, "a traceback would show the value"
    return str(caught.value)


def test_nothing_has_to_be_set() -> None:
    settings = load_settings()
    assert settings.database_url == "sqlite+aiosqlite:///data/bot.db"
    assert settings.school_timezone.key == "Asia/Novokuznetsk"
    assert (settings.web_host, settings.web_port, settings.log_format) == ("127.0.0.1", 8080, "console")
    assert settings.bot_api_url == "https://api.telegram.org"
    assert settings.webhook_url is None
    assert settings.signature == ""
    assert settings.website_allow_private is False


def test_a_missing_token_is_told_when_it_is_needed() -> None:
    with pytest.raises(SettingsError, match=r"BOT_TOKEN.*@BotFather.*\.env"):
        _ = load_settings().token


WRONG = [
    ("BOT_TOKEN", "my-secret-token"),
    ("BOT_TOKEN", "123456789:secret"),
    ("BOT_TOKEN", f"{TOKEN} secret"),
    ("BOT_TOKEN", "123456789:секретсекретсекретсекретсекретсекрет"),
    ("BOT_API_URL", "api.secret.example"),
    ("BOT_API_URL", "ftp://secret.example"),
    ("BOT_API_URL", "https://secret.example?x=1"),
    ("BOT_API_URL", "http://"),
    ("BOT_PROXY", "secret:1080"),
    ("BOT_PROXY", "socks5://me:secret@proxy.example"),
    ("BOT_PROXY", "socks5://me:secret@proxy.example:99999"),
    ("BOT_PROXY", "ftp://me:secret@proxy.example:1"),
    ("DATABASE_URL", "secret"),
    ("DATABASE_URL", "mysql://me:secret@db/school"),
    ("DATABASE_URL", "postgresql://me:secret@db"),
    ("DATABASE_URL", "postgresql://me:secret@db:port/school"),
    ("DATABASE_URL", "sqlite:///:memory:"),
    ("DATABASE_URL", "sqlite://"),
    ("DATA_DIR", "file/secret"),
    ("SCHOOL_TIMEZONE", "Secret/City"),
    ("SCHOOL_TIMEZONE", "../../etc/secret"),
    ("SCHOOL_TIMEZONE", "+7"),
    ("WEBHOOK_URL", "http://secret.example/tg"),
    ("WEBHOOK_URL", "https://secret.example:8080/tg"),
    ("WEBHOOK_URL", "secret.example"),
    ("WEBHOOK_URL", "https://secret.example/a b"),
    ("PUBLIC_URL", "ftp://secret.example"),
    ("PUBLIC_URL", "secret.example"),
    ("WEBHOOK_SECRET", "секрет-secret"),
    ("WEBHOOK_SECRET", "secret!"),
    ("WEBHOOK_SECRET", "secret" * 43),
    ("WEB_HOST", "http://secret.example"),
    ("WEB_HOST", "secret example"),
    ("WEB_PORT", "secret"),
    ("WEB_PORT", "-1"),
    ("WEB_PORT", "65536"),
    ("WEBSITE_ALLOW_PRIVATE", "secret"),
    ("LOG_FORMAT", "secret"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_setting_is_named_and_mended_in_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    Path("file").touch()
    text = complaint(monkeypatch, **{name: value})
    assert text.startswith(f"{name} is wrong: ")
    assert len(text.splitlines()) == 1
    assert "secret" not in text.removeprefix(name).lower()


def test_every_setting_was_tried_with_a_wrong_value() -> None:
    assert {name for name, _ in WRONG} == set(ALL_NAMES)


def test_a_webhook_needs_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    text = complaint(monkeypatch, WEBHOOK_URL="https://bot.example/tg")
    assert text.startswith("WEBHOOK_SECRET is wrong: WEBHOOK_URL needs one")


def test_an_own_bot_api_server_takes_any_webhook(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load(
        monkeypatch, BOT_API_URL="http://localhost:8081/", WEBHOOK_URL="http://localhost:9000/tg/", WEBHOOK_SECRET="abc"
    )
    assert settings.bot_api_url == "http://localhost:8081"
    assert settings.webhook_url == "http://localhost:9000/tg"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("postgres://me:pass@db/school", "postgresql+psycopg://me:pass@db/school"),
        ("postgresql://me:pass@db:5433/school", "postgresql+psycopg://me:pass@db:5433/school"),
        ("postgresql+psycopg://me@/school?host=/run/x", "postgresql+psycopg://me@/school?host=%2Frun%2Fx"),
        ("sqlite:////srv/school.db", "sqlite+aiosqlite:////srv/school.db"),
        ("sqlite+aiosqlite:///school.db", "sqlite+aiosqlite:///school.db"),
    ],
)
def test_database_addresses_get_our_drivers(monkeypatch: pytest.MonkeyPatch, given: str, kept: str) -> None:
    assert load(monkeypatch, DATABASE_URL=given).database_url == kept


def test_the_database_lies_in_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings = load(monkeypatch, DATA_DIR=str(tmp_path / "new" / "folder"))
    assert settings.database_url == f"sqlite+aiosqlite:///{tmp_path}/new/folder/bot.db"
    assert not (tmp_path / "new").exists(), "reading the settings changes nothing"


@pytest.mark.parametrize("proxy", ["socks5://me:pw@127.0.0.1:1080", "http://proxy.example:3128"])
def test_proxies(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    assert load(monkeypatch, BOT_PROXY=proxy).bot_proxy == proxy


def test_a_proxy_that_resolves_names_is_an_ordinary_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load(monkeypatch, BOT_PROXY="socks5h://localhost:1080").bot_proxy == "socks5://localhost:1080"


def test_the_env_file_is_read_and_foreign_keys_in_it_ignored() -> None:
    Path(".env").write_text(
        f"\ufeffBOT_TOKEN= {TOKEN} \nBOT_NAME=Помощник\nCOMPOSE_PROFILES=scaled\nBOT_PROXY=\nLOG_FORMAT=json\n",
        encoding="utf-8",
    )
    settings = load_settings()
    assert settings.token == TOKEN
    assert settings.bot_proxy is None
    assert settings.log_format == "json"


def test_an_env_file_in_another_encoding_is_told() -> None:
    Path(".env").write_bytes("BOT_TOKEN=1 # токен школы".encode("cp1251"))
    with pytest.raises(SettingsError, match=r"^\.env is not readable: .*UTF-8$"):
        load_settings()


def test_the_environment_goes_before_the_env_file_and_that_before_the_secrets(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secrets = tmp_path / "secrets"
    secrets.mkdir()
    (secrets / "bot_token").write_text(f"{TOKEN}\n")
    (secrets / "webhook_secret").write_text("from-secrets\n")
    (secrets / "log_format").write_text("json")
    (secrets / "web_port").write_text("1")
    Path(".env").write_text("WEB_PORT=2\nWEB_HOST=::1\n")
    settings = load(monkeypatch, SECRETS_DIR=str(secrets), WEB_PORT="3")
    assert settings.token == TOKEN
    assert settings.signature == "from-secrets"
    assert (settings.log_format, settings.web_host, settings.web_port) == ("json", "::1", 3)


def test_the_usual_folder_of_secrets_is_found_without_being_named(tmp_path: Path) -> None:
    (tmp_path / "run-secrets").mkdir()
    (tmp_path / "run-secrets" / "BOT_TOKEN").write_text(TOKEN)
    assert load_settings().token == TOKEN


def test_a_missing_folder_of_secrets_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert complaint(monkeypatch, SECRETS_DIR="nowhere").startswith("SECRETS_DIR is wrong: name a folder")


def test_a_wrong_value_in_the_folder_of_secrets_is_told_without_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "bot_token").write_text("hidden-token")
    text = complaint(monkeypatch, SECRETS_DIR=str(tmp_path))
    assert text.startswith("BOT_TOKEN is wrong: ")
    assert "hidden" not in text


def test_local_pages_are_read_only_where_somebody_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load(monkeypatch, WEBSITE_ALLOW_PRIVATE="true").website_allow_private is True


def test_settings_can_be_made_without_the_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    assert Settings(data_dir=tmp_path).bot_token is None


def test_settings_show_no_secrets_and_cannot_change(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load(
        monkeypatch,
        BOT_TOKEN=TOKEN,
        BOT_PROXY="socks5://me:hidden@localhost:1",
        DATABASE_URL="postgresql://me:hidden@db/school",
        WEBHOOK_SECRET="hidden",
    )
    assert "hidden" not in repr(settings)
    assert TOKEN not in repr(settings)
    with pytest.raises(ValueError, match="frozen"):
        settings.web_port = 1  # type: ignore[misc]  # that is what is tried
