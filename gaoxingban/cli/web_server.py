"""Gunicorn inside our own process: Django is loaded once, the workers share what it holds."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]  # has no stubs

THREADS = 8
GRACE_SECONDS = 10


class WebServer(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Serves the site at the given addresses until it is told to stop."""

    def __init__(self, binds: list[str], *, workers: int, ready: Callable[[], None]) -> None:
        self._binds, self._workers, self._ready = binds, workers, ready
        super().__init__()

    def load_config(self) -> None:
        """Our settings; gunicorn's own files and environment are not read."""
        chosen: dict[str, Any] = {
            "bind": self._binds,
            "workers": self._workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "preload_app": True,
            "graceful_timeout": GRACE_SECONDS,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": lambda _server: self._ready(),
            "pre_fork": lambda _server, _worker: connections.close_all(),
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        """The application, with its middleware built before the workers part."""
        from gaoxingban.config.wsgi import application

        return application


def binds(host: str, port: int) -> list[str]:
    """Where to listen: the given host, else this machine's own addresses of both families."""
    if host:
        return [f"[{host}]:{port}" if ":" in host else f"{host}:{port}"]
    both = [f"127.0.0.1:{port}"]
    return [*both, f"[::1]:{port}"] if _has_ipv6() else both


def taken(binds: list[str]) -> str:
    """The first address somebody else already listens on, or "" when all are free."""
    return next((bind for bind in binds if not _is_free(bind)), "")


def _is_free(bind: str) -> bool:
    host, _, port = bind.rpartition(":")
    family = socket.AF_INET6 if host.startswith("[") else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), int(port)))
        except OSError:
            return False
    return True


def _has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True
