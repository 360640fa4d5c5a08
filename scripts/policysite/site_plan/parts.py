"""The site as a list of parts, each of which is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from policysite.exports import Findable, Pdf, search_files
from policysite.rendering import Page, addresses


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site: its path below the root, and its content."""

    path: str
    content: str | Pdf

    def read(self) -> bytes:
        """Its bytes."""
        return self.content.encode() if isinstance(self.content, str) else self.content.read()


@dataclass(frozen=True, slots=True)
class Made:
    """Pages and other files that were made together.

    Attributes:
        pages: The pages.
        files: The other files, without those of ``findable``.
        findable: What search is told of them.
    """

    pages: tuple[Page, ...]
    files: tuple[SiteFile, ...] = ()
    findable: tuple[Findable, ...] = ()

    def all_files(self) -> Iterator[SiteFile]:
        """Everything but the pages."""
        yield from self.files
        yield from (SiteFile(*findable.file) for findable in self.findable)


@dataclass(frozen=True, slots=True)
class Part:
    """A share of the site that is made by itself, so that never all of a large site is in memory.

    Attributes:
        name: The document that it shows with its whole past, or what of the whole register it shows.
        addresses: Of its pages, as far as others may link to them.
        make: Makes it. Raises `TypesettingError` where a text cannot be typeset, though the checks found nothing.
        is_found: Whether search may find something of it.
    """

    name: str
    addresses: tuple[str, ...]
    make: Callable[[], Made]
    is_found: bool = True


@dataclass(frozen=True)
class SitePlan:
    """The generated part of the site; pages written by hand stand beside it in ``docs``.

    Attributes:
        parts: What it consists of, but for the search index. Documents come first, by number.
    """

    parts: tuple[Part, ...]

    def make(self) -> Iterator[Made]:
        """Everything, part by part."""
        entries: dict[str, list[str]] = {index: [] for index in addresses.SEARCH_INDEXES}
        for part in self.parts:
            made = part.make()
            for findable in made.findable:
                entries[findable.index].append(findable.entry)
            yield made
        yield from (index_part(index, told).make() for index, told in entries.items())

    @cached_property
    def _made(self) -> tuple[Made, ...]:
        return tuple(self.make())

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page, by address."""
        return tuple(sorted((page for made in self._made for page in made.pages), key=lambda page: page.address))

    @property
    def files(self) -> tuple[SiteFile, ...]:
        """Everything else, by path."""
        return tuple(sorted((file for made in self._made for file in made.all_files()), key=lambda file: file.path))

    def as_files(self) -> Iterator[SiteFile]:
        """The plan for an engine that reads Markdown: pages as Markdown files, and everything else as it is."""
        for made in self.make():
            for page in made.pages:
                yield SiteFile(addresses.source_file(page.address), page.markdown())
            yield from made.all_files()


def index_part(index: str, entries: Iterable[str]) -> Part:
    """The search index at an address, which is made when all else is.

    Args:
        index: The address.
        entries: Of all that can be found in it.
    """
    return Part(index, (), lambda: Made((), tuple(SiteFile(path, text) for path, text in search_files(index, entries))))
