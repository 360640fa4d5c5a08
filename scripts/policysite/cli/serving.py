"""The site on this machine: built, or served and rebuilt at every change."""

from __future__ import annotations

import gc
import json
import signal
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

import click

from policysite.adapters.folder_cache import CACHE, DOCUMENT_FOLDER, FolderCache
from policysite.adapters.processors import processes, processes_for, shared
from policysite.adapters.program_digest import program_digest
from policysite.adapters.progress import tell_progress
from policysite.adapters.site_build import REGISTER, SAMPLE, Subject, is_free
from policysite.adapters.site_parts import Building, EngineError
from policysite.checks import faults
from policysite.cli.options import as_of_option, day_of, root_option
from policysite.exports import TypesettingError
from policysite.loading import SOURCE_FOLDER, Loaded, load, load_conformance
from policysite.problems import Problem, ProblemsFound
from policysite.problems.problem import in_reading_order
from policysite.site_plan import stamps


@click.command()
@root_option
@as_of_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--build", "only_build", is_flag=True, help="Build the site into site/ and exit.")
@click.option("--sample", is_flag=True, help="The site of an invented district; built into site-sample/.")
def serve(root: Path, as_of: datetime | None, port: int, only_build: bool, sample: bool) -> None:
    """Serve the site on http://127.0.0.1:8000 and rebuild it at every change.

    Only what has changed is made again. What was made is kept in .cache, which may be deleted at any time.

    \b
    Example:
      policysite serve --as-of 2023-10-01      the site as it would have been on that day
      policysite serve --build                 build only
      policysite serve --sample                a district that shows all that the site can do
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # what is under way is put away first
    root = root.resolve()
    subject = SAMPLE if sample else REGISTER
    target = root / subject.site if only_build else root / CACHE / f"served-{subject.site}"
    site = Site(root, subject, target, day_of(as_of), whole_register=only_build)
    if only_build:
        if not site.build():
            sys.exit(1)
        click.echo(f"The site is in {subject.site}/.", err=True)
        gc.freeze()  # a second or two for a large register: at the end, Python would look through all of it for garbage
        return
    if not is_free(port):
        raise click.ClickException(f"Port {port} is in use. Stop what uses it, or choose another with --port.")
    click.echo(f"Building the site; then it is on http://127.0.0.1:{port}/. Stop it with Ctrl+C.", err=True)
    if not site.build():
        sys.exit(1)
    from policysite.adapters.live_site import serve_live  # noqa: PLC0415 - a build alone needs no server

    watched = (root / subject.sources / SOURCE_FOLDER, root / "docs", root / "scripts" / "theme", root / "mkdocs.yml")
    serve_live(target, port, site.rebuild, watched)


_PASSED = "passed"
"""The name under which the cache keeps the stamps of documents in which no rule found an error."""


class Site:
    """A site that is built again and again from the same place."""

    def __init__(self, root: Path, subject: Subject, target: Path, as_of: date | None, *, whole_register: bool) -> None:
        self._root = root
        self._subject = subject
        self._target = target
        self._as_of = as_of
        self._whole_register = whole_register
        self._cache = FolderCache(root / DOCUMENT_FOLDER, program_digest())

    def rebuild(self) -> None:
        """Build after a change, and say how that went."""
        click.echo("Something has changed; building …", err=True)
        if self.build():
            click.echo("Ready.", err=True)

    def build(self) -> bool:
        """Whether the site was built; why not is told."""
        loaded = load(self._root / self._subject.sources, self._cache, processes())
        around = f"{loaded.register.organisation.model_dump_json()} {loaded.fonts.digest}"
        now = stamps(loaded.register, loaded.digests, around)
        errors = self._faults(loaded, now)
        if errors:
            click.echo("\n".join(map(str, errors)), err=True)
            click.echo(f"{len(errors)} errors; nothing was written.", err=True)
            return False
        try:
            Building(
                root=self._root,
                subject=self._subject,
                target=self._target,
                loaded=loaded,
                stamps=now,
                conformance=load_conformance(self._root / self._subject.sources),
                as_of=self._as_of,
                whole_register=self._whole_register,
                progress=partial(tell_progress, what="parts"),
            ).publish()
        except (ProblemsFound, TypesettingError, EngineError) as error:
            click.echo(f"{error} Nothing was written.".lstrip(), err=True)
        except OSError as error:
            place = f"{error.filename} cannot be written" if error.filename else "The site cannot be written"
            click.echo(f"{place}: {error.strerror}. The site is as it was.", err=True)
        else:
            return True
        return False

    def _faults(self, loaded: Loaded, now: Mapping[str, str]) -> tuple[Problem, ...]:
        """What stops the build; documents that passed before, as they and their neighbours are, are not looked at.

        Args:
            loaded: The register.
            now: The stamp of each document, by number.
        """
        passed = json.loads(self._cache.get(_PASSED) or b"{}")
        checked = frozenset(number for number, stamp in now.items() if passed.get(number) == stamp)
        found = self._looked_at(loaded, checked)
        if not found and now != passed:
            self._cache.put(_PASSED, json.dumps(now).encode())
        return found

    @staticmethod
    def _looked_at(loaded: Loaded, checked: frozenset[str]) -> tuple[Problem, ...]:
        """What stops the build; where much is to be looked at, each process looks at a share of the documents."""
        rest = sorted(loaded.register.by_number.keys() - checked)
        among = processes_for(len(rest))
        shares = [checked.union(rest) - frozenset(rest[share::among]) for share in range(among)]
        found = shared(lambda share: faults(replace(loaded, checked=share)), shares, among)
        return in_reading_order([problem for problems in found for problem in problems])
