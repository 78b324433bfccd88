"""The schedule of a plan as racing lanes: one lane a step, and the last boat home decides the end."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gaoxingban.portal.components import Words

TICKS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
MOST_TICKS = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Pause:
    """A special procedure that stops the clock, from the end of day `start` to that of `finish`."""

    start: int
    finish: int
    reason: Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Lane:
    """One step: it runs from the end of working day `start` to the end of day `finish`.

    A step done at once has start == finish. `slack` is how many working days it may slip without
    moving the end; a critical step has none.
    """

    name: Words
    department: Words
    start: int
    finish: int
    href: str = ""
    slack: int = 0
    critical: bool = False
    late: bool = False
    pauses: tuple[Pause, ...] = ()

    @property
    def days(self) -> str:
        """The step's days in words: 当场, 第 3 天 or 第 3–7 天."""
        if self.start == self.finish:
            return _("当场")
        if self.finish - self.start == 1:
            return _("第 %(day)s 天") % {"day": self.finish}
        return _("第 %(first)s–%(last)s 天") % {"first": self.start + 1, "last": self.finish}


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A stretch of the water: where it begins and how long it is, in percent of the whole."""

    x: str
    width: str
    end: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Course:
    """A lane with its places on the water."""

    lane: Lane
    boat: Span
    slack: Span
    pauses: tuple[Span, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """A working day named on the scale."""

    day: int
    x: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Lanes:
    """All lanes of a plan that ends after `total` working days.

    Raises ValueError when a lane runs past the end.
    """

    caption: Words
    total: int
    lanes: tuple[Lane, ...]

    def __post_init__(self) -> None:
        if any(not 0 <= lane.start <= lane.finish <= self.total for lane in self.lanes):
            raise ValueError(f"「{self.caption}」有一步不在第 0 至 {self.total} 个工作日之内")

    def courses(self) -> list[Course]:
        """Every lane with its boat, its slack and its pauses placed on the scale."""
        return [
            Course(
                lane=lane,
                boat=self._span(lane.start, lane.finish),
                slack=self._span(lane.finish, min(lane.finish + lane.slack, self.total)),
                pauses=tuple(self._span(pause.start, pause.finish) for pause in lane.pauses),
            )
            for lane in self.lanes
        ]

    def ticks(self) -> list[Tick]:
        """Days to name on the scale: at most eight, the end always among them.

        >>> [tick.day for tick in Lanes(caption="", total=23, lanes=()).ticks()]
        [0, 5, 10, 15, 20, 23]
        """
        step = next((step for step in TICKS if self.total <= step * MOST_TICKS), TICKS[-1])
        end = max(self.total, 1)
        days = [day for day in range(0, end, step) if end - day > step / 2 or not day]
        return [Tick(day=day, x=self._percent(day)) for day in [*days, end]]

    def _span(self, start: int, finish: int) -> Span:
        return Span(
            x=self._percent(start), width=self._percent(finish - start), end=self._percent(finish)
        )

    def _percent(self, day: int) -> str:
        return f"{100 * day / max(self.total, 1):.3f}%"
