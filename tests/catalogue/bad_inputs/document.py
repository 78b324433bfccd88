"""Writes `docs/bad-inputs.md` from the cases: python -m tests.catalogue.bad_inputs.document"""

from __future__ import annotations

from pathlib import Path

from tests.catalogue.bad_inputs import text_cases, workbook_cases, yaml_cases
from tests.catalogue.bad_inputs.case import Case

PATH = Path(__file__).parents[3] / "docs" / "bad-inputs.md"
SECTIONS: dict[str, tuple[Case, ...]] = {
    "文件、JSON、CSV": text_cases.CASES,
    "工作簿": workbook_cases.CASES,
    "YAML 与条款": yaml_cases.CASES,
}
_INTRODUCTION = """\
# 坏的输入

导入（`gaoxingban catalogue import`）遇到下面每一种文件时说的话，逐字如此。本页由测试里的例子生成，
测试逐条核对；改了说法，运行 `python -m tests.catalogue.bad_inputs.document` 重新生成。

- **整个文件不收**：退出码 2，什么也没有写入。
- **这一条退回**：退出码 1，其余记录已成为新版次；退回的记录连同原因写进单独的文件，改好后用 `--add` 补导入。
- **照常导入，并提示**：退出码 0，原文保留，提示计数可查。
"""


def document() -> str:
    """The whole page."""
    parts = [_INTRODUCTION]
    for section, cases in SECTIONS.items():
        parts.append(f"## {section}\n\n| 输入 | 结果 | 说的话 |\n|---|---|---|")
        parts += [_row(case) for case in cases]
        parts.append("")
    return "\n".join(parts)


def _row(case: Case) -> str:
    cells = (case.title, case.fate.value, "<br>".join(case.said))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    PATH.write_text(document(), encoding="utf-8")
