"""Every reader of code that is not a test: ruff, mypy, tsc, eslint, addons-linter."""

import subprocess
import sys
from collections.abc import Callable

from notthepolice.packaging.node import ADDONS_LINTER, ESLINT, TSC, run_tool
from notthepolice.packaging.vendor import bring_libraries
from notthepolice.paths import DIST, ROOT


def _python(*arguments: str) -> int:
    return subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, check=False).returncode


CHECKS: dict[str, Callable[[], int]] = {
    "ruff": lambda: _python("ruff", "check", "build.py", "backend", "tests"),
    "mypy --strict": lambda: _python("mypy"),
    "tsc": lambda: run_tool(TSC, ["-p", "."], show=True),
    "eslint": lambda: run_tool(ESLINT, ["extension"], show=True),
    "addons-linter": lambda: run_tool(ADDONS_LINTER, ["--warnings-as-errors", str(DIST / "firefox")], show=True),
}


def check_all() -> int:
    """Run every check, even after one has failed; returns 0 when all are content."""
    bring_libraries()
    failed = []
    for name, check in CHECKS.items():
        print(f"• {name}", file=sys.stderr, flush=True)
        if check():
            failed.append(name)
    verdict = f"failed: {', '.join(failed)}" if failed else "all checks passed"
    print(verdict, file=sys.stderr, flush=True)
    return 1 if failed else 0
