"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_whole(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder. Each appears whole; none does before all are on the disk.

    Args:
        folder: The folder, which is there.
        files: Their contents by path below the folder, with forward slashes. Folders are made where they lack.

    Raises:
        OSError: They cannot be written.
    """
    with tempfile.TemporaryDirectory(dir=folder, prefix=".written-") as scratch:
        fresh = {folder / name: Path(scratch) / str(count) for count, name in enumerate(files)}
        for (path, written), content in zip(fresh.items(), files.values(), strict=True):
            with written.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                shutil.copymode(path, written)
            else:
                written.chmod(0o666 & ~_umask())
        for path, written in fresh.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            written.replace(path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
