"""A file between its upload and its publication: kept under a random name, for one session only."""

from __future__ import annotations

import secrets
import shutil
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any

import msgspec
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

KEY = "held_upload"
KEPT_HOURS = 24
LONGEST_STEM = 60


class Quota(FileUploadHandler):
    """Drops a file that grows past the limit while it arrives, before it fills the disk.

    Tells the view by `too_large` in request.META.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the chunk on, or give the file up."""
        if start + len(raw_data) > settings.IMPORT_MAX_BYTES and self.request is not None:
            self.request.META["too_large"] = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """What the designer said of the file; an empty `format` is guessed from the content.

    With `add` its records join the collection's latest edition; otherwise they replace all of it.
    """

    collection: str
    title: str
    since: date
    add: bool = False
    format: str = ""
    mapping: dict[str, str] = {}


class Held:
    """One uploaded file in its own folder, with what was said and found of it beside it."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.folder = _uploads() / token

    @property
    def source(self) -> Path:
        """The file as it was uploaded, under its own name. Raises FileNotFoundError."""
        found = next((self.folder / "source").iterdir(), None)
        if found is None:
            raise FileNotFoundError(self.folder)
        return found

    @property
    def rejects(self) -> Path:
        """Where the refused records are written."""
        return self.folder / "rejects"

    def chosen(self) -> Chosen:
        """What the designer said of the file."""
        return msgspec.json.decode((self.folder / "chosen.json").read_bytes(), type=Chosen)

    def keep(self, name: str, record: Any) -> None:
        """Keep a record beside the file."""
        (self.folder / name).write_bytes(msgspec.json.encode(record))

    def claim(self) -> bool:
        """Take the file for publishing; False when it is gone or somebody took it a moment ago."""
        try:
            (self.folder / "chosen.json").rename(self.folder / "claimed.json")
        except FileNotFoundError:
            return False
        return True

    def release(self) -> None:
        """Give a claimed file back: publishing did not succeed."""
        (self.folder / "claimed.json").rename(self.folder / "chosen.json")

    def remove(self) -> None:
        """Forget the file and everything beside it."""
        shutil.rmtree(self.folder, ignore_errors=True)


def hold(upload: UploadedFile[bytes], chosen: Chosen, session: SessionBase) -> Held:
    """Keep an upload for this session in place of an earlier one."""
    _sweep()
    if earlier := held_by(session):
        earlier.remove()
    held = Held(secrets.token_urlsafe(24))
    (held.folder / "source").mkdir(parents=True, mode=0o700)
    with _private(held.folder / "source" / _plain_name(upload.name or "")) as target:
        for chunk in upload.chunks():
            target.write(chunk)
    held.keep("chosen.json", chosen)
    session[KEY] = held.token
    return held


def held_by(session: SessionBase) -> Held | None:
    """The file this session holds; None when there is none any more."""
    token = session.get(KEY)
    held = Held(token) if isinstance(token, str) else None
    return held if held and (held.folder / "chosen.json").exists() else None


def forget(held: Held, session: SessionBase) -> None:
    """Remove the file and its token."""
    held.remove()
    session.pop(KEY, None)


def _uploads() -> Path:
    return Path(settings.MEDIA_ROOT) / "uploads"


def _private(path: Path) -> IO[bytes]:
    path.touch(mode=0o600)
    return path.open("wb")


def _plain_name(name: str) -> str:
    """The file's own name as far as every file system takes it."""
    plain = Path("".join(c for c in Path(name).name if c.isprintable()) or "upload")
    return f"{plain.stem[:LONGEST_STEM]}{plain.suffix[:12]}"


def _sweep() -> None:
    """Remove what nobody came back for."""
    oldest = time.time() - KEPT_HOURS * 3600
    for folder in _folders():
        if folder.stat().st_mtime < oldest:
            shutil.rmtree(folder, ignore_errors=True)


def _folders() -> Iterator[Path]:
    root = _uploads()
    return (each for each in root.iterdir() if each.is_dir()) if root.is_dir() else iter(())
