"""The judge of the extension, run in V8 by Python."""

from notthepolice.engine.engine import MAX_CHARACTERS, Engine
from notthepolice.engine.errors import EngineError, EngineMissing, TextTooLong, TooSlow
from notthepolice.engine.verdict import Explanation, Reason, Verdict

__all__ = [
    "MAX_CHARACTERS",
    "Engine",
    "EngineError",
    "EngineMissing",
    "Explanation",
    "Reason",
    "TextTooLong",
    "TooSlow",
    "Verdict",
]
