"""A document that was read before is the same when it comes out of a cache."""

import shutil
from pathlib import Path

from policysite.adapters.folder_cache import FolderCache
from policysite.loading import Loaded, MemoryCache, load
from policysite.model import citations_of
from policysite.model.fingerprint import text_fingerprint
from policysite.model.outline import outline
from tests.benchmarks.corpus import Size, register, write_sources
from tests.project import SAMPLE

SMALL = register(Size(documents=45, clauses=2, revisions=2, citations=1))


def places(loaded: Loaded) -> list[str]:
    """Where the first clause of every text stands."""
    path = ("clauses", 0, "text")
    texts = [(document.number, text.revised) for document in loaded.register.documents for text in document.texts]
    return [str(loaded.sources.revision(number, revised, path)) for number, revised in texts]


def same(one: Loaded, other: Loaded) -> bool:
    return (one.register, one.problems, one.numbers, one.digests, places(one)) == (
        other.register,
        other.problems,
        other.numbers,
        other.digests,
        places(other),
    )


def test_every_state_of_a_document_can_be_kept() -> None:
    cache = MemoryCache()
    first, second = load(SAMPLE, cache), load(SAMPLE, cache)
    assert len(cache) == len(first.register.documents) > 0
    assert same(first, second)
    assert same(first, load(SAMPLE))
    for document, again in zip(first.register.documents, second.register.documents, strict=True):
        assert list(map(text_fingerprint, document.texts)) == list(map(text_fingerprint, again.texts))
        assert outline(document) == outline(again)
        kept = [citations_of(again.number, text) for text in again.texts]
        assert kept == [citations_of(document.number, text) for text in document.texts]


def test_several_processes_read_the_same(tmp_path: Path) -> None:
    write_sources(SMALL, tmp_path)
    shared = load(tmp_path, FolderCache(tmp_path / "cache"), processes=2)
    assert len(list((tmp_path / "cache").iterdir())) == len(SMALL.documents)
    assert same(shared, load(tmp_path))


def test_what_is_wrong_is_told_again_each_time(tmp_path: Path) -> None:
    write_sources(SMALL, tmp_path)
    (folder,) = (tmp_path / "policy_src" / "documents").glob("BUS-P001")
    (folder / "document.yml").write_text("number: BUS-P001\nnumbre: x\n", encoding="utf-8")
    cache = FolderCache(tmp_path / "cache")
    told = [load(tmp_path, cache, processes=2).problems for _ in range(2)]
    assert told[0] == told[1] == load(tmp_path).problems != ()


def test_a_copied_folder_is_not_taken_for_the_document_that_it_was_copied_from(tmp_path: Path) -> None:
    write_sources(SMALL, tmp_path)
    cache = MemoryCache()
    load(tmp_path, cache)
    documents = tmp_path / "policy_src" / "documents"
    shutil.copytree(documents / "BUS-P001", documents / "BUS-P999")
    assert [found.kind.code for found in load(tmp_path, cache).problems] == ["number-mismatch"]
