"""依据清单: every law and document a plan rests on, once, with how sure we are of it."""

from __future__ import annotations

from collections.abc import Iterator

from gaoxingban.catalogue.rules.model import Limit, Reference
from gaoxingban.journeys import basis
from gaoxingban.journeys.model import Plan
from gaoxingban.portal.one_things.marks import distinct
from gaoxingban.portal.one_things.queries import Found


def bases(found: Found, plan: Plan) -> tuple[Reference, ...]:
    """The references of the plan, in the order in which the page uses them."""
    return tuple(distinct(_all(found, plan)))


def _all(found: Found, plan: Plan) -> Iterator[Reference]:
    yield from found.one.basis
    if plan.promise:
        yield plan.promise.reference
    for item in plan.items:
        yield from item.basis
        yield from _of_limits(found.snapshot.statutory(item), found.snapshot.promised(item))
        yield from (fee.basis for fee in item.fees)
    for step in plan.promised.steps:
        yield from (pause.basis for pause in step.pauses)
    yield from (p.proof.basis for p in plan.papers if p.proof.basis)
    yield from (f.proof.basis for f in plan.fields if f.proof.basis)
    yield from (joint.basis for joint in found.one.joint_inspections)
    yield from (basis.IN_PARALLEL, basis.WORKDAYS, basis.NOT_COUNTED, basis.ONE_VISIT)


def _of_limits(*limits: Limit | None) -> Iterator[Reference]:
    return (limit.reference for limit in limits if limit is not None)
