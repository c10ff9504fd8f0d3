"""A share with its 95 % interval.

Wilson's score interval (E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927): it stays
inside 0…1 and is honest for few texts and for shares near 0 or 1, where the textbook interval is not.
"""

from math import sqrt
from typing import TypedDict

Z_95 = 1.959963984540054  # 97.5 % point of the standard normal distribution


class Share(TypedDict):
    """`hits` of `of`, as a share with the ends of its interval; the three numbers are None when there were none to look at."""

    hits: int
    of: int
    share: float | None
    low: float | None
    high: float | None


def share(hits: int, of: int) -> Share:
    """The share `hits / of` with Wilson's 95 % interval; `ValueError` unless 0 ≤ hits ≤ of."""
    if not 0 <= hits <= of:
        raise ValueError(f"{hits} hits of {of} is no share")
    if of == 0:
        return {"hits": 0, "of": 0, "share": None, "low": None, "high": None}
    p, z2 = hits / of, Z_95**2
    middle = (p + z2 / (2 * of)) / (1 + z2 / of)
    half = Z_95 * sqrt(p * (1 - p) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    low = 0.0 if hits == 0 else max(0.0, middle - half)
    high = 1.0 if hits == of else min(1.0, middle + half)
    return {"hits": hits, "of": of, "share": round(p, 4), "low": round(low, 4), "high": round(high, 4)}
