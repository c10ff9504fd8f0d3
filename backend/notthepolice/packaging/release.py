"""Makes the signed release in dist/ out of the shared content."""

from pathlib import Path
from typing import Any

from notthepolice.content import (
    ContentError,
    InvalidContent,
    KeyProblem,
    compile_release,
    load_content,
    load_signing_key,
    sign_release,
    write_release,
)
from notthepolice.engine import EngineError
from notthepolice.packaging.errors import BuildFailed
from notthepolice.packaging.patterns import pattern_problems
from notthepolice.paths import DIST, RELEASE, RELEASE_PUBLIC_KEY, SHARED_CONTENT


def make_release(root: Path = SHARED_CONTENT, out: Path = DIST) -> dict[str, Any]:
    """Validate, compile and sign; write release.json and release.pub.json into `out`; return the payload.

    Raises:
        BuildFailed: the content has faults (all are named) or cannot be signed.
    """
    try:
        content = load_content(root)
        payload = compile_release(content)
        if problems := pattern_problems(content):
            raise InvalidContent(problems)
        key = load_signing_key()
        write_release(sign_release(payload, key), key.public, out / RELEASE.name, out / RELEASE_PUBLIC_KEY.name)
    except (ContentError, KeyProblem, EngineError) as error:
        raise BuildFailed(str(error)) from error
    return payload
