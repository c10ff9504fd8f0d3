"""Medians, percentiles and bootstrap intervals, with the standard library alone."""

import math
import random
import statistics
from collections.abc import Callable, Sequence
from typing import TypedDict, TypeVar

SAMPLES = 2000
SEED = 20261124
FEWEST = 3
"""Drawing fewer values anew says nothing about how they vary."""

T = TypeVar("T")


class Estimate(TypedDict):
    """A value with its 95 % interval; all None when there is nothing to estimate from."""

    value: float | None
    low: float | None
    high: float | None


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0…1) of the values lie, interpolated. `values` must not be empty."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def p95(values: Sequence[float]) -> float:
    return percentile(values, 0.95)


def bootstrap(items: Sequence[T], value_of: Callable[[Sequence[T]], float | None]) -> Estimate:
    """`value_of(items)` with a 95 % percentile bootstrap interval. The items are drawn anew, so they must be independent.

    The draws are seeded: the same items always give the same interval. `value_of` may answer None where it has no value (a ratio
    to nothing); then there is no interval, since leaving those draws out would make it too narrow.
    """
    value = value_of(items) if items else None
    if value is None:
        return {"value": None, "low": None, "high": None}
    if len(items) < FEWEST:
        return {"value": value, "low": None, "high": None}
    dice = random.Random(SEED)
    drawn = [value_of(dice.choices(items, k=len(items))) for _ in range(SAMPLES)]
    known = [one for one in drawn if one is not None]
    if len(known) < len(drawn):
        return {"value": value, "low": None, "high": None}
    return {"value": value, "low": percentile(known, 0.025), "high": percentile(known, 0.975)}


def growth_exponent(sizes: Sequence[float], costs: Sequence[float]) -> float | None:
    """The slope of log(cost) over log(size): 1 is linear. None with fewer than two sizes."""
    points = [(math.log(size), math.log(cost)) for size, cost in zip(sizes, costs, strict=True) if size > 0 and cost > 0]
    if len({x for x, _ in points}) < 2:
        return None
    return statistics.linear_regression([x for x, _ in points], [y for _, y in points]).slope
