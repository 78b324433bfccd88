"""One plan of a ten-component one-thing, and loading a catalogue of a whole city (12,000 items)."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import cel
import msgspec

from benchmarks.table import Row
from gaoxingban.catalogue.rules.canonical import canonical
from gaoxingban.catalogue.rules.canonical import decode as typed_decode
from gaoxingban.catalogue.rules.conditions import Value
from gaoxingban.catalogue.rules.model import Catalogue, OneThing
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.catalogue.source import read_catalogue
from gaoxingban.journeys.components import planned_components
from gaoxingban.journeys.model import State
from gaoxingban.journeys.plan import plan
from gaoxingban.journeys.questions import representative_values, weighed_conditions
from gaoxingban.workdays.load import load

ROOT = Path(__file__).parents[1]
START = date(2026, 9, 21)
CITY = 12_000
ROUNDS = 400


def run() -> list[Row]:
    """Milliseconds a plan, seconds and megabytes a catalogue."""
    source = read_catalogue([ROOT / "data", ROOT / "districts" / "gaoyao"], name="gaoyao")
    return [*_planning(source), *_loading(source)]


def _planning(source: Catalogue) -> list[Row]:
    snapshot = Snapshot(source, START)
    calendar = load([ROOT / "data" / "workdays"]).calendar
    one, facts = _widest(snapshot)
    found = plan(one, facts, snapshot=snapshot, calendar=calendar, start=START)
    chosen = sum(c.state is State.IN for c in found.components)
    full = _median_ms(lambda: plan(one, facts, snapshot=snapshot, calendar=calendar, start=START))
    empty = _median_ms(lambda: plan(one, {}, snapshot=snapshot, calendar=calendar, start=START))
    floor = _median_ms(_bare_cel(one, snapshot, facts))
    name = f"{one.title}: {len(one.components)} components, {chosen} apply"
    peer = "CEL engine on the same conditions, nothing else"
    return [
        Row(name=f"plan, all answered — {name}", figure=full, unit="ms", ratio_to=peer, ratio=full / floor, goal="≤ 2 ms"),
        Row(name="plan, nothing answered (ranks every question)", figure=empty, unit="ms", ratio_to="the answered plan", ratio=empty / full),
        Row(name=peer, figure=floor, unit="ms"),
    ]  # fmt: skip


def _widest(snapshot: Snapshot) -> tuple[OneThing, dict[str, Value]]:
    """The one-thing, with the answers, of which nearest to ten components apply."""
    answered = [(one, _greedy(one, snapshot)) for one in snapshot.one_things.values()]
    return min(answered, key=lambda pair: abs(_applying(pair[0], snapshot, pair[1]) - 10))


def _greedy(one: OneThing, snapshot: Snapshot) -> dict[str, Value]:
    """Answers chosen one after another so that as much as possible applies."""
    weighed = weighed_conditions(one, snapshot)
    facts: dict[str, Value] = {}
    for key in one.questions:
        values = representative_values(snapshot.questions[key], weighed, snapshot.limits)
        facts[key] = max(values, key=lambda v: _applying(one, snapshot, {**facts, key: v}))
    return facts


def _applying(one: OneThing, snapshot: Snapshot, facts: dict[str, Value]) -> int:
    known = {**snapshot.limits, **facts}
    found = planned_components(one, known, snapshot, frozenset())
    return sum(component.state is State.IN for component in found)


def _bare_cel(one: OneThing, snapshot: Snapshot, facts: dict[str, Value]) -> Callable[[], object]:
    texts = [c.applies_when for c in one.components]
    for component in one.components:
        item = snapshot.items[component.item]
        texts += [item.applies_when, *(m.required_when for m in item.materials)]
        texts += [f.required_when for f in item.fields]
    programs = [cel.compile(text) for text in texts if text]
    context: dict[str, object] = {
        k: list(v) if isinstance(v, tuple) else v for k, v in facts.items()
    }
    context["limit"] = {k.removeprefix("limit."): v for k, v in snapshot.limits.items()}

    def evaluate() -> None:
        for program in programs:
            program.execute(context)

    return evaluate


def _median_ms(work: Callable[[], object]) -> float:
    seconds = []
    for _ in range(ROUNDS):
        began = perf_counter()
        work()
        seconds.append(perf_counter() - began)
    return statistics.median(seconds) * 1000


def _loading(source: Catalogue) -> list[Row]:
    """A city's catalogue, each in a fresh process so that memory is its own."""
    body = canonical(_city(source))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "city.json")
        path.write_bytes(body)
        seconds, megabytes, base = _child("typed", path)
        plain_seconds, plain_megabytes, _ = _child("plain", path)
    size = len(body) / 1e6
    return [
        Row(name=f"load {CITY:,} items ({size:.0f} MB JSON) into typed records", figure=seconds, unit="s", ratio_to="json.loads", ratio=seconds / plain_seconds, goal="≤ 2 s"),
        Row(name="memory of that process (interpreter and Django included)", figure=megabytes, unit="MB", ratio_to="json.loads", ratio=megabytes / plain_megabytes, goal="≤ 300 MB"),
        Row(name="of which before loading", figure=base, unit="MB"),
        Row(name="json.loads of the same bytes into dicts", figure=plain_seconds, unit="s"),
    ]  # fmt: skip


def _city(source: Catalogue) -> Catalogue:
    """The sample's items again and again under new codes, until there are 12,000."""
    items = tuple(
        msgspec.structs.replace(item, code=f"{item.code}-{n}", name=f"{item.name} {n}")
        for n in range(CITY // len(source.items) + 1)
        for item in source.items
    )
    return msgspec.structs.replace(source, items=items[:CITY], one_things=())


def _child(how: str, path: Path) -> tuple[float, float, float]:
    command = [sys.executable, "-m", "benchmarks.planning", how, str(path)]
    printed = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ).stdout
    seconds, megabytes, base = printed.split()
    return float(seconds), float(megabytes), float(base)


def _measure(how: str, path: Path) -> None:
    body = path.read_bytes()
    decode: Callable[[bytes], Any] = typed_decode if how == "typed" else json.loads
    base = _peak_megabytes()
    began = perf_counter()
    loaded = decode(body)
    if how == "typed":
        assert len(loaded.items) == CITY
    seconds = perf_counter() - began
    print(seconds, _peak_megabytes(), base)


def _peak_megabytes() -> float:
    """This process's own peak memory; getrusage would count the parent it was forked from."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024


if __name__ == "__main__":
    _measure(sys.argv[1], Path(sys.argv[2]))
