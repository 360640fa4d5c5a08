"""Files that were damaged, or made up by chance; the same ones for the same seed."""

from __future__ import annotations

import copy
import io
import random
import zipfile
from functools import cache

import pikepdf
from lxml import etree

from tests.authoring.pdf_files import printed
from tests.authoring.word_files import VARIANTS, zipped_bytes
from tests.site import expected

_SNIPPETS = [
    *(
        b"1.",
        b"a.",
        b"(i)",
        b"iv)",
        b"- ",
        b"4.b.i ",
        b"1.1 ",
        b"\n",
        b"\n\n",
        b"\t",
        b"    ",
        b"# ",
        b"> ",
        b"|",
        b"---\n",
    ),
    *(b"\0", b"\xff", b"\xe2\x80\xa8", "“🙂”".encode(), b"[[", b"]]", b"*", b"\\", b"<", b"</w:p>", b"<w:p>", b"&a;"),
    *(b"0", b"-1", b"999999999", b"1e9", b"0 0 R", b"1 0 R", b"<<", b">>", b"endobj", b"stream\n", b"BT", b"ET"),
    *(b"BDC", b"EMC", b"/MCID 3", b"/K ", b"/Pg ", b"INSTRUCTION\n"),
]
_VALUES = [
    "",
    "-1",
    "0",
    "1",
    "2",
    "7",
    "99999999999999999999",
    "none",
    "bullet",
    "lowerRoman",
    "%1.%2.%9",
    "Title",
    "\u2028",
]
FORMS = ("Word", "PDF", "text")


@cache
def seeds(form: str) -> tuple[bytes, ...]:
    """Good files of a form."""
    if form == "Word":
        return tuple(make() for make in VARIANTS.values())
    if form == "PDF":
        return tuple(_uncompressed(printed(tags=tags)) for tags in (True, False))
    return tuple(gap.join(expected.as_extracted()).encode() for gap in ("\n", "\n\n"))


def _uncompressed(content: bytes) -> bytes:
    """A PDF in which a change of a byte changes what is drawn, and not only whether it can be unpacked."""
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as file:
        file.save(saved, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return saved.getvalue()


def mutated(seed: int) -> tuple[str, bytes]:
    """A damaged file: what it was, and its bytes."""
    chance = random.Random(seed)
    form = FORMS[seed % len(FORMS)]
    content = chance.choice(seeds(form))
    if form == "Word" and chance.random() < 0.8:
        return form, _damaged_inside(content, chance)
    return form, _damaged(content, chance)


def _damaged_inside(content: bytes, chance: random.Random) -> bytes:
    """A Word file whose archive is whole, and some of whose parts are not."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    parts = [name for name in files if name.endswith(("document.xml", "numbering.xml", "styles.xml", "footer1.xml"))]
    for name in chance.sample(parts, chance.randint(1, 2)):
        damage = _damaged_tree if chance.random() < 0.8 else _damaged
        files[name] = damage(files[name], chance)
    return zipped_bytes(files)


def _damaged_tree(content: bytes, chance: random.Random) -> bytes:
    """XML that can be read, and means something else."""
    root = etree.fromstring(content)
    for _ in range(chance.choice([1, 3, 10, 40])):
        elements = list(root.iter("{*}*"))[1:]
        if not 1 < len(elements) < 20_000:
            break
        one, other = chance.choice(elements), chance.choice(elements)
        above = one.getparent()
        match chance.randrange(5):
            case 0 if above is not None:
                above.remove(one)
            case 1:
                other.append(copy.deepcopy(one))
            case 2 if above is not None and one not in other.iterancestors() and one is not other:
                other.append(one)
            case 3 if one.attrib:
                one.set(chance.choice(sorted(map(str, one.attrib))), chance.choice(_VALUES))
            case _:
                one.tag = other.tag
    return etree.tostring(root)


def _damaged(content: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.choice([1, 1, 2, 3, 8])):
        at = chance.randrange(len(damaged) + 1)
        end = min(len(damaged), at + chance.choice([1, 2, 5, 20, 200]))
        match chance.randrange(6):
            case 0:
                del damaged[at:end]
            case 1:
                damaged[at:end] = damaged[at:end] * chance.choice([2, 3, 50])
            case 2:
                damaged[at:end] = bytes(chance.randrange(256) for _ in range(end - at))
            case 3:
                other = chance.randrange(len(damaged) + 1)
                damaged[at:at] = damaged[other : other + (end - at)]
            case 4:
                del damaged[chance.randrange(len(damaged) + 1) :]
            case _:
                damaged[at:at] = chance.choice(_SNIPPETS)
    return bytes(damaged)
