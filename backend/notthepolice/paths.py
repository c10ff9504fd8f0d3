"""Where things are in a clone of the project."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED_CONTENT = ROOT / "shared_content"
DIST = Path(os.environ.get("NTP_DIST", ROOT / "dist"))
"""Where what is built goes (NTP_DIST)."""
VAR = ROOT / "var"
"""What belongs to this clone alone (development key, caches); never committed."""

RELEASE = DIST / "release.json"
RELEASE_PUBLIC_KEY = DIST / "release.pub.json"
