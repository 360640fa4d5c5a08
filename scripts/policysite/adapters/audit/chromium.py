"""The browser that the audit and the tests drive.

``scripts/audit`` and ``scripts/test`` run this module first, and it installs a browser where there is none. The others
only look for one.
"""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

from policysite.adapters.audit.findings import ToolFailureError

COMMANDS = ("chromium", "chromium-browser", "google-chrome")

# Without the fonts, which are only recommended by the package, text is drawn as empty boxes.
DEBIAN_PACKAGES = "chromium fonts-liberation"


class NoBrowserError(ToolFailureError):
    """No browser can be used; the message says what to do about it."""


def find() -> str | None:
    """Return the path of a browser on this machine, or None: then Playwright's own is the only one there can be."""
    if chosen := os.environ.get("POLICYSITE_BROWSER"):
        if not starts(chosen):
            raise NoBrowserError(f"POLICYSITE_BROWSER names no browser that starts: {chosen}")
        return chosen
    return next((path for command in COMMANDS if (path := shutil.which(command)) and starts(path)), None)


def starts(browser: str | Path) -> bool:
    """Tell whether a browser runs. A command on PATH may only say that there is a snap to install (Ubuntu)."""
    try:
        return subprocess.run([browser, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def playwrights_own() -> Path:
    """Return where ``playwright install`` puts its browser, whether or not it is there."""
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


@contextmanager
def started(playwright: Playwright) -> Iterator[Browser]:
    """Start a browser, and end it afterwards.

    Raises:
        NoBrowserError: None starts.
    """
    try:
        browser = playwright.chromium.launch(executable_path=find())
    except Error as error:
        reason = str(error).splitlines()[0]
        raise NoBrowserError(f"No browser starts. Run scripts/audit, which installs one. ({reason})") from None
    try:
        yield browser
    finally:
        browser.close()


def make_available() -> None:
    """Install a browser, unless there is one."""
    if find() or starts(playwrights_own()):
        return
    as_root = os.geteuid() == 0
    if as_root and distribution() == "debian":
        sys.stderr.write("Installing Chromium, with apt-get\n")
        output = run("sh", "-c", f"apt-get update && apt-get install --yes --no-install-recommends {DEBIAN_PACKAGES}")
    else:
        sys.stderr.write("Fetching Chromium, with Playwright\n")
        with_libraries = ["--with-deps"] if as_root and shutil.which("apt-get") else []
        output = run(sys.executable, "-m", "playwright", "install", *with_libraries, "chromium")
    if not (find() or starts(playwrights_own())):
        sys.stderr.writelines(f"    {line}\n" for line in output.splitlines()[-12:])
        raise NoBrowserError(
            "Tests and audit need Chromium or Chrome, and none could be installed. "
            "Install one, or name one in POLICYSITE_BROWSER, then start again."
        )


def distribution() -> str:
    """Return the name of the Linux distribution, as ``debian``; empty on other systems."""
    try:
        return platform.freedesktop_os_release()["ID"]
    except OSError:
        return ""


def run(*command: str) -> str:
    """Run a command and return all that it prints; whether it worked is seen from the browser being there."""
    return subprocess.run(
        command,
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    ).stdout


if __name__ == "__main__":
    try:
        make_available()
    except NoBrowserError as problem:
        sys.exit(f"Set-up stopped: {problem}")
