"""What a release holds, that it is built alike twice, and that a changed or old one is refused."""

import base64
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from notthepolice.content import (
    BadSignature,
    Content,
    Envelope,
    KeyProblem,
    MalformedRelease,
    Rollback,
    SigningKey,
    compile_release,
    load_content,
    load_signing_key,
    read_envelope,
    read_public_key,
    sign_release,
    verify_envelope,
    write_release,
)

KEY = SigningKey(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))


@pytest.fixture(scope="module")
def payload(real_content: Content) -> dict[str, Any]:
    return compile_release(real_content)


@pytest.fixture(scope="module")
def envelope(payload: dict[str, Any]) -> Envelope:
    return sign_release(payload, KEY)


def test_two_builds_are_identical(small: Path) -> None:
    first, second = (sign_release(compile_release(load_content(small)), KEY).to_json() for _ in range(2))
    assert first == second


def test_a_release_survives_being_written_and_read(envelope: Envelope, payload: dict[str, Any], tmp_path: Path) -> None:
    release, public = tmp_path / "dist/release.json", tmp_path / "dist/release.pub.json"
    write_release(envelope, KEY.public, release, public)
    read = read_envelope(release.read_text(encoding="utf-8"))
    assert verify_envelope(read, read_public_key(public.read_text(encoding="utf-8"))) == payload
    assert sorted(path.name for path in release.parent.iterdir()) == ["release.json", "release.pub.json"]


def test_the_payload_is_canonical(envelope: Envelope) -> None:
    parsed = json.loads(envelope.payload)
    assert envelope.payload == json.dumps(parsed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def test_a_changed_payload_is_refused(envelope: Envelope) -> None:
    changed = envelope.payload.replace('"3018"', '"3019"')
    assert changed != envelope.payload
    with pytest.raises(BadSignature):
        verify_envelope(replace(envelope, payload=changed), KEY.public)


@pytest.mark.parametrize("signature", ["", "not base64!", base64.b64encode(bytes(64)).decode(), "AAAA"])
def test_a_changed_signature_is_refused(envelope: Envelope, signature: str) -> None:
    with pytest.raises(BadSignature):
        verify_envelope(replace(envelope, signature=signature), KEY.public)


def test_another_key_is_refused(payload: dict[str, Any]) -> None:
    other = sign_release(payload, SigningKey(Ed25519PrivateKey.generate()))
    with pytest.raises(BadSignature):
        verify_envelope(other, KEY.public)
    with pytest.raises(BadSignature):
        verify_envelope(replace(other, key=KEY.public.id), KEY.public)


def test_an_older_release_is_refused_and_the_same_one_is_not(envelope: Envelope) -> None:
    assert verify_envelope(envelope, KEY.public, accepted=envelope.number)["number"] == envelope.number
    with pytest.raises(Rollback):
        verify_envelope(envelope, KEY.public, accepted=envelope.number + 1)


def test_the_number_outside_cannot_hide_an_old_release(envelope: Envelope) -> None:
    with pytest.raises(MalformedRelease):
        verify_envelope(replace(envelope, number=envelope.number + 5), KEY.public, accepted=envelope.number + 1)


def test_a_signed_release_of_another_format_is_refused(payload: dict[str, Any]) -> None:
    with pytest.raises(MalformedRelease):
        verify_envelope(sign_release({**payload, "format": 2}, KEY), KEY.public)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "[" * 100_000, '{"format":1,"number":true,"key":"","signature":"","payload":""}']
)
def test_nonsense_is_no_envelope(text: str) -> None:
    with pytest.raises(MalformedRelease):
        read_envelope(text)


@pytest.mark.parametrize(
    "text", ["", "{}", '{"key":"0","public":"AAAA"}', KEY.public.to_json().replace(KEY.public.id, "0" * 16)]
)
def test_nonsense_is_no_public_key(text: str) -> None:
    with pytest.raises(KeyProblem):
        read_public_key(text)


def test_a_development_key_is_made_once_and_kept_private(tmp_path: Path) -> None:
    first, second = load_signing_key({}, tmp_path / "var"), load_signing_key({}, tmp_path / "var")
    assert first.public == second.public
    (path,) = (tmp_path / "var").iterdir()
    assert path.stat().st_mode & 0o077 == 0


def test_the_named_key_is_used(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    path.write_bytes(KEY.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    assert load_signing_key({"NOT_THE_POLICE_SIGNING_KEY": str(path)}, tmp_path / "var").public == KEY.public
    assert not (tmp_path / "var").exists()


def test_a_wrong_key_is_one_sentence(tmp_path: Path) -> None:
    missing, text, curve = tmp_path / "missing.pem", tmp_path / "text.pem", tmp_path / "curve.pem"
    text.write_text("hello", encoding="utf-8")
    curve.write_bytes(
        generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    for path, words in ((missing, "cannot be read"), (text, "PEM"), (curve, "no Ed25519 key")):
        with pytest.raises(KeyProblem, match=words):
            load_signing_key({"NOT_THE_POLICE_SIGNING_KEY": str(path)}, tmp_path / "var")


def test_the_small_release_shows_only_what_may_be_shown(small: Path) -> None:
    release = compile_release(load_content(small))
    one, two = release["advice"]["channels"]["FR"]
    assert (one["id"], one["phone"], one["hours"], one["checked"]) == ("fr-one", "01 23 45", "24/7", "2025-01-22")
    assert (two["id"], two["url"], two["phone"], two["checked"]) == ("fr-two", "https://www.two.gouv.fr/", None, None)
    assert [agency["domains"] for agency in release["detection"]["agencies"]] == [["police.example"], []]
    text = json.dumps(release, ensure_ascii=False)
    for hidden in ("99 99 99", "06 77 88", "05 55 66", "brigade.example", "unverified"):
        assert hidden not in text


def test_a_call_by_a_maintainer_dates_a_channel(small: Path) -> None:
    path = small / "channels/FR.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('source_seen = "2025-01-22"', 'source_seen = "2025-01-22"\nchecked = "2026-11-24"'),
        encoding="utf-8",
    )
    assert compile_release(load_content(small))["advice"]["channels"]["FR"][0]["checked"] == "2026-11-24"
