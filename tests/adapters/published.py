"""Published sites, and what may happen to them."""

from datetime import date
from pathlib import Path

from policysite.exports import Typesetter
from policysite.model import Register
from policysite.rendering import addresses
from policysite.site_plan import site_plan
from tests.exports.registers import AS_OF, EXAMPLE

_TYPESETTER = Typesetter()

CHANGED = "Publish the site again, and find out what changed it."


def publish(folder: Path, register: Register = EXAMPLE, as_of: date = AS_OF, site: str | None = None) -> Path:
    """The plan as an engine publishes it: each page with a frame around it."""
    plan = site_plan(register, as_of, site=site, typesetter=_TYPESETTER)
    whole = {addresses.page_file(page.address): f"<header>Frame</header>{page.html()}".encode() for page in plan.pages}
    for name, content in (whole | {file.path: file.read() for file in plan.files}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    file.write_text(text.replace(old, new), encoding="utf-8")
