"""The map of a large register: an overview of departments, and a page for each of them.

One drawing of a thousand documents shows nothing. So the overview counts the references between departments, the page
of a department draws those among its own documents, and the page of a document draws those of that document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from policysite.rendering import addresses
from policysite.rendering.departments import Department, departments
from policysite.rendering.edition import Edition
from policysite.rendering.figure import Edge
from policysite.rendering.links import Links
from policysite.rendering.page import Page, Section
from policysite.rendering.references import drawing, reference_rows, references
from policysite.rendering.templates import macro

DRAWN = 60
"""References that one drawing holds and is still legible."""
COLUMNS = 16
"""Departments that stand beside one another in a table."""
_TEMPLATE = "map.html"
_DESCRIPTION = "Which document cites which, and from which clause"


@dataclass(frozen=True, slots=True)
class Count:
    """How many references lead from one department to another.

    Attributes:
        name: Name of the other department.
        href: Link to its map.
        citing: References that lead to it.
        cited: References that come from it.
    """

    name: str
    href: str
    citing: int
    cited: int


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """A department in the overview: references among its documents, to other departments, and from them."""

    slug: str
    name: str
    href: str
    documents: int
    within: int
    others: tuple[Count, ...]

    @property
    def citing(self) -> int:
        """References that lead to other departments."""
        return sum(other.citing for other in self.others)

    @property
    def cited(self) -> int:
        """References that come from other departments."""
        return sum(other.cited for other in self.others)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document from which a reader may start."""

    number: str
    title: str | None
    href: str
    cites: int
    cited_by: int


@dataclass(frozen=True)
class _Map:
    """The references of a register, department by department; links are those of a department's page."""

    edition: Edition

    @cached_property
    def departments(self) -> tuple[Department, ...]:
        return departments(self.edition)

    @cached_property
    def links(self) -> Links:
        # Relative links are the same on the pages of all departments.
        return Links(addresses.department_map(self.departments[0].slug))

    @cached_property
    def slug_of(self) -> dict[str, str]:
        return {document.number: found.slug for found in self.departments for document in found.documents}

    @cached_property
    def edges(self) -> dict[str, list[Edge]]:
        """The references by the department of the citing document."""
        found: dict[str, list[Edge]] = {department.slug: [] for department in self.departments}
        for edge in references(self.edition, self.links):
            found[self.slug_of[edge.citing]].append(edge)
        return found

    @cached_property
    def counts(self) -> Counter[tuple[str, str]]:
        """How many references lead from one department to another."""
        return Counter((slug, self.slug_of[edge.cited]) for slug, edges in self.edges.items() for edge in edges)

    def row(self, department: Department, links: Links) -> DepartmentRow:
        here = department.slug
        others = [
            Count(
                name=other.name,
                href=links.to(addresses.department_map(other.slug)),
                citing=self.counts[here, other.slug],
                cited=self.counts[other.slug, here],
            )
            for other in self.departments
            if other.slug != here and (self.counts[here, other.slug] or self.counts[other.slug, here])
        ]
        return DepartmentRow(
            slug=here,
            name=department.name,
            href=links.to(addresses.department_map(here)),
            documents=len(department.documents),
            within=self.counts[here, here],
            others=tuple(others),
        )


def departments_map_pages(edition: Edition) -> Iterator[Page]:
    """The overview, and a page for each department."""
    found = _Map(edition)
    yield _overview(found)
    yield from _department_pages(found)


def _overview(found: _Map) -> Page:
    """The departments, with how many references there are among their documents and between them."""
    links = Links(addresses.MAP)
    rows = [found.row(department, links) for department in found.departments]
    return Page(
        address=addresses.MAP,
        title="Map",
        heading="Map of references",
        description=f"{_DESCRIPTION}: by department, and from a chosen document.",
        lead=macro(_TEMPLATE, "departments_lead")(),
        sections=(
            Section("departments", "Start from a department", macro(_TEMPLATE, "departments")(rows)),
            *_matrix(found),
            Section("documents", "Start from a document", _documents(found, links)),
        ),
        kind="map",
        contents_listed=False,
    )


def _matrix(found: _Map) -> Iterator[Section]:
    """Which department cites which, as a table of counts; left out where it would be wider than a page."""
    if not 2 <= len(found.departments) <= COLUMNS:
        return
    most = max(found.counts.values(), default=0)
    rows = [
        (
            citing.code,
            citing.name,
            [(count := found.counts[citing.slug, cited.slug], _strength(count, most)) for cited in found.departments],
        )
        for citing in found.departments
    ]
    codes = [department.code for department in found.departments]
    yield Section("between", "Which department cites which", macro(_TEMPLATE, "matrix")(codes, rows))


def _strength(count: int, most: int) -> str | None:
    """How a count compares with the largest: by thirds of it."""
    return ("some", "many", "most")[(3 * count - 1) // most] if count else None


def _documents(found: _Map, links: Links) -> Markup:
    """Every document, folded by department, so that each is two steps away."""
    groups = [
        (
            department.name,
            [(document.number, _references_of(document.number, links)) for document in department.documents],
        )
        for department in found.departments
    ]
    return macro(_TEMPLATE, "documents")(groups)


def _references_of(number: str, links: Links) -> str:
    return links.document(number, "references")


def _department_pages(found: _Map) -> Iterator[Page]:
    """A page for each department: its documents, and every reference that stands in one of their texts."""
    cited_by = Counter(edge.cited for edges in found.edges.values() for edge in edges)
    for department in found.departments:
        edges = found.edges[department.slug]
        cites = Counter(edge.citing for edge in edges)
        documents = [
            DocumentRow(
                number=document.number,
                title=found.edition.title(document),
                href=_references_of(document.number, found.links),
                cites=cites[document.number],
                cited_by=cited_by[document.number],
            )
            for document in department.documents
        ]
        row = found.row(department, found.links)
        yield Page(
            address=addresses.department_map(department.slug),
            title=f"Map: {department.name}",
            heading=f"References of {department.name}",
            description=f"{_DESCRIPTION}: the documents of {department.name}.",
            lead=macro(_TEMPLATE, "department_lead")(row),
            sections=(
                Section("drawing", "References among them", _within(found, department, edges)),
                Section("others", "Other departments", macro(_TEMPLATE, "others")(row.others)),
                Section("documents", "Start from a document", macro(_TEMPLATE, "department_documents")(documents)),
                Section("table", "Everything that they cite", _table(found, edges)),
            ),
            kind="map",
            trail=(("Map", addresses.MAP),),
        )


def _within(found: _Map, department: Department, edges: Sequence[Edge]) -> Markup:
    inside = [edge for edge in edges if found.slug_of[edge.cited] == department.slug]
    if len(inside) > DRAWN:
        return macro(_TEMPLATE, "not_drawn")(len(inside))
    label = f"Which document of {department.name} cites which"
    return drawing(found.edition, inside, found.links, label) or macro(_TEMPLATE, "none_within")()


def _table(found: _Map, edges: Sequence[Edge]) -> Markup:
    rows = reference_rows(found.edition, edges, found.links)
    return macro(_TEMPLATE, "references")(rows) if rows else macro(_TEMPLATE, "none_cited")()
