"""Entry of the `gaoxingban` command: one program, the same verbs as the pages."""

from __future__ import annotations

import os


def run() -> None:
    """Start the command with Django ready; exit 0 only when all went well."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gaoxingban.config.settings")
    import django

    django.setup()
    from gaoxingban.cli.app import app

    app()
