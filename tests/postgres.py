"""A PostgreSQL of the tests' own: a new cluster in a temporary folder, stopped and removed after.

`postgres_url` is the address of the cluster, `new_database` an empty database in it;
`default_database` makes any database the default one for a while, usually migrated. PostgreSQL refuses to run as root, so root lends the
cluster to an ordinary user.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import dj_database_url
import psycopg
import pytest
from django.core.management import call_command
from django.db import connections
from django.db.utils import load_backend

UNPRIVILEGED = ("postgres", "nobody")


def _binaries() -> Path | None:
    """The folder that holds initdb and pg_ctl, the newest where there are several."""
    on_path = shutil.which("initdb")
    installed = (
        [Path(on_path)] if on_path else sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    )
    return installed[-1].resolve().parent if installed else None


def _as_user() -> dict[str, Any]:
    """Whose processes the cluster's are: our own, unless we are root."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = next(known[name] for name in UNPRIVILEGED if name in known)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


class _Cluster:
    def __init__(self, binaries: Path, folder: Path) -> None:
        self.binaries, self.folder, self.user = binaries, folder, _as_user()
        if self.user:
            os.chown(folder, self.user["user"], self.user["group"])

    def start(self) -> str:
        data, log = str(self.folder / "data"), str(self.folder / "log")
        self._run("initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8",
                  "--locale=C", "--no-sync")  # fmt: skip
        self._run("pg_ctl", "-D", data, "-l", log, "-w", "-o",
                  f"-k {self.folder} -c listen_addresses= -F", "start")  # fmt: skip
        return f"postgres://postgres@{quote(str(self.folder), safe='')}/postgres"

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self.binaries / program, *arguments],
            check=True,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            **self.user,
        )


class NotInstalledError(RuntimeError):
    """There is no PostgreSQL on this machine."""

    def __init__(self) -> None:
        super().__init__("PostgreSQL is not installed (no initdb)")


@contextmanager
def cluster() -> Iterator[str]:
    """The address of a running, empty PostgreSQL. Raises NotInstalledError."""
    binaries = _binaries()
    if binaries is None:
        raise NotInstalledError
    # Not pytest's own folder: only its owner may enter that, and the socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    server = _Cluster(binaries, folder)
    try:
        url = server.start()
        try:
            yield url
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a running, empty PostgreSQL; skipped where none is installed."""
    try:
        with cluster() as url:
            yield url
    except NotInstalledError as reason:
        pytest.skip(str(reason))


@contextmanager
def new_database(cluster_url: str) -> Iterator[str]:
    """A new, empty database in the cluster; gives its address and drops it after."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(cluster_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield cluster_url.rsplit("/", 1)[0] + "/" + name
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def default_database(url: str, *, migrated: bool = True) -> Iterator[None]:
    """Make the database at `url` Django's default one; the caller unblocks access."""
    before = connections["default"]
    parsed = connections.configure_settings({"default": {**dj_database_url.parse(url)}})["default"]
    connections["default"] = load_backend(parsed["ENGINE"]).DatabaseWrapper(parsed, "default")
    try:
        if migrated:
            call_command("migrate", verbosity=0, interactive=False)
        yield
    finally:
        connections["default"].close()
        connections["default"] = before
