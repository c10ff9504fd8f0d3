"""What can go wrong with the judge in V8."""

from pathlib import Path


class EngineError(Exception):
    """The judge could not answer."""


class EngineMissing(EngineError):
    """The judge has not been built yet."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"The judge is not built ({path} is missing): run python3 build.py build.")


class TextTooLong(EngineError):
    """The text is longer than the judge takes."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(f"The text is too long ({length:,} characters; at most {limit:,}): check the part that worries you.")


class TooSlow(EngineError):
    """The judge did not answer in the time it was given."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"The text took longer than {seconds:g} s to judge: check the part that worries you.")
