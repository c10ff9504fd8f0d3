"""Checks that look across the files of the shared content.

They run on files that may not fit their schema: each check skips what it cannot use, since the schema names that fault.
"""

from collections.abc import Callable, Iterator

from ..errors import Problem
from ..load import Content
from .facts import agency_domains, channels_shown, phones
from .files import duplicate_ids, file_names, needed_files
from .rules import finite_numbers, known_signals, thresholds
from .texts import missing_texts, placeholders

Check = Callable[[Content], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    needed_files,
    file_names,
    duplicate_ids,
    channels_shown,
    phones,
    agency_domains,
    known_signals,
    thresholds,
    finite_numbers,
    missing_texts,
    placeholders,
)
