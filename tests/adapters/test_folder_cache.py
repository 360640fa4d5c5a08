"""The cache: what was put is found again, and nothing else ever is."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policysite.adapters.folder_cache import FolderCache

DAY = 24 * 60 * 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "pdf"


def test_what_was_put_is_found_again(folder: Path) -> None:
    assert FolderCache(folder).get("key") is None
    FolderCache(folder).put("key", b"content")
    FolderCache(folder).put("empty", b"")
    assert FolderCache(folder).get("key") == b"content"
    assert FolderCache(folder).get("empty") == b""
    assert FolderCache(folder).get("other") is None


def test_the_latest_content_counts(folder: Path) -> None:
    cache = FolderCache(folder)
    cache.put("key", b"old")
    cache.put("key", b"new")
    assert cache.get("key") == b"new"
    assert [path.name for path in folder.iterdir()] == ["key"]


@given(st.data())
def test_an_entry_that_was_damaged_counts_as_lost(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    cache = FolderCache(folder)
    cache.put("key", b"some content")
    entry = (folder / "key").read_bytes()
    at = data.draw(st.integers(0, len(entry) - 1))
    damaged = data.draw(st.sampled_from([entry[:at], entry[:at] + b"?" + entry[at + 1 :], entry + b"?", b""]))
    (folder / "key").write_bytes(damaged)
    assert cache.get("key") == (b"some content" if damaged == entry else None)


def test_the_entry_of_another_key_counts_as_lost(folder: Path) -> None:
    cache = FolderCache(folder)
    cache.put("key", b"content")
    (folder / "key").rename(folder / "other")
    assert cache.get("other") is None


def test_a_folder_that_goes_away_is_made_again(folder: Path) -> None:
    cache = FolderCache(folder)
    cache.put("key", b"content")
    (folder / "key").unlink()
    folder.rmdir()
    assert cache.get("key") is None
    cache.put("key", b"content")
    assert cache.get("key") == b"content"


def test_a_folder_that_cannot_be_written_keeps_nothing_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    cache = FolderCache(tmp_path / "file")
    cache.put("key", b"content")
    assert cache.get("key") is None


def test_many_may_write_at_once(folder: Path) -> None:
    cache = FolderCache(folder)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda count: cache.put(f"key-{count % 4}", b"content" * 1000), range(64)))
    assert {path.name for path in folder.iterdir()} == {f"key-{count}" for count in range(4)}
    assert all(cache.get(f"key-{count}") == b"content" * 1000 for count in range(4))


def test_what_was_not_used_for_long_is_removed(folder: Path) -> None:
    cache = FolderCache(folder)
    for key in ("old", "used", "new"):
        cache.put(key, b"content")
    long_ago = (folder / "new").stat().st_mtime - 31 * DAY
    for key in ("old", "used"):
        os.utime(folder / key, (long_ago, long_ago))
    assert cache.get("used") == b"content"
    assert {path.name for path in folder.iterdir()} == {"old", "used", "new"}
    FolderCache(folder)
    assert {path.name for path in folder.iterdir()} == {"used", "new"}
