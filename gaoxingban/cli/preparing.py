"""Everything that must be there before pages can be served; each step does nothing when it is done."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from gaoxingban.catalogue.models import Edition
from gaoxingban.catalogue.rules.canonical import canonical, digest_of
from gaoxingban.catalogue.services import publish_edition
from gaoxingban.catalogue.source import read_catalogue
from gaoxingban.portal.district import district
from gaoxingban.portal.search.services import ensure_indexed

DESIGNER = "designer"
PUBLISHER = "gaoxingban serve"


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """A demo account as it is told to whoever runs the demo."""

    name: str
    username: str
    password: str


def migrate() -> bool:
    """Bring the tables up to date; False when they already were."""
    executor = MigrationExecutor(connections["default"])
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    call_command("migrate", verbosity=0, interactive=False)
    return True


def publish_source(*, at: datetime) -> Edition | None:
    """Publish the district's own catalogue when its content has never been published.

    A later edition made by a designer stays in force until the source itself changes.
    Raises BadInput when the source is not sound.
    """
    folders = [Path(settings.DATA_DIR), Path(settings.DISTRICT_DIR)]
    catalogue = read_catalogue(folders, name=settings.DISTRICT)
    held = Edition.objects.filter(
        collection=settings.DISTRICT, digest=digest_of(canonical(catalogue))
    )
    if held.exists():
        return None
    return publish_edition(
        catalogue=catalogue,
        collection=settings.DISTRICT,
        title=f"{district(settings.DISTRICT_DIR).name}事项目录",
        effective_from=at.date(),
        at=at,
        actor=PUBLISHER,
    )


def index(*, at: datetime) -> int:
    """Bring the search index up to date; how many collections were indexed anew."""
    return ensure_indexed(on=at.date())


def collect_static() -> bool:
    """Collect and compress the static files when one is newer than what was collected."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    collected = manifest.stat().st_mtime if manifest.exists() else 0.0
    if collected and all(path.stat().st_mtime < collected for path in _static_sources()):
        return False
    call_command("collectstatic", verbosity=0, interactive=False)
    return True


def _static_sources() -> Iterator[Path]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield Path(storage.path(name))


def demo_accounts() -> tuple[Account, ...]:
    """The demo's designer; made once with a random password that is kept where only we can read."""
    kept = Path(settings.VAR_DIR) / "demo-accounts.txt"
    user = User.objects.filter(username=DESIGNER).first()
    password = _kept_password(kept)
    if user is None or not password:
        password = secrets.token_urlsafe(9)
        user = user or User(username=DESIGNER)
        user.first_name, user.is_staff = "设计员", True
        user.set_password(password)
        user.save()
        kept.touch(mode=0o600)
        kept.write_text(f"{DESIGNER} {password}\n", encoding="ascii")
    return (Account(name=user.first_name, username=DESIGNER, password=password),)


def _kept_password(kept: Path) -> str:
    if not kept.exists():
        return ""
    words = kept.read_text(encoding="ascii").split()
    return words[1] if len(words) == 2 and words[0] == DESIGNER else ""
