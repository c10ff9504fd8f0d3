"""From the files of the shared content to a signed release.

`load_content` → `validate` → `compile_release` → `sign_release` → `verify_envelope`.
"""

from .compile import compile_release
from .errors import (
    BadSignature,
    ContentError,
    InvalidContent,
    KeyProblem,
    MalformedRelease,
    Problem,
    ReleaseError,
    Rollback,
)
from .load import Content, load_content
from .sign import (
    Envelope,
    PublicKey,
    SigningKey,
    load_signing_key,
    read_envelope,
    read_public_key,
    sign_release,
    verify_envelope,
    write_release,
)
from .validate import validate

__all__ = [
    "BadSignature",
    "Content",
    "ContentError",
    "Envelope",
    "InvalidContent",
    "KeyProblem",
    "MalformedRelease",
    "Problem",
    "PublicKey",
    "ReleaseError",
    "Rollback",
    "SigningKey",
    "compile_release",
    "load_content",
    "load_signing_key",
    "read_envelope",
    "read_public_key",
    "sign_release",
    "validate",
    "verify_envelope",
    "write_release",
]
