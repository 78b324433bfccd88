"""Ruling: what the command imports can be searched at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gaoxingban.cli.app import app
from gaoxingban.portal.search.queries import search

TASK = {"TASK_CODE": "11440000006939756B2440101007000", "TASK_NAME": "养蜂登记", "DEPT_NAME": "农业农村厅",
        "ORGCODE": "006939756", "TASK_TYPE": "01", "TASK_TYPE_TEXT": "行政许可"}  # fmt: skip


@pytest.mark.django_db
def test_an_imported_item_is_found_without_another_step(tmp_path: Path) -> None:
    source = tmp_path / "items.jsonl"
    source.write_text(json.dumps(TASK, ensure_ascii=False) + "\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["catalogue", "import", str(source), "--collection", "bees"])
    assert done.exit_code == 0, done.output
    assert [hit.title for hit in search("养蜂").hits] == ["养蜂登记"]
