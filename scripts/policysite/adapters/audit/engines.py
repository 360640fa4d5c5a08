"""The engines that are not ours: where they are, and of which version."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Page

from policysite.adapters.audit.findings import ToolFailureError

_INSTALLED = Path(sys.prefix) / "engines" / "node_modules"
"""Where scripts/setup.sh installs what scripts/requirements/engines names."""

AXE = "axe-core/axe.min.js"
EQUAL_ACCESS = "accessibility-checker-engine/ace.js"
VNU = "vnu-jar/build/dist/vnu.jar"


def engine_file(name: str) -> Path:
    """A file of an engine from npm.

    Args:
        name: Its path below ``node_modules``.

    Raises:
        ToolFailureError: It is not installed.
    """
    path = _INSTALLED / name
    if not path.is_file():
        raise ToolFailureError(f"{name.partition('/')[0]} is not installed. Run scripts/audit, which installs it.")
    return path


_RUN = """async ([name, text]) => {
  const kept = await caches.open("engines");
  if (text) await kept.put(`/${name}`, new Response(text));
  const found = await kept.match(`/${name}`);
  if (found) (0, eval)(await found.text());
  return Boolean(found);
}"""
"""The window keeps the text: handing it over for each page takes longer than running it."""


def load(page: Page, name: str) -> None:
    """Have an engine inside a page.

    Args:
        page: The page.
        name: Of the file of the engine, below ``node_modules``.

    Raises:
        ToolFailureError: It is not installed.
    """
    if not page.evaluate(_RUN, [name, None]):
        page.evaluate(_RUN, [name, engine_file(name).read_text(encoding="utf-8")])


def java() -> str:
    """The command that runs Java.

    Raises:
        ToolFailureError: There is none that works.
    """
    command = shutil.which("java")
    remedy = (
        "Install a Java runtime, on Debian and Ubuntu the package default-jre-headless, or leave vnu out with --engine."
    )
    if command is None:
        raise ToolFailureError(f"vnu needs Java, and there is none. {remedy}")
    # On a Mac without Java, the command is there and only says that there is none.
    if subprocess.run([command, "-version"], capture_output=True, check=False).returncode != 0:
        raise ToolFailureError(f"vnu needs Java, and {command} does not run. {remedy}")
    return command


def versions() -> dict[str, str]:
    """The version of each engine that has one of its own, by the engine's name."""
    found = {"links": version("LinkChecker")}
    for engine, file in (("axe", AXE), ("equal-access", EQUAL_ACCESS), ("vnu", VNU)):
        package = engine_file(file).relative_to(_INSTALLED).parts[0]
        found[engine] = json.loads((_INSTALLED / package / "package.json").read_text(encoding="utf-8"))["version"]
    return found
