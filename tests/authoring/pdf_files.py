"""PDFs: HUM-W050 as it is printed, with tags and without."""

import io
import json
from collections.abc import Callable

import pikepdf
import typst

from tests.site import expected

_PAGE = """
#let said = json(bytes(sys.inputs.said))
#set page(
  paper: "us-letter",
  height: 6in,
  footer: context {
    [Revised: #said.revised #h(1fr) DOC\\#: #said.number #h(1fr)]
    [Page #counter(page).display() of #counter(page).final().first()]
  },
)
#set text(size: 10pt, hyphenate: false)
#set heading(numbering: none)
#set enum(numbering: (..n) => numbering(("1.", "a.", "i.").at(n.pos().len() - 1), n.pos().last()), full: true)
#let tree(items) = enum(..items.map(it => [#it.words #if it.below.len() > 0 { tree(it.below) }]))
#align(center)[= #said.title]
#said.type

#said.department
== SUMMARY
#said.summary
== INSTRUCTION
#tree(said.clauses)
#for part in said.parts [
  == #part.heading
  #list(..part.items.map(it => [#it]))
]
"""


def printed(*, tags: bool) -> bytes:
    """HUM-W050 as a PDF of several pages, with what stands at the foot of each."""
    parts = {
        "APPLICABILITY": "applicability",
        "ASSOCIATED DOCUMENTS": "associated document",
        "APPROVAL AUTHORITY": "approval authority",
        "REVISION HISTORY": "revision",
    }
    said = {
        "number": expected.NUMBER,
        "revised": expected.REVISED,
        "title": f"{expected.NUMBER} – {expected.only('title').upper()}",
        "type": expected.only("type").upper(),
        "department": expected.only("department").upper(),
        "summary": expected.only("summary"),
        "clauses": _tree(""),
        "parts": [{"heading": heading, "items": expected.all_of(name)} for heading, name in parts.items()],
    }
    content: bytes = typst.compile(_PAGE.encode(), pdf_tags=tags, sys_inputs={"said": json.dumps(said)})
    return content


def _tree(above: str) -> list[dict[str, object]]:
    return [
        {"words": words, "below": _tree(label)}
        for label, words in expected.clauses()
        if label.rpartition(".")[0] == above
    ]


def one_page(*lines: str, tags: bool = True) -> bytes:
    """A PDF of Typst markup."""
    content: bytes = typst.compile("\n".join(lines).encode(), pdf_tags=tags)
    return content


def rewritten(content: bytes, change: Callable[[pikepdf.Pdf], object], password: str = "") -> bytes:
    """A PDF after a change to its objects."""
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as file:
        change(file)
        file.save(saved, encryption=pikepdf.Encryption(owner=password, user=password) if password else False)
    return saved.getvalue()
