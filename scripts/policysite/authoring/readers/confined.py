"""Reads a Word file or a PDF in a process of its own, which may use only so much time and memory."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pydantic import TypeAdapter

from policysite.authoring.readers.contents import LEGACY_WORD, is_plain_text, read_contents
from policysite.authoring.readers.records import Finding, FindingKind, Reading, UnreadableError

MAX_FILE = 50_000_000
"""Bytes of a file that is imported."""

MAX_SECONDS = 60
"""Seconds of the processor that the reading of one file may take; a page takes about a tenth of one."""

MAX_MEMORY = 1_000_000_000
"""Bytes of memory that it may take."""

_READING = TypeAdapter(Reading)
_UNREADABLE = 3
"""What the process exits with when it prints why a file cannot be read."""
_MODULE = "policysite.authoring.readers.confined"
_TOO_MUCH = f"Reading it takes more than {MAX_SECONDS} seconds or more than {MAX_MEMORY // 10**9} GB of memory."


def read_file(path: Path) -> Reading:
    """Read any file.

    Raises:
        UnreadableError: It cannot be read.
    """
    try:
        if path.is_dir():
            raise UnreadableError("This is a folder. Name the files in it.")
        if path.stat().st_size > MAX_FILE:
            raise UnreadableError(f"The file has more than {MAX_FILE // 1_000_000} MB, so it is not read.")
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"The file cannot be read: {error.strerror}.") from None
    if content.startswith(LEGACY_WORD):
        return _read_legacy(path)
    if is_plain_text(content):
        return read_contents(content, path.suffix.lower())
    return _read_apart(path)


def _read_apart(path: Path) -> Reading:
    command = [sys.executable, "-m", _MODULE, str(path.resolve())]
    try:
        done = subprocess.run(
            command, capture_output=True, stdin=subprocess.DEVNULL, timeout=3 * MAX_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise UnreadableError(_TOO_MUCH) from None
    if done.returncode == _UNREADABLE:
        raise UnreadableError(done.stdout.decode())
    if done.returncode:
        raise UnreadableError(_TOO_MUCH)
    return _READING.validate_json(done.stdout)


def _read_legacy(path: Path) -> Reading:
    """Let LibreOffice, where it is installed, make a file of today's Word of one of Word 97 to 2003."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        what = "This is a file of Word 97 to 2003, or one that is locked by a password."
        raise UnreadableError(f"{what} Save it in Word as .docx without a password, or install LibreOffice.")
    with tempfile.TemporaryDirectory() as scratch:
        profile = f"-env:UserInstallation={Path(scratch, 'profile').as_uri()}"
        command = [office, "--headless", profile, "--convert-to", "docx", "--outdir", scratch, str(path.resolve())]
        try:
            subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=2 * MAX_SECONDS, check=True)
            made = Path(scratch, f"{path.stem}.docx")
            reading = _read_apart(made)
        except (subprocess.SubprocessError, OSError):
            what = "LibreOffice cannot convert it. If it is locked by a password, save it without one."
            raise UnreadableError(what) from None
    what = "The file was converted by LibreOffice. Compare the labels with the original."
    doubt = Finding(FindingKind.DOUBT, "whole file", what)
    return Reading(reading.form, reading.paragraphs, (doubt, *reading.findings), reading.title, reading.line_ends)


def _confine() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))


def _main(path: Path) -> None:
    """What the process of its own does: it prints the reading as JSON, or why there is none."""
    _confine()
    try:
        told = _READING.dump_json(read_contents(path.read_bytes(), path.suffix.lower()))
    except UnreadableError as error:
        sys.stdout.write(str(error))
        sys.exit(_UNREADABLE)
    except RecursionError:
        sys.stdout.write("What the file holds is nested too deeply to be read.")
        sys.exit(_UNREADABLE)
    sys.stdout.buffer.write(told)


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
