"""What the audit finds on this site, and on the same words in stock Material for MkDocs.

Run it by name: ``python tests/benchmarks/stock_material.py``. The stock site is made from ``policysite write`` with
Material as it comes, with its search and its palette switch; both are audited in the same run, by the same engines, on
the same pages. It takes some minutes.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import click

from policysite.adapters import site_build
from policysite.adapters.audit.findings import ENGINES, Observations, merged
from policysite.adapters.audit.site_audit import Assignment, audit, pages_of

ROOT = Path(__file__).parents[2]
PAGES = ("", "policies/", "policies/HUM-W050/", "policies/HUM-W050/2024-02-21/", "changes/", "map/")

STOCK = """
site_name: District Policies
docs_dir: {docs}
theme:
  name: material
  palette:
    - scheme: default
      toggle: {{icon: material/weather-night, name: Switch to dark mode}}
    - scheme: slate
      toggle: {{icon: material/weather-sunny, name: Switch to light mode}}
  font: false
extra:
  generator: false
markdown_extensions: [attr_list, md_in_html, tables, toc]
plugins: [search]
"""


def build_ours(folder: Path) -> Path:
    """Build this site."""
    site = folder / "ours"
    if site_build.build_into(site, ROOT, site_build.environment(site_build.REGISTER, None)) != 0:
        raise click.ClickException("The site could not be built.")
    return site


def build_stock(folder: Path) -> Path:
    """Build the same words with stock Material."""
    command = [str(Path(sys.executable).with_name("policysite")), "write", "--root", str(ROOT), str(folder / "plan")]
    subprocess.run(command, check=True, capture_output=True)
    for page in (folder / "plan").rglob("*.md"):  # Material has no template of ours
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r"^template: .*\n", "", text, count=1, flags=re.MULTILINE), encoding="utf-8")
    settings = folder / "mkdocs.yml"
    settings.write_text(STOCK.format(docs=folder / "plan"), encoding="utf-8")
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(settings)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([*build, "--site-dir", str(folder / "stock")], check=True, capture_output=True, env=environment)
    return folder / "stock"


def examined(site: Path, every: bool) -> Observations:
    """Audit a site, and fail rather than compare what is not complete."""
    pages = pages_of(site) if every else PAGES
    done = audit(Assignment(site, pages, whole=every), lambda *_: None)
    if done.failures:
        raise click.ClickException("; ".join(done.failures))
    return done.seen


@click.command()
@click.option("--every", is_flag=True, help="Every page, not six of them.")
def main(every: bool) -> None:
    """Print the findings of both sites side by side."""
    with tempfile.TemporaryDirectory() as scratch:
        ours = examined(build_ours(Path(scratch)), every)
        stock = examined(build_stock(Path(scratch)), every)
    counts = [Counter(found.rule.engine for found in merged(seen.findings)) for seen in (ours, stock)]
    click.echo(f"{'engine':<14}{'this site':>12}{'stock Material':>18}")
    for engine in ENGINES:
        click.echo(f"{engine:<14}{counts[0][engine]:>12}{counts[1][engine]:>18}")
    click.echo(f"{'together':<14}{counts[0].total():>12}{counts[1].total():>18}")
    click.echo(f"{'states':<14}{ours.states:>12}{stock.states:>18}")
    rules = Counter(str(found.rule) for found in merged(stock.findings))
    click.echo("\nWhat stock Material breaks, by rule:")
    for rule, count in rules.most_common():
        click.echo(f"{count:>6}  {rule}")


if __name__ == "__main__":
    main()
