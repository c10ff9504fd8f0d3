"""Measures the judge on labelled texts."""

from notthepolice.evaluate.measure import FAMILIES, Answer, Measurement, measure
from notthepolice.evaluate.wilson import Share, share

__all__ = ["FAMILIES", "Answer", "Measurement", "Share", "measure", "share"]
