"""A browser for each test, with a fresh profile, and a camera for the README's pictures."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.playground.demo import Demo, open_demo

# A browser that asks nobody for anything but the page.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A machine that runs all tests at once may take its time.
expect.set_options(timeout=20_000)
Camera: TypeAlias = Callable[[Page, str], Awaitable[None]]


@pytest.fixture
async def demo() -> AsyncIterator[Demo]:
    async with open_demo() as demo:
        yield demo


@pytest.fixture
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """The driver makes a new profile for each start, and deletes it."""
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=chromium, args=QUIET)
        yield browser
        await browser.close()


@pytest.fixture
def snap() -> Camera:
    """Keep a picture of what a page shows, where SCREENSHOTS names a folder for them."""
    folder = os.environ.get("SCREENSHOTS")

    async def snap(page: Page, name: str) -> None:
        if folder:
            await expect(page.get_by_test_id("toast")).to_have_count(0)
            await page.screenshot(path=Path(folder) / f"{name}.png", animations="disabled")

    return snap
