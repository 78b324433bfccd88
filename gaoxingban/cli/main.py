"""Entry of the `gaoxingban` command: one program, the same verbs as the pages."""

from __future__ import annotations

import os
import sys


def run() -> None:
    """Start the command with Django ready; exit 0 only when all went well."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gaoxingban.config.settings")
    import django

    django.setup()
    from django.utils import translation

    from gaoxingban.cli.language import chosen

    # Before the tree is imported: its help texts are said in this language.
    translation.activate(chosen(sys.argv[1:], os.environ))
    from gaoxingban.cli.app import app

    app()
