"""Opens pages in a real browser with the extension and tells what it did about each."""

from notthepolice.scan.scanner import Result, Scanner
from notthepolice.scan.targets import NoSuchTarget, Target, find_targets

__all__ = ["NoSuchTarget", "Result", "Scanner", "Target", "find_targets"]
