"""On what a benchmark was run: without this its numbers mean little."""

import datetime
import importlib.metadata
import json
import os
import platform
import subprocess
from pathlib import Path
from typing import Any

from notthepolice.paths import RELEASE, ROOT


def describe() -> dict[str, Any]:
    """Machine, load and versions. Says nothing that names the machine or its owner."""
    return {
        "date": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load_average_before": _load(),
        "python": platform.python_version(),
        "mini_racer": importlib.metadata.version("mini-racer"),
        "not_the_police": importlib.metadata.version("not-the-police"),
        "release": _release_number(),
        "commit": _commit(),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:  # not Linux
        lines = []
    models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or "unknown"


def _load() -> float | None:
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None


def _release_number() -> int | None:
    return int(json.loads(RELEASE.read_bytes())["number"]) if RELEASE.is_file() else None


def _commit() -> str | None:
    """The commit, with "+" when the sources have been changed since; None without Git."""
    try:
        named = ["git", "-C", str(ROOT)]
        commit = subprocess.run([*named, "rev-parse", "--short=12", "HEAD"], capture_output=True, text=True, check=True).stdout.strip()
        changed = subprocess.run(
            [*named, "status", "--porcelain", "--", "extension", "shared_content", "backend"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    return commit + ("+" if changed.strip() else "")
