"""A measurement as a table for people."""

from collections.abc import Iterator

from notthepolice.evaluate.measure import Measurement
from notthepolice.evaluate.wilson import Share


def percent(one: Share) -> str:
    """`96.0 %  [90.1 … 98.4]  48/50`; a dash when there was nothing to look at."""
    if one["share"] is None or one["low"] is None or one["high"] is None:
        return "–"
    return f"{one['share']:7.1%}  [{one['low']:6.1%} … {one['high']:6.1%}]  {one['hits']}/{one['of']}"


def table(measurement: Measurement) -> Iterator[str]:
    """The lines of the table."""
    yield f"{measurement['texts']} texts. Shares with their 95 % intervals (Wilson)."
    for family, shares in measurement["recall"].items():
        yield f"\n{family}: found"
        yield from _rows(shares)
        flagged = measurement["flagged"][family]
        if flagged["hits"] != shares["all"]["hits"]:
            yield f"  {'as any family':<20}{percent(flagged)}"
    if measurement["false_alarms"]:
        yield "\nfalse alarms on innocent texts"
        yield from _rows(measurement["false_alarms"])
    for title, rows in (("missed", measurement["misses"]), ("false alarms", measurement["alarms"])):
        if rows:
            yield f"\n{title}:"
        for row in rows:
            label = row["family"] if title == "missed" else row["group"] or "no group"
            said = f"verdict {row['verdict']}, score {row['score']:.2f}"
            yield f"  {row['id']}  ({label}, {row['lang'] or 'unknown'})  {said}  {' '.join(row['signals'])}"


def _rows(shares: dict[str, Share]) -> Iterator[str]:
    for name, one in shares.items():
        yield f"  {name:<20}{percent(one)}"
