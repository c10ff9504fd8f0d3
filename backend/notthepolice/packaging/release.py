"""Makes the signed release in dist/ out of the shared content."""

import json
from pathlib import Path
from typing import Any

from notthepolice.content import build_release
from notthepolice.content.errors import ContentError, KeyProblem
from notthepolice.packaging.errors import BuildFailed
from notthepolice.paths import DIST, RELEASE, SHARED_CONTENT


def make_release(root: Path = SHARED_CONTENT, out: Path = DIST) -> dict[str, Any]:
    """Validate, compile and sign; write release.json and release.pub.json into `out`; return the payload."""
    try:
        build_release(root, out)
    except (ContentError, KeyProblem) as error:
        raise BuildFailed(str(error)) from error
    envelope = json.loads((out / RELEASE.name).read_text(encoding="utf-8"))
    payload: dict[str, Any] = json.loads(envelope["payload"])
    return payload
