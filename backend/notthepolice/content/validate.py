"""Says everything that is wrong with the shared content."""

from .checks import CHECKS
from .errors import Problem
from .load import Content
from .schemas import schema_problems


def validate(content: Content) -> list[Problem]:
    """Every fault found, in order of file and line; empty when a release can be made.

    Raises:
        ContentError: a JSON Schema of the project cannot be read.
    """
    problems = set(content.unreadable)
    for files in content.files.values():
        for file in files:
            problems.update(schema_problems(file))
    for check in CHECKS:
        problems.update(check(content))
    return sorted(problems)
