"""Links as one page writes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from policysite.rendering import addresses


@dataclass(frozen=True, slots=True)
class Links:
    """Makes links that are relative to a page.

    Attributes:
        page: Address of the page that holds the links.
    """

    page: str

    def to(self, address: str, anchor: str | None = None) -> str:
        """A link to an address below the site's root."""
        return addresses.relative(addresses.anchor(address, anchor), self.page)

    def document(self, number: str, anchor: str | None = None) -> str:
        """A link to the text in force, or to a clause of it."""
        return self.to(addresses.document(number), anchor)

    def revision(self, number: str, revised: date, anchor: str | None = None) -> str:
        """A link to a dated revision, or to a clause of it."""
        return self.to(addresses.revision(number, revised), anchor)
