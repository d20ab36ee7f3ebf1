import os
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]
CONFTEST = Path(__file__).with_name("conftest.py")
ENVIRONMENT = ("TEST_POSTGRES_URL", "REQUIRE_POSTGRES", "REQUIRE_BROWSER", "CHROMIUM")
TESTS = """
import pytest

def test_database(database_url): pass

@pytest.mark.browser
def test_browser(chromium): pass

def test_else(): pytest.skip("for another reason")
"""


@pytest.fixture
def poor_machine(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A machine without PostgreSQL and browser."""
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", os.devnull)
    pytester.makeini(
        "[pytest]\nasyncio_mode=auto\nasyncio_default_fixture_loop_scope=function\nmarkers=postgres\n browser"
    )
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makepyfile(TESTS)
    return pytester


def test_without_the_servers_their_tests_are_skipped(poor_machine: pytest.Pytester) -> None:
    result = poor_machine.runpytest_inprocess("-rs", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=1, skipped=3)
    result.stdout.fnmatch_lines(["*no PostgreSQL: TEST_POSTGRES_URL*", "*no browser: *chromium*"])


def test_where_the_servers_are_promised_a_skip_is_a_failure(
    poor_machine: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUIRE_POSTGRES", "1")
    monkeypatch.setenv("REQUIRE_BROWSER", "1")
    result = poor_machine.runpytest_inprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=1, errors=2, skipped=1)
    result.stdout.fnmatch_lines(["*REQUIRE_POSTGRES=1, but the test was skipped*"])
