"""Chromium without a screen or a network, driven by the tests."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip
DESKTOP, PHONE = (1200, 900), (390, 844)
PATIENCE = 120
"""Seconds that a busy machine may take to draw a page."""


class Browser:
    """A window of a browser."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def open(self, page: Path) -> None:
        """Open a file and wait until its plots are drawn."""
        from selenium.webdriver.support.ui import WebDriverWait

        self.driver.get(page.resolve().as_uri())
        drawn = WebDriverWait(self.driver, PATIENCE).until(
            lambda _: self.ask("return document.documentElement.dataset.plots")
        )
        assert drawn == "drawn", self.complaints()

    def ask(self, script: str, *words: Any) -> Any:
        """What a script returns."""
        return self.driver.execute_script(script, *words)

    def resize(self, size: tuple[int, int], phone: bool = False) -> None:
        """Look through a window of another size, as on a phone if asked."""
        metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": phone}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        self.driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": phone})

    def complaints(self) -> list[str]:
        """Errors on the console since last asked; what a driver of graphics says about speed is none."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]

    def fetched(self) -> list[str]:
        """Addresses of what was loaded that was not in the page."""
        entries = self.ask("return performance.getEntriesByType('resource').map((entry) => entry.name)")
        return [name for name in entries if not name.startswith(("data:", "blob:"))]

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        return int(self.ask("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    def printed(self) -> bytes:
        """The page as a PDF."""
        found = self.driver.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69})
        return base64.b64decode(found["data"])

    def photograph(self, path: Path) -> None:
        """Write a picture of the whole page."""
        size = self.ask("return [document.documentElement.clientWidth, document.documentElement.scrollHeight]")
        clip = {"x": 0, "y": 0, "width": size[0], "height": size[1], "scale": 1}
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
        path.write_bytes(base64.b64decode(shot["data"]))


def serves_phone_and_paper(browser: Browser, page: Path) -> None:
    """A page that is open is also right on a phone and in print, is silent and fetches nothing."""
    browser.resize(PHONE, phone=True)
    browser.open(page)
    assert browser.overflow() <= 0
    browser.resize(DESKTOP)
    assert browser.printed().startswith(b"%PDF")
    assert browser.complaints() == []
    assert browser.fetched() == []


@contextmanager
def opened(profile: Path, *switches: str) -> Iterator[Browser]:
    """A browser with a profile of its own and further switches. Skips the test where there is none."""
    selenium = pytest.importorskip("selenium.webdriver", reason="needs python3-selenium")
    binary = next(filter(None, map(shutil.which, BROWSERS)), None)
    driver = shutil.which("chromedriver")
    if binary is None or driver is None:
        pytest.skip("needs chromium and chromedriver (the Debian packages chromium and chromium-driver)")
    options = selenium.ChromeOptions()
    options.binary_location = binary
    for switch in (*SWITCHES, *switches, f"--user-data-dir={profile}", f"--window-size={DESKTOP[0]},{DESKTOP[1]}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    from selenium.webdriver.chrome.service import Service

    window = selenium.Chrome(options=options, service=Service(driver))
    try:
        yield Browser(window)
    finally:
        window.quit()
