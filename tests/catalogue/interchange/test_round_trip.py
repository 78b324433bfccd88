"""import(export(x)) = x, for random catalogues and for the real ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from gaoxingban.catalogue.interchange.base import Imported, Options, Writable
from gaoxingban.catalogue.interchange.gdzwfw import Gdzwfw
from gaoxingban.catalogue.interchange.guide import Guides
from gaoxingban.catalogue.interchange.json_file import GbJson, JsonFile
from gaoxingban.catalogue.interchange.registry import format_of
from gaoxingban.catalogue.interchange.xlsx import Xlsx
from gaoxingban.catalogue.interchange.yaml_file import YamlFile
from gaoxingban.catalogue.rules.check import check
from gaoxingban.catalogue.rules.model import Catalogue
from gaoxingban.catalogue.rules.problem import Severity
from tests.catalogue.interchange.catalogues import catalogues
from tests.real_data import real_data

OPTIONS = Options("random", date(2026, 1, 1))
QUICK = [(JsonFile(), ".json"), (GbJson(), ".gb.json"), (YamlFile(), ".yaml"), (YamlFile(), ".zip")]
# A catalogue is large: a failing one is shown as found, shrinking it would take minutes.
CALM = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)
ALL = [*QUICK, (Xlsx(), ".xlsx")]


def there_and_back(known: Writable, catalogue: Catalogue, path: Path) -> Imported:
    known.write(catalogue, path)
    assert type(format_of(path, max_bytes=OPTIONS.max_bytes)) is type(known)
    return known.read(path, options=OPTIONS)


@pytest.mark.parametrize(
    ("known", "suffix"),
    QUICK,
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
@given(catalogue=catalogues())
@settings(CALM, max_examples=25)
def test_any_catalogue_survives_text_formats(
    tmp_path_factory: pytest.TempPathFactory, known: Writable, suffix: str, catalogue: Catalogue
) -> None:
    path = tmp_path_factory.mktemp("out") / f"catalogue{suffix}"
    imported = there_and_back(known, catalogue, path)
    assert imported.rejects == ()
    assert imported.catalogue == catalogue


@given(catalogue=catalogues())
@settings(CALM, max_examples=12)
def test_any_catalogue_survives_the_workbook(
    tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue
) -> None:
    assert not [p for p in check(catalogue) if p.severity is Severity.REJECTED]
    path = tmp_path_factory.mktemp("out") / "catalogue.xlsx"
    imported = there_and_back(Xlsx(), catalogue, path)
    assert [p.sentence() for reject in imported.rejects for p in reject.problems] == []
    assert imported.catalogue == catalogue


@pytest.mark.parametrize(
    ("known", "suffix"),
    ALL,
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_the_real_guides_survive_every_format(tmp_path: Path, known: Writable, suffix: str) -> None:
    source = real_data("catalogue/published_guides.json")
    guides = Guides().read(source, options=OPTIONS).catalogue
    again = there_and_back(known, guides, tmp_path / f"guides{suffix}").catalogue
    assert again == guides
    # The way back to the portal's own file still leads there.
    Guides().write(guides, tmp_path / "direct.guide.json")
    Guides().write(again, tmp_path / "round.guide.json")
    direct, around = (tmp_path / f"{name}.guide.json" for name in ("direct", "round"))
    assert direct.read_bytes() == around.read_bytes()


def test_the_real_portal_items_survive_the_workbook(tmp_path: Path) -> None:
    source = real_data("catalogue/gdzwfw_items_2021.jsonl")
    items = Gdzwfw().read(source, options=OPTIONS).catalogue
    assert there_and_back(Xlsx(), items, tmp_path / "items.xlsx").catalogue == items
