"""What can be wrong with the shared content or with a release."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in one file of the shared content: where, and what to put right."""

    path: str
    """File, relative to the parent of the content folder, with forward slashes."""
    line: int
    """Line in the file, from 1."""
    cause: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.cause}"


class ContentError(Exception):
    """The shared content cannot be used at all, for example because the folder is missing."""


class InvalidContent(ContentError):
    """The shared content has faults; no release can be made from it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = list(problems)
        count = len(self.problems)
        shown = "\n".join(str(problem) for problem in self.problems)
        super().__init__(f"{count} problem{'' if count == 1 else 's'} in the shared content:\n{shown}")


class ReleaseError(Exception):
    """A release cannot be trusted."""


class MalformedRelease(ReleaseError):
    """The envelope or its payload is not of the form a release has."""


class BadSignature(ReleaseError):
    """The payload was not signed with the expected key."""


class Rollback(ReleaseError):
    """The release is older than one already accepted."""


class KeyProblem(Exception):
    """A signing key cannot be read or is of the wrong kind."""
