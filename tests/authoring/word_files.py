"""Word files: HUM-W050 as five people would type it, and small files of bare XML."""

import io
import zipfile
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from policysite.authoring.readers.word import read_word
from tests.site import expected

_FORMATS = (("decimal", "%1."), ("lowerLetter", "%2."), ("lowerRoman", "%3."))
_STYLES = ("Policy One", "Policy Two", "Policy Three")


def automatic() -> bytes:
    """A multilevel list that Word counts."""
    file = _begun()
    number = _list(file, _FORMATS)
    for label, words in expected.clauses():
        _numbered(file.add_paragraph(words), number, label.count("."))
    return _ended(file)


def by_styles() -> bytes:
    """Each level is a style; the list is linked to the styles, and no paragraph says that it is numbered."""
    file = _begun()
    for name in _STYLES:
        file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    ids = [file.styles[name].style_id for name in _STYLES]
    number = _list(file, _FORMATS, ids)
    for name in _STYLES:
        properties = file.styles[name].element.get_or_add_pPr()
        properties.append(_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{number}"/></w:numPr>'))
    for label, words in expected.clauses():
        file.add_paragraph(words, style=_STYLES[label.count(".")])
    return _ended(file)


def typed() -> bytes:
    """The labels are typed, with a tab behind them."""
    file = _begun()
    for label, words in expected.clauses():
        paragraph = file.add_paragraph(f"{label.rpartition('.')[2]}.\t{words}")
        paragraph.paragraph_format.left_indent = Pt(18 * label.count("."))
    return _ended(file)


def mixed() -> bytes:
    """Lists of one level each that are started anew, some labels typed, and a list that counts nothing."""
    file = _begun()
    tops, letters, romans = (_list(file, [(form, "%1.")]) for form in ("decimal", "lowerLetter", "lowerRoman"))
    numbers = {"": tops}
    for label, words in expected.clauses():
        above, _, last = label.rpartition(".")
        if label in ("4.a.i", "4.a.ii", "4.a.iii", "4.d.i"):
            paragraph = file.add_paragraph(f"{last}.\t{words}")
        else:
            if above not in numbers:
                numbers[above] = _started_anew(file, letters if label.count(".") == 1 else romans)
            paragraph = file.add_paragraph(words)
            _numbered(paragraph, numbers[above], 0)
        paragraph.paragraph_format.left_indent = Pt(18 * label.count(".") + 18)
    return _ended(file, _list(file, [("none", "")]))


def tracked() -> bytes:
    """Words and whole clauses are inserted, deleted and moved, and nobody has accepted it yet."""
    file = _begun()
    number = _list(file, _FORMATS)
    for label, words in expected.clauses():
        if label == "2.b":
            _numbered(_wrapped(file, words, "moveTo"), number, 1)
            _numbered(_wrapped(file, "Employees never write to students.", "del"), number, 1)
        elif label == "4":
            _numbered(_wrapped(file, dict(expected.clauses())["2.b"], "moveFrom"), number, 0)
            _numbered(file.add_paragraph(words), number, 0)
        elif label == "3":
            begin, _, rest = words.partition(" are expected to ")
            paragraph = file.add_paragraph(f"{begin} ")
            paragraph._p.append(_change("del", "should"))
            paragraph._p.append(_change("ins", "are expected to"))
            paragraph.add_run(f" {rest}")
            _numbered(paragraph, number, 0)
        elif label == "4.b.ii":
            _numbered(_wrapped(file, words, "ins"), number, 2)
        else:
            _numbered(file.add_paragraph(words), number, label.count("."))
    return _ended(file)


VARIANTS: dict[str, Callable[[], bytes]] = {
    make.__name__: make for make in (automatic, by_styles, typed, mixed, tracked)
}


def _xml(text: str) -> Any:
    """An element of bare XML, which python-docx takes anywhere."""
    return parse_xml(text)


def _begun() -> Document:
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "The District"
    foot = f"Revised: {expected.REVISED}\tDOC#: {expected.NUMBER}\tPage "
    paragraph = file.sections[0].footer.paragraphs[0]
    paragraph.text = foot
    paragraph._p.append(_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    file.add_paragraph(f"{expected.NUMBER} – {expected.only('title').upper()}", style="Title")
    file.add_paragraph(expected.only("type").upper())
    file.add_paragraph(expected.only("department").upper())
    file.add_heading("SUMMARY", 1)
    file.add_paragraph(expected.only("summary"))
    file.add_heading("INSTRUCTION", 1)
    return file


def _ended(file: Document, uncounted: str = "") -> bytes:
    file.add_heading("APPLICABILITY", 1)
    for words in expected.all_of("applicability"):
        paragraph = file.add_paragraph(words, style=None if uncounted else "List Bullet")
        if uncounted:
            _numbered(paragraph, uncounted, 0)
    file.add_heading("ASSOCIATED DOCUMENTS", 1)
    for words in expected.all_of("associated document"):
        file.add_paragraph(words, style="List Bullet")
    file.add_heading("APPROVAL AUTHORITY", 1)
    file.add_paragraph(expected.only("approval authority"), style="List Bullet")
    file.add_heading("REVISION HISTORY", 1)
    rows = [words.split(" ", 1) for words in expected.all_of("revision")]
    table = file.add_table(len(rows), 2)
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, words in zip(cells.cells, row, strict=True):
            cell.text = words
    saved = io.BytesIO()
    file.save(saved)
    return saved.getvalue()


def _list(
    file: Document, formats: list[tuple[str, str]] | tuple[tuple[str, str], ...], styles: list[str] | None = None
) -> str:
    """Define a list; returns its number."""
    numbering = file.part.numbering_part.element
    id_ = 900 + len(numbering)
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        + (f'<w:pStyle w:val="{styles[level]}"/>' if styles else "")
        + f'<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="{360 * level + 360}" w:hanging="360"/></w:pPr></w:lvl>'
        for level, (form, text) in enumerate(formats)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{id_}">{levels}</w:abstractNum>'
    numbering.insert(0, _xml(abstract))
    return _num(numbering, id_, "")


def _started_anew(file: Document, number: str) -> str:
    numbering = file.part.numbering_part.element
    like = next(num for num in numbering.num_lst if str(num.numId) == number)
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    return _num(numbering, like.abstractNumId.val, override)


def _num(numbering: docx.oxml.numbering.CT_Numbering, abstract: int, override: str) -> str:
    number = 900 + len(numbering)
    numbering.append(
        _xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>')
    )
    return str(number)


def _numbered(paragraph: Paragraph, number: str, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.insert(
        0, _xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def _change(kind: str, words: str) -> Any:
    text = "delText" if kind == "del" else "t"
    return _xml(
        f'<w:{kind} {nsdecls("w")} w:id="1" w:author="A"><w:r><w:{text} xml:space="preserve">{escape(words)}</w:{text}>'
        f"</w:r></w:{kind}>"
    )


def _wrapped(file: Document, words: str, kind: str) -> Paragraph:
    """A paragraph that is as a whole inserted, deleted or moved, its end included."""
    paragraph = file.add_paragraph()
    mark = _xml(f'<w:rPr {nsdecls("w")}><w:{kind} w:id="1" w:author="A"/></w:rPr>')
    paragraph._p.get_or_add_pPr().append(mark)
    paragraph._p.append(_change(kind, words))
    assert paragraph._p.find(qn("w:pPr")) is not None
    return paragraph


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def bare(body: str, links: dict[str, str] | None = None, **parts: str) -> bytes:
    """A Word file of bare XML.

    Args:
        body: What stands in ``w:body``.
        links: Addresses outside, by the ids of their relations.
        parts: What stands in other parts, by their kinds: ``numbering``, ``styles``, ``footnotes``.
    """
    roots = {
        "numbering": "numbering",
        "styles": "styles",
        "footnotes": "footnotes",
        "footer": "ftr",
        "comments": "comments",
    }
    names = {"word/document.xml": _root("document", f"<w:body>{body}</w:body>")}
    names |= {f"word/{kind}.xml": _root(roots[kind], inside) for kind, inside in parts.items()}
    inner = [(f"r{kind}", kind, f"{kind}.xml", "Internal") for kind in parts]
    inner += [(id_, "hyperlink", address, "External") for id_, address in (links or {}).items()]
    names["_rels/.rels"] = _relations([("r1", "officeDocument", "word/document.xml", "Internal")])
    names["word/_rels/document.xml.rels"] = _relations(inner)
    return zipped(names)


def zipped(files: dict[str, str]) -> bytes:
    """A zip archive of texts."""
    return zipped_bytes({name: text.encode() for name, text in files.items()})


def zipped_bytes(files: dict[str, bytes]) -> bytes:
    """A zip archive."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return saved.getvalue()


def _root(name: str, inside: str) -> str:
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    return f'<w:{name} xmlns:w="{W}" xmlns:r="{r}" xmlns:mc="{mc}">{inside}</w:{name}>'


def _relations(rows: list[tuple[str, str, str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{id_}" Type="{_KINDS}/{kind}" Target="{escape(target)}" TargetMode="{mode}"/>'
        for id_, kind, target, mode in rows
    )
    return f'<Relationships xmlns="{_RELATIONS}">{inside}</Relationships>'


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def shown(body: str, **parts: str) -> list[str]:
    """The paragraphs, each with its label or mark."""
    found = read_word(bare(body, None, **parts)).paragraphs
    return [" ".join(filter(None, (paragraph.label or paragraph.bullet, paragraph.text))) for paragraph in found]


def at(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def abstract(id_: int, *levels: str) -> str:
    inside = "".join(f'<w:lvl w:ilvl="{count}">{level}</w:lvl>' for count, level in enumerate(levels))
    return f'<w:abstractNum w:abstractNumId="{id_}">{inside}</w:abstractNum>'


def level(form: str, text: str, more: str = "", start: int = 1) -> str:
    return f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'


def num(id_: int, abstract_id: int, more: str = "") -> str:
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{abstract_id}"/>{more}</w:num>'


def start(value: int, at_level: int = 0) -> str:
    return f'<w:lvlOverride w:ilvl="{at_level}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


TWO_LEVELS = abstract(0, level("decimal", "%1."), level("lowerLetter", "%2)")) + num(1, 0)
