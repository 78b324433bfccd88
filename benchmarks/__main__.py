"""Run every benchmark: `python -m benchmarks`, or only some: `python -m benchmarks workdays`."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import django

from benchmarks.table import show

MODULES = ("workdays", "planning", "search")


def main(chosen: list[str]) -> int:
    """Print one table per module; 2 when a name is none of them."""
    unknown = set(chosen) - set(MODULES)
    if unknown:
        print(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(MODULES)}")
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gaoxingban.config.settings")
    django.setup()
    for name in chosen or MODULES:
        module = import_module(f"benchmarks.{name}")
        show(name, module.run())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
