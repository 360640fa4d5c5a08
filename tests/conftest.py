"""What all tests share."""

from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from policysite.adapters.audit import chromium
from policysite.adapters.audit.windows import Windows

# The same examples in every run, and none that fails because the machine is busy.
settings.register_profile("policysite", deadline=None, derandomize=True)
settings.load_profile("policysite")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start a browser of this machine rather than the one that Playwright would fetch.

    Playwright's own arguments already keep Chromium from calling home, and start it without its sandbox, which root
    may not have; the tests visit nothing but the site just built.
    """
    browser = chromium.find()
    return browser_type_launch_args | ({"executable_path": browser} if browser else {})


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    """The windows in which pages are audited."""
    return Windows(browser)
