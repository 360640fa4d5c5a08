"""A Word file as what it is: a zip archive of XML. It is opened with limits, because anybody may have made it."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from policysite.authoring.readers.records import UnreadableError

MAX_PART = 40_000_000
"""Bytes of one part of the file, unpacked. A text of 500 pages has about 10 MB."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
"""The names that Word's format Strict Open XML has for the same things."""
_DAMAGED = "The Word file is damaged. Open it in Word, save it again, and import the new file."


class WordPackage:
    """The parts of a Word file.

    Attributes:
        main: The name of the part that holds the text.
    """

    def __init__(self, content: bytes) -> None:
        """Open the file.

        Raises:
            UnreadableError: It is no Word file, or is damaged.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
            raise UnreadableError(_DAMAGED) from None
        self._names = set(self._zip.namelist())
        documents = [target for kind, target in self.relations("").values() if kind == "officeDocument"]
        if not documents or not documents[0].endswith(".xml") or documents[0] not in self._names:
            raise UnreadableError("This is no Word file. Save it in Word as .docx, and import that.")
        self.main = documents[0]

    def part(self, name: str) -> etree._Element | None:
        """The root of a part; None where the file does not have it.

        Raises:
            UnreadableError: The part is too large or cannot be read.
        """
        if name not in self._names:
            return None
        try:
            with self._zip.open(name) as file:
                content = file.read(MAX_PART + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
            raise UnreadableError(_DAMAGED) from None
        if len(content) > MAX_PART:
            raise UnreadableError(
                f"{name} inside the file has more than {MAX_PART // 1_000_000} MB, so it is not read."
            )
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            huge_tree=False,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise UnreadableError(_DAMAGED) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableError("The file holds a document type definition. Word makes none, so it is not read.")
        return root

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: by id, the kind, and the name of the other part or the address outside."""
        folder, _, file = name.rpartition("/")
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return {}
        found = {}
        for relation in root.iter(f"{_RELATIONS}Relationship"):
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target)
        return found

    def related(self, kind: str) -> list[etree._Element]:
        """The parts of a kind that the text refers to, such as ``styles`` or ``footer``, by their names."""
        names = sorted({target for found, target in self.relations(self.main).values() if found == kind})
        return [root for root in map(self.part, names) if root is not None]
