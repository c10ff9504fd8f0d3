"""Signs a release with Ed25519, writes it, reads it back and checks it."""

import base64
import binascii
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from ..paths import VAR
from .compile import FORMAT
from .errors import BadSignature, KeyProblem, MalformedRelease, Rollback

KEY_VARIABLE = "NOT_THE_POLICE_SIGNING_KEY"
"""Environment variable with the path of the private key (PEM, Ed25519) that signs releases for the public."""

DEVELOPMENT_KEY = "development-signing-key.pem"


@dataclass(frozen=True)
class PublicKey:
    """What a release is checked with."""

    raw: bytes
    """The 32 bytes of the Ed25519 key."""

    @property
    def id(self) -> str:
        """First 16 hexadecimal digits of the SHA-256 of the raw key."""
        return hashlib.sha256(self.raw).hexdigest()[:16]

    def to_json(self) -> str:
        return _canonical({"key": self.id, "public": base64.b64encode(self.raw).decode("ascii")}) + "\n"


@dataclass(frozen=True)
class SigningKey:
    """What a release is signed with."""

    private: Ed25519PrivateKey

    @property
    def public(self) -> PublicKey:
        return PublicKey(self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))


@dataclass(frozen=True)
class Envelope:
    """A payload as text, and the signature over its UTF-8 bytes."""

    number: int
    key: str
    signature: str
    payload: str
    format: int = FORMAT

    def to_json(self) -> str:
        return _canonical(vars(self)) + "\n"


def load_signing_key(environ: Mapping[str, str] = os.environ, var: Path = VAR) -> SigningKey:
    """The key named by `NOT_THE_POLICE_SIGNING_KEY`, or else this clone's own development key, made on first use.

    Raises:
        KeyProblem: the key cannot be read or made, or is not an Ed25519 key.
    """
    named = environ.get(KEY_VARIABLE)
    path = Path(named) if named else var / DEVELOPMENT_KEY
    try:
        if not named:
            _make_development_key(path)
        key = load_pem_private_key(path.read_bytes(), password=None)
    except OSError as error:
        raise KeyProblem(f"The signing key {path} cannot be read: {error.strerror}.") from error
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KeyProblem(f"{path} is no unencrypted private key in PEM form.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyProblem(f"{path} holds no Ed25519 key: releases are signed with Ed25519.")
    return SigningKey(key)


def _make_development_key(path: Path) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    # Written aside and linked into place: two builds at once then agree on one whole key.
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(pem)
    try:
        os.link(aside, path)
    except FileExistsError:
        return
    finally:
        aside.unlink()


def sign_release(payload: Mapping[str, Any], key: SigningKey) -> Envelope:
    """Puts `payload` (from `compile_release`) into a signed envelope; the same input gives the same bytes."""
    text = _canonical(payload)
    signature = base64.b64encode(key.private.sign(text.encode("utf-8"))).decode("ascii")
    return Envelope(number=payload["number"], key=key.public.id, signature=signature, payload=text)


def verify_envelope(envelope: Envelope, public: PublicKey, accepted: int = 0) -> dict[str, Any]:
    """The payload of a release that can be trusted.

    Args:
        envelope: what was received.
        public: the key it must be signed with.
        accepted: number of the newest release accepted so far; an older one is refused, the same one is not.

    Raises:
        BadSignature: signed with another key, or changed after signing.
        MalformedRelease: well signed, but not a release of a known format.
        Rollback: older than `accepted`.
    """
    if envelope.key != public.id:
        raise BadSignature(f"The release is signed with key {envelope.key}, expected {public.id}.")
    try:
        signature = base64.b64decode(envelope.signature, validate=True)
        Ed25519PublicKey.from_public_bytes(public.raw).verify(signature, envelope.payload.encode("utf-8"))
    except (binascii.Error, ValueError, InvalidSignature) as error:
        raise BadSignature("The signature does not fit the release: it was changed after it was signed.") from error
    payload = _object(envelope.payload, "The payload of the release")
    if envelope.format != FORMAT or payload.get("format") != FORMAT:
        raise MalformedRelease(f"The release has format {payload.get('format')!r}, expected {FORMAT}.")
    number = payload.get("number")
    if type(number) is not int or number != envelope.number:
        raise MalformedRelease("The number on the envelope is not that of the payload.")
    if number < accepted:
        raise Rollback(f"The release {number} is older than {accepted}, which is in use.")
    return payload


def write_release(envelope: Envelope, public: PublicKey, release: Path, public_key: Path) -> None:
    """Writes both files; a reader sees the old file or the new one, never half of one.

    Raises:
        OSError: a file cannot be written.
    """
    for path, text in ((public_key, public.to_json()), (release, envelope.to_json())):
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f"{path.name}.{os.getpid()}")
        aside.write_text(text, encoding="utf-8")
        aside.replace(path)


def read_envelope(text: str) -> Envelope:
    """The envelope written in `text`; it is not yet verified.

    Raises:
        MalformedRelease: `text` is no envelope.
    """
    data = _object(text, "The release")
    wanted = {"format": int, "number": int, "key": str, "signature": str, "payload": str}
    for name, kind in wanted.items():
        if type(data.get(name)) is not kind:
            raise MalformedRelease(f'The release has no fitting "{name}".')
    return Envelope(**{name: data[name] for name in wanted})


def read_public_key(text: str) -> PublicKey:
    """The public key written in `text` by `PublicKey.to_json`.

    Raises:
        KeyProblem: `text` holds no such key, or the id in it is not the key's own.
    """
    try:
        data = json.loads(text)
        public = PublicKey(base64.b64decode(data["public"], validate=True))
        named = data["key"]
    except (ValueError, KeyError, TypeError) as error:
        raise KeyProblem('The public key file is not of the form {"key", "public"}.') from error
    if len(public.raw) != 32 or public.id != named:
        raise KeyProblem("The public key file holds a key that is not the one it names.")
    return public


def _object(text: str, what: str) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MalformedRelease(f"{what} is not JSON.") from error
    if not isinstance(data, dict):
        raise MalformedRelease(f"{what} is not a JSON object.")
    return data


def _canonical(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
