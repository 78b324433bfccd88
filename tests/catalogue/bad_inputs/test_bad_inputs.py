"""Every bad input gets its exact sentence, and never leaves half of itself behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from gaoxingban.catalogue.models import Edition, ImportProblem
from gaoxingban.cli.app import app
from tests.catalogue.bad_inputs.case import Case, Fate
from tests.catalogue.bad_inputs.document import PATH, SECTIONS, document

CASES = [case for cases in SECTIONS.values() for case in cases]
EXIT = {Fate.REFUSED: 2, Fate.REJECTED: 1, Fate.TAKEN: 0}


@pytest.fixture
def run(tmp_path: Path) -> Callable[[Case], Any]:
    def run(case: Case) -> Any:
        path = case.make(tmp_path)
        pairs = [word for pair in case.mapping for word in ("--map", pair)]
        rejects = ["--rejects", str(tmp_path / "rejects"), "--json"]
        command = ["catalogue", "import", str(path), "--collection", "bad", *pairs, *rejects]
        return CliRunner().invoke(app, command, catch_exceptions=False)

    return run


def problems(output: str) -> list[dict[str, Any]]:
    found = json.loads(output)
    listed: list[dict[str, Any]] = found if isinstance(found, list) else found["problems"]
    return listed


def said(output: str) -> tuple[str, ...]:
    return tuple(f"{problem['place']}：{problem['sentence']}" for problem in problems(output))


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_bad_input_gets_its_sentence(case: Case, run: Callable[[Case], Any]) -> None:
    result = run(case)
    assert said(result.stdout) == case.said
    assert result.exit_code == EXIT[case.fate]


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_nothing_bad_is_imported_by_half(case: Case, run: Callable[[Case], Any]) -> None:
    run(case)
    if case.fate is Fate.REFUSED:
        assert not Edition.objects.exists()
        return
    edition = Edition.objects.get()
    assert edition.items == case.items
    assert ImportProblem.objects.filter(run__edition=edition).count() == len(case.said)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "case", [c for c in CASES if c.fate is Fate.REJECTED], ids=lambda case: case.title
)
def test_what_is_rejected_is_written_out(
    case: Case, run: Callable[[Case], Any], tmp_path: Path
) -> None:
    run(case)
    assert (tmp_path / "rejects").stat().st_size > 0


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 60
    assert len({case.title for case in CASES}) >= 55


def test_the_page_of_bad_inputs_is_current() -> None:
    assert PATH.read_text(encoding="utf-8") == document()
