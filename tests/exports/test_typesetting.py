"""Typesetting: the same bytes, made once, and a message where it cannot be done."""

import re
import shutil
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from policysite.exports import Pdf, Typesetter, TypesettingError, register_pdf
from policysite.loading import MemoryCache
from policysite.loading.fonts import with_fonts_of
from policysite.rendering import Edition, addresses
from tests.builders import FACES, ROOT, held, history_revision, not_held, register_of, text_revision
from tests.exports.pdf_reading import SITE, read_pdf
from tests.exports.registers import AS_OF, EXAMPLE
from tests.exports.whole import form_pdfs

EDITION = Edition(EXAMPLE, AS_OF)

ELSEWHERE = """
import sys
from hashlib import sha256
from policysite.exports import Typesetter
from tests.exports.whole import form_pdfs
from tests.exports.test_typesetting import EDITION, SITE
for pdf in dict(form_pdfs(EDITION, SITE, Typesetter())).values():
    print(sha256(pdf.read()).hexdigest())
"""


class CountingCache(MemoryCache):
    def __init__(self) -> None:
        super().__init__()
        self.made = 0

    def put(self, key: str, content: bytes) -> None:
        super().put(key, content)
        self.made += 1


def test_another_process_in_another_place_makes_the_same_bytes() -> None:
    elsewhere = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        cwd=ROOT,
        env={"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    here = [sha256(pdf.read()).hexdigest() for pdf in dict(form_pdfs(EDITION, SITE, Typesetter())).values()]
    assert elsewhere.splitlines() == here


def test_what_is_typeset_is_not_typeset_again() -> None:
    cache = CountingCache()
    typesetter = Typesetter(cache=cache)
    first = dict(form_pdfs(EDITION, SITE, typesetter))
    texts = {address: pdf.read() for address, pdf in first.items()}
    assert cache.made == len({id(pdf) for pdf in first.values()}) < len(first)

    again = dict(form_pdfs(EDITION, SITE, typesetter))
    assert {address: pdf.read() for address, pdf in again.items()} == texts
    assert cache.made == len(cache)


@pytest.mark.parametrize("site", [None, "https://elsewhere.example.org/"])
def test_another_address_makes_another_file(site: str | None) -> None:
    here, there = (dict(form_pdfs(EDITION, address, Typesetter())) for address in (SITE, site))
    assert all(pdf.read() != there[address].read() for address, pdf in here.items())


def test_a_kept_edition_has_the_same_files_as_the_latest_one() -> None:
    latest, kept = (
        {address: pdf.read() for address, pdf in form_pdfs(EDITION, site, Typesetter())}
        for site in (SITE, f"{SITE}editions/2025-06-01/")
    )
    assert latest == kept


def test_a_day_that_changes_nothing_changes_no_form() -> None:
    day, later = (
        {address: pdf.content for address, pdf in form_pdfs(Edition(EXAMPLE, day), SITE, Typesetter())}
        for day in (date(2025, 6, 1), date(2025, 6, 30))
    )
    assert day == later
    changed = {
        address: pdf.content for address, pdf in form_pdfs(Edition(EXAMPLE, date(2025, 7, 1)), SITE, Typesetter())
    }
    assert {address for address in changed if changed[address] != day.get(address)} == {
        "policies/EXA-W001/2024-03-01/EXA-W001.pdf",
        "policies/EXA-W001/2025-05-20/EXA-W001.pdf",
        "policies/EXA-W001/EXA-W001.pdf",
    }


def test_what_is_lost_is_made_again() -> None:
    cache = CountingCache()
    pdf = register_pdf(EDITION, SITE, Typesetter(cache=cache))
    before = pdf.read()
    cache.clear()
    assert pdf.read() == before
    assert cache.made == 2


def test_other_fonts_make_another_file(tmp_path: Path) -> None:
    register = register_of(held("EXA-W001", text_revision(date(2024, 1, 1), "Lent to \U0001f600 only.")))
    file = Path(shutil.copy(FACES, tmp_path))
    cache = MemoryCache()
    ((_address, pdf), *_) = form_pdfs(
        Edition(register, AS_OF), SITE, Typesetter(with_fonts_of(tmp_path, [file]), cache)
    )
    assert "Lent to \U0001f600 only." in read_pdf(pdf.read()).tree.text
    ((_address, without), *_) = form_pdfs(Edition(register, AS_OF), SITE, Typesetter(cache=cache))
    with pytest.raises(TypesettingError):
        without.read()


def test_a_text_that_cannot_be_typeset_is_named() -> None:
    register = register_of(held("EXA-W001", text_revision(date(2024, 1, 1), "Lent to \U0001f600 only.")))
    ((_address, pdf), *_) = form_pdfs(Edition(register, AS_OF), SITE, Typesetter())
    message = "EXA-W001 – Lending of Examples, revised 01/01/24, cannot be typeset: "
    with pytest.raises(TypesettingError, match=f"^{re.escape(message)}"):
        pdf.read()


def test_which_revisions_have_a_form() -> None:
    document = held(
        "EXA-W001",
        history_revision(date(2020, 1, 1)),
        text_revision(date(2021, 1, 1)),
        history_revision(date(2022, 1, 1)),
        text_revision(date(2030, 1, 1)),
    )
    register = register_of(document, not_held("EXA-P002"))
    dated = [addresses.revision_pdf("EXA-W001", day) for day in (date(2021, 1, 1), date(2030, 1, 1))]

    def forms(day: date) -> dict[str, Pdf]:
        return dict(form_pdfs(Edition(register, day), SITE, Typesetter()))

    assert list(forms(date(2020, 6, 1))) == dated
    assert sorted(forms(date(2021, 6, 1))) == sorted([*dated, "policies/EXA-W001/EXA-W001.pdf"])
    assert list(forms(date(2022, 6, 1))) == dated, "the text in force is not held: no other stands in its place"
    current = forms(date(2030, 6, 1))
    assert current["policies/EXA-W001/EXA-W001.pdf"] is current[dated[1]]


def test_a_retired_document_keeps_its_file() -> None:
    found = dict(form_pdfs(EDITION, SITE, Typesetter()))
    assert found["policies/EXA-W004/EXA-W004.pdf"] is found["policies/EXA-W004/2020-01-01/EXA-W004.pdf"]
