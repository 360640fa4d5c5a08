"""What a folder of sources became."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from policysite.loading.fonts import BUNDLED, Fonts
from policysite.loading.sources import Sources
from policysite.model import Document, Ledger, Register
from policysite.problems import Problem


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder of sources became.

    Attributes:
        register: Every document that could be built.
        sources: Where each part of it stands.
        problems: Everything that is wrong with the files, in reading order.
        numbers: The number of every document that has a folder, also of those that could not be built.
        ledger: What was sealed, as far as the ledger can be trusted; empty where there is none yet.
        earlier_ledger: The ledger as it was once, where the two are to be compared; empty where they are not.
        fonts: With which the texts are printed.
        digests: Of all files of a document's folder, by number; none where something in it is no plain file.
        checked: Documents of which it is known that no rule about single documents finds an error in them.
    """

    register: Register
    sources: Sources
    problems: tuple[Problem, ...]
    numbers: frozenset[str]
    ledger: Ledger = field(default_factory=Ledger)
    earlier_ledger: Ledger = field(default_factory=Ledger)
    fonts: Fonts = BUNDLED
    digests: Mapping[str, str] = field(default_factory=dict)
    checked: frozenset[str] = frozenset()

    @property
    def unchecked(self) -> Iterator[Document]:
        """The documents at which rules about single documents have to look."""
        return (document for document in self.register.documents if document.number not in self.checked)

    def is_faulty(self, number: str) -> bool:
        """Whether a document has a folder, but could not be built from it."""
        return number in self.numbers and number not in self.register.by_number
