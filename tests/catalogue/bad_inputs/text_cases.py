"""What can be wrong with JSON Lines, guides and CSV, and with files as such."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.catalogue.bad_inputs.case import Case, Fate, bytes_file, text_file

CODE = "11440232MB2D06811W2000117051000"
_ITEM: dict[str, Any] = {
    "TASK_CODE": CODE,
    "ORGCODE": "MB2D06811",
    "CATAID": "000117051000",
    "TASK_NAME": "消防设计审查",
    "DEPT_NAME": "住建局",
    "TASK_TYPE_TEXT": "公共服务",
    "matter_type": "公共服务",
    "LIMIT_SCENE_NUM": "0",
    "visit_number": "0",
}
_GOOD = json.dumps(_ITEM, ensure_ascii=False)
_OTHER = "11440232MB2D06811W2000117051001"


def _line(**given: Any) -> str:
    return json.dumps({**_ITEM, **given}, ensure_ascii=False)


def _lines(title: str, second: str, said: str) -> Case:
    return Case(title, Fate.REJECTED, text_file("items.jsonl", f"{_GOOD}\n{second}\n"), (said,), 1)


def _huge(folder: Path) -> Path:
    """200 MB on paper, nothing on the disk."""
    path = folder / "items.jsonl"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    return path


_HEAD = "事项编码,事项名称,实施主体,事项类型\n"
_ROW = "a,食品经营许可,市场监管局,许可\n"

CASES = (
    Case("空文件", Fate.REFUSED, bytes_file("items.jsonl", b""),
         ("items.jsonl：文件是空的，请换一份有内容的文件。",)),
    Case("200 MB 的文件", Fate.REFUSED, _huge,
         ("items.jsonl：文件有 200 MB，超过 64 MB 的上限，没有读取，请拆成几个文件再导入。",)),
    Case("认不出的格式", Fate.REFUSED, bytes_file("items.doc", b"\x00\x01\x02"),
         ("items.doc：认不出这个文件是什么格式，"
          "请用 --format 指明：gdzwfw、guide、gbjson、json、xlsx、csv、yaml。",)),
    Case("JSON 数组，不是每行一条", Fate.REFUSED, text_file("items.jsonl", f"[{_GOOD}]"),
         ("items.jsonl：这是一个 JSON 数组，这里要的是每行一个事项的 JSON Lines，"
          "请把每个事项单独写成一行，去掉外层的方括号和行末的逗号。",)),
    _lines("JSON Lines 最后一行没写完", _line(TASK_CODE=_OTHER)[:40],
           "items.jsonl · 第 2 行：JSON 从第 41 个字符起不完整，请检查文件是否没有下载完。"),
    _lines("JSON 里同一字段写了两次", '{"TASK_CODE": "1", "TASK_CODE": "2"}',
           "items.jsonl · 第 2 行：字段“TASK_CODE”写了两次，请只留一次。"),
    _lines("JSON 里写了 NaN", '{"TASK_CODE": NaN}',
           "items.jsonl · 第 2 行：JSON 里不能写 NaN。"),
    _lines("没有事项名称", _line(TASK_CODE=_OTHER, TASK_NAME=""),
           "items.jsonl · 第 2 行 · TASK_NAME：缺少“TASK_NAME”，不知道是哪个事项，请补上后再导入这一条。"),
    _lines("事项编码重复", _line(TASK_NAME="另一个"),
           f"items.jsonl · 第 2 行：事项编码“{CODE}”与第 1 行重复，先出现的一条已导入；请核对后只留一条。"),
    Case("有一行不是 UTF-8", Fate.REJECTED,
         bytes_file("items.jsonl", f"{_GOOD}\n".encode() + _line(TASK_CODE=_OTHER).encode("gbk")),
         ("items.jsonl · 第 2 行：这一行不是 UTF-8 编码（第 114 个字节），请另存为 UTF-8。",), 1),
    Case("信用代码的校验位不对", Fate.TAKEN,
         text_file("items.jsonl", _line(TASK_CODE=CODE.replace("811W", "811X"))),
         (f"items.jsonl · 第 1 行 · {CODE.replace('811W', '811X')} · TASK_CODE："
          "统一社会信用代码的校验位不对，请核对是否抄错：11440232MB2D06811X。",), 1),
    Case("承诺比法定还长（公布的原文）", Fate.TAKEN,
         text_file("items.jsonl", _line(handle_time="5(工作日)", handle_time_limit="20(工作日)")),
         (f"items.jsonl · 第 1 行 · {CODE} · handle_time_limit："
          "承诺时限 20 天长于法定时限 5 天，已按原文保留。",), 1),
    Case("看不懂的时限", Fate.TAKEN,
         text_file("items.jsonl", _line(handle_time="视情况而定")),
         (f"items.jsonl · 第 1 行 · {CODE} · handle_time："
          "法定办结时限写作“视情况而定”，看不懂，已按原文保留。",), 1),
    Case("指南文件里没有指南", Fate.REFUSED, text_file("x.guide.json", '{"rows": []}'),
         ("x.guide.json：这个 JSON 里没有 guides（指南）也没有 items（事项）列表，请核对是不是选错了文件。",)),
    Case("GBK 编码的 CSV", Fate.TAKEN, text_file("items.csv", (_HEAD + _ROW) * 1, "gbk"),
         ("items.csv：文件不是 UTF-8，按 GB18030 读取，如有乱码请另存为“CSV UTF-8”再导入。",), 1),
    Case("看不出编码的 CSV", Fate.REFUSED, bytes_file("items.csv", b"a,b\x00\xff\xfe\x80\n\x81\xff"),
         ("items.csv：看不出文件是什么编码，请用 Excel 另存为“CSV UTF-8”。",)),
    Case("CSV 缺少必填的列", Fate.REFUSED, text_file("items.csv", "事项编码,事项名称\na,甲\n"),
         ("items.csv · 第 1 行：缺少必填的列“实施主体”“事项类型”，请补上，或用 --map 列=字段 指明。",)),
    Case("--map 写了文件里没有的列", Fate.REFUSED, text_file("items.csv", _HEAD + _ROW),
         ("items.csv：--map 写的列“编号”在文件里没有，文件的列有：事项编码、事项名称、实施主体、事项类型。",),
         mapping=("编号=code",)),
    Case("--map 写了没有的字段", Fate.REFUSED, text_file("items.csv", _HEAD + _ROW),
         ("items.csv：--map 写的字段“cod”不存在，您是想写“code”吗？",), mapping=("事项编码=cod",)),
    Case("CSV 引号不成对", Fate.REFUSED, text_file("items.csv", _HEAD + '"a,甲,乙,许可\n'),
         ("items.csv · 第 2 行：从这一行起表格断了，请检查引号是否成对。",)),
    Case("CSV 多了一格", Fate.REJECTED, text_file("items.csv", _HEAD + _ROW + "b,甲,乙局,登记,多\n"),
         ("items.csv · 第 3 行：这一行的格数比标题多，请检查多出来的逗号或引号。",), 1),
    Case("CSV 不认识的列", Fate.TAKEN,
         text_file("items.csv", "事项编码,事项名称,实施主体,事项类型,星级\na,甲,乙局,登记,五\n"),
         ("items.csv · 第 1 行 · 星级：不认识“星级”这一列，内容按原文保留在事项里，"
          "可用 --map 列=字段 指明。",), 1),
)  # fmt: skip
