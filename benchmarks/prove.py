"""Long proofs: `make prove`. Each prints what it did and what it found; any find ends with exit 1.

A short sample of each runs in `make test`; here are the long ones. `python -m benchmarks.prove
[--scale 0.1] [NAME …]` runs some, or all of them shorter.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import numpy as np
from hypothesis import HealthCheck, Phase, given, settings

from gaoxingban.catalogue.rules.conditions import Value
from gaoxingban.catalogue.rules.model import OneThing
from gaoxingban.catalogue.rules.problem import BadInput
from gaoxingban.catalogue.rules.snapshot import Snapshot
from gaoxingban.catalogue.source import read_catalogue
from gaoxingban.journeys.model import Plan
from gaoxingban.journeys.plan import plan
from gaoxingban.journeys.questions import representative_values, weighed_conditions
from gaoxingban.workdays.bulk import add_many
from gaoxingban.workdays.load import load
from gaoxingban.workdays.rules import due_date

ROOT = Path(__file__).parents[1]
ON = date(2026, 11, 23)
Found = tuple[int, list[str]]


def random_catalogues(scale: float) -> Found:
    """The planner's laws over random catalogues and answers."""
    from tests.journeys import test_properties
    from tests.journeys.random_towns import FACTS, towns

    laws = [getattr(test_properties, n) for n in dir(test_properties) if n.startswith("test_")]
    tries = int(4_000 * scale)
    faults: list[str] = []
    done = 0
    for law in laws:
        inner = law.hypothesis.inner_test
        long = settings(
            max_examples=tries,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        )
        try:
            long(given(towns(), FACTS)(inner))()
        except AssertionError as broken:
            faults.append(f"{law.__name__}: {broken}")
        done += tries
    return done, faults


def every_answer(scale: float) -> Found:
    """Every way of answering every one-thing of the sample: complete, no overlap, promise kept."""
    source = read_catalogue([ROOT / "data", ROOT / "districts" / "gaoyao"], name="gaoyao")
    snapshot = Snapshot(source, ON)
    calendar = load([ROOT / "data" / "workdays"]).calendar
    faults: list[str] = []
    done = 0
    for one in snapshot.one_things.values():
        for found in itertools.islice(_leaves(one, snapshot, calendar), int(20_000 * scale)):
            done += 1
            nothing = not found.items and () not in found.facts.values()
            if nothing or found.warnings or (found.promise and not found.promise.holds):
                faults.append(f"{one.code}: {dict(found.facts)}")
    return done, faults


def _leaves(one: OneThing, snapshot: Snapshot, calendar: object) -> Iterator[Plan]:
    weighed = weighed_conditions(one, snapshot)

    def below(facts: dict[str, Value]) -> Iterator[Plan]:
        found = plan(one, facts, snapshot=snapshot, calendar=calendar, start=ON)  # type: ignore[arg-type]
        if not found.next_question:
            yield found
            return
        question = snapshot.questions[found.next_question]
        for value in representative_values(question, weighed, snapshot.limits):
            yield from below({**facts, question.key: value})

    return below({})


def mutilated_sources(scale: float) -> Found:
    """Sources with bytes cut, doubled and swapped: read whole, or refused with sentences."""
    files = sorted((ROOT / "data").glob("*/*.yaml"))
    chance = random.Random(20261123)
    faults: list[str] = []
    tries = int(3_000 * scale)
    for _ in range(tries):
        path = chance.choice([f for f in files if f.parent.name != "workdays"])
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder, "data", path.parent.name, path.name)
            target.parent.mkdir(parents=True)
            target.write_bytes(_mutilated(path.read_bytes(), chance))
            try:
                read_catalogue([Path(folder, "data")], name="fuzz")
            except BadInput as refused:
                if not refused.problems or not all(p.sentence() for p in refused.problems):
                    faults.append(f"{path.name}: refused without a sentence")
            except Exception as error:  # the point of the proof: nothing else may come out
                faults.append(f"{path.name}: {type(error).__name__}: {error}")
    return tries, faults


def _mutilated(body: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randrange(len(body)), chance.randint(1, 40)
        piece = body[at : at + length]
        body = chance.choice(
            [body[:at] + body[at + length :], body[:at] + piece + body[at:], body[:at] + chance.randbytes(3) + body[at:]]
        )  # fmt: skip
    return body


def every_day(scale: float) -> Found:
    """Array and single answers agree for every start of 2022–2028 and every limit up to 400."""
    calendar = load([ROOT / "data" / "workdays"]).calendar
    first = date(2022, 1, 1)
    starts = [first + timedelta(n) for n in range(int(2_556 * scale))]
    limits = range(401)
    faults: list[str] = []
    for days in limits:
        many = add_many(calendar, np.array(starts, dtype="datetime64[D]"), np.int64(days))
        for start, found in zip(starts, many.tolist(), strict=True):
            if due_date(calendar, start=start, days=days) != found:
                faults.append(f"{start} + {days}")
    return len(starts) * len(limits), faults


PROOFS: dict[str, Callable[[float], Found]] = {
    "every_answer": every_answer,
    "every_day": every_day,
    "mutilated_sources": mutilated_sources,
    "random_catalogues": random_catalogues,
}


def main() -> int:
    """Run the chosen proofs; 1 when any found a fault."""
    reader = argparse.ArgumentParser(prog="make prove")
    reader.add_argument("names", nargs="*", choices=[*PROOFS, []], default=[])
    reader.add_argument("--scale", type=float, default=1.0)
    chosen = reader.parse_args()
    broken = 0
    for name in chosen.names or PROOFS:
        began = perf_counter()
        done, faults = PROOFS[name](chosen.scale)
        took = perf_counter() - began
        print(
            f"{name}: {PROOFS[name].__doc__} {done:,} cases in {took:,.0f} s, {len(faults)} faults"
        )
        for fault in faults[:10]:
            print(f"   {fault}")
        broken += len(faults)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
