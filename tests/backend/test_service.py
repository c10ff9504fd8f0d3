"""The service over a real socket."""

from __future__ import annotations

import gzip
import http.client
import json
import socket
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from notthepolice.app import create_app
from notthepolice.content import read_envelope, read_public_key, sign_release, verify_envelope, write_release
from notthepolice.content.sign import SigningKey
from notthepolice.release_store import NoRelease, ReleaseStore
from notthepolice.service import CannotListen, Service, start
from notthepolice.settings import Settings

EXTENSION = "chrome-extension://" + "abcdefghijklmnop" * 2
SCAM = "Police: your computer is locked. Pay a fine of 200 € within 24 hours by voucher or you will be arrested."


class Answer:
    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def ask(service: Service, method: str, path: str, body: Any = None, **headers: str) -> Answer:
    connection = http.client.HTTPConnection(urlsplit(service.address).netloc, timeout=20)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    if body is not None and not isinstance(body, bytes):
        body = json.dumps(body).encode()
        sent.setdefault("Content-Type", "application/json")
    connection.request(method, path, body, sent)
    answer = Answer(connection.getresponse())
    connection.close()
    return answer


def test_release_is_the_signed_one_and_can_be_verified(service: Service) -> None:
    answer = ask(service, "GET", "/v1/release")
    settings = Settings()
    assert answer.body == settings.release.read_bytes()
    public = read_public_key(settings.public_key.read_text(encoding="utf-8"))
    assert verify_envelope(read_envelope(answer.body.decode()), public)["number"] == answer.json["number"]


def test_release_is_sent_only_when_it_changed(service: Service) -> None:
    first = ask(service, "GET", "/v1/release")
    tag = first.headers["ETag"]
    assert tag.startswith('"')
    again = ask(service, "GET", "/v1/release", If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")
    assert again.headers["ETag"] == tag
    assert ask(service, "GET", "/v1/release", If_None_Match='"other"').status == 200


def test_packed_release_is_the_same_under_its_own_tag(service: Service) -> None:
    plain = ask(service, "GET", "/v1/release")
    packed = ask(service, "GET", "/v1/release", Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert ask(service, "GET", "/v1/release", Accept_Encoding="gzip", If_None_Match=packed.headers["ETag"]).status == 304


def test_guidance_holds_only_what_the_release_holds(service: Service, store: ReleaseStore) -> None:
    question = {"family": "sextortion_threat", "signals": ["exposure_threat", "no_such"], "language": "fr-CA", "country": "fr"}
    answer = ask(service, "POST", "/v1/guidance", question).json
    advice = store.current().payload["advice"]
    assert answer["language"] == "fr"
    assert answer["country"] == "FR"
    known = {step["id"] for step in advice["guidance"]}
    assert answer["steps"]
    assert {step["id"] for step in answer["steps"]} <= known
    assert all(step["title"] and step["text"] and "sextortion_threat" in step["families"] for step in answer["steps"])
    assert [step["order"] for step in answer["steps"]] == sorted(step["order"] for step in answer["steps"])
    assert answer["channels"] == advice["channels"]["FR"]
    assert answer["international"] == advice["channels"]["INT"]
    assert [reason["signal"] for reason in answer["reasons"]] == ["exposure_threat"]


def test_country_without_a_row_gets_the_international_channels(service: Service) -> None:
    answer = ask(service, "POST", "/v1/guidance", {"family": "fake_police_payment", "country": "ZZ"}).json
    assert answer["channels"] == []
    assert answer["international"]


@pytest.mark.parametrize(("wanted", "given"), [("zh-TW", "zh-Hant"), ("zh", "zh-Hans"), ("xx", "en"), ("pt_BR", "pt")])
def test_nearest_language(service: Service, store: ReleaseStore, wanted: str, given: str) -> None:
    assert given in store.current().payload["locales"]
    assert ask(service, "POST", "/v1/guidance", {"family": "fake_police_payment", "language": wanted}).json["language"] == given


def test_check_judges_as_the_engine_does(service: Service, store: ReleaseStore) -> None:
    answer = ask(service, "POST", "/v1/check", {"text": SCAM, "kind": "page", "lang": "en"})
    assert answer.json == store.engine().check(SCAM, "page", "en")
    assert answer.json["family"] == "fake_police_payment"


def test_health(service: Service, store: ReleaseStore) -> None:
    assert ask(service, "GET", "/v1/health").json == {"status": "ok", "release": store.current().number, "newest_file_is_good": True}


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("POST", "/v1/check", b"{", 400, "bad_json"),
        ("POST", "/v1/check", b"\xff\xfe", 400, "bad_json"),
        ("POST", "/v1/check", b"[" * 100_000, 400, "bad_json"),
        ("POST", "/v1/check", [1], 400, "bad_json"),
        ("POST", "/v1/check", {}, 400, "bad_field"),
        ("POST", "/v1/check", {"text": 7}, 400, "bad_field"),
        ("POST", "/v1/check", {"text": "  \n"}, 400, "empty_text"),
        ("POST", "/v1/check", {"text": "x", "kind": "song"}, 400, "bad_field"),
        ("POST", "/v1/check", {"text": "x" * 2_000_000}, 413, "too_large"),
        ("POST", "/v1/guidance", {"family": "weather"}, 400, "unknown_family"),
        ("POST", "/v1/guidance", {"family": "sextortion_threat", "country": "../x"}, 400, "bad_field"),
        ("POST", "/v1/guidance", {"family": "sextortion_threat", "signals": "amount"}, 400, "bad_field"),
        ("GET", "/v1/nothing", None, 404, "not_found"),
        ("GET", "/v1/check", None, 405, "method_not_allowed"),
        ("DELETE", "/v1/release", None, 405, "method_not_allowed"),
    ],
)
def test_faults_are_told_in_json(service: Service, method: str, path: str, body: Any, status: int, code: str) -> None:
    headers = {"Content_Type": "application/json"} if body is not None else {}
    answer = ask(service, method, path, body, **headers)
    assert answer.status == status
    assert answer.json["error"]["code"] == code
    assert answer.json["error"]["message"].endswith(".")


def test_only_json_is_taken(service: Service) -> None:
    # What a web page can send without asking first has another type.
    answer = ask(service, "POST", "/v1/check", json.dumps({"text": SCAM}).encode(), Content_Type="text/plain")
    assert (answer.status, answer.json["error"]["code"]) == (415, "not_json")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8766", "127.0.0.1.evil.example", "[::2]", "", "localhost.evil:80"])
def test_foreign_host_names_are_refused(service: Service, host: str) -> None:
    for path in ("/v1/release", "/practice", "/v1/nothing"):
        answer = ask(service, "GET", path, Host=host)
        assert (answer.status, answer.json["error"]["code"]) == (403, "host_not_allowed")


@pytest.mark.parametrize("host", ["127.0.0.1", "LOCALHOST:99", "localhost", "[::1]", "[::1]:8766"])
def test_own_host_names_are_taken(service: Service, host: str) -> None:
    assert ask(service, "GET", "/v1/health", Host=host).status == 200


def test_configured_host_name_is_taken() -> None:
    client = create_app(Settings(allowed_hosts=frozenset({"help.example"}))).test_client()
    assert client.get("/v1/health", headers={"Host": "help.example:80"}).status_code == 200


def test_extensions_may_ask(service: Service) -> None:
    for origin in (EXTENSION, "moz-extension://6fd0b7f5-0a1b-4c2d-8e3f-0123456789ab"):
        answer = ask(service, "GET", "/v1/release", Origin=origin)
        assert answer.headers["Access-Control-Allow-Origin"] == origin
        before = ask(service, "OPTIONS", "/v1/check", Origin=origin, Access_Control_Request_Method="POST", Access_Control_Request_Headers="content-type")
        assert before.headers["Access-Control-Allow-Origin"] == origin
        assert "POST" in before.headers["Access-Control-Allow-Methods"]


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1", "file://", "https://chrome-extension.example"])
def test_web_pages_may_not_ask(service: Service, origin: str) -> None:
    for method in ("GET", "OPTIONS"):
        answer = ask(service, method, "/v1/release", Origin=origin)
        assert answer.status == 403
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_malformed_extension_origin_gets_no_permission(service: Service) -> None:
    answer = ask(service, "GET", "/v1/release", Origin="chrome-extension://short.evil.example")
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_practice_page_is_marked_as_ours(service: Service) -> None:
    answer = ask(service, "GET", "/practice")
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "only for practice" in answer.body.decode()
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_taken_port_is_said(service: Service) -> None:
    port = urlsplit(service.address).port
    assert port is not None
    with pytest.raises(CannotListen, match=f"127.0.0.1:{port}"):
        start(Settings(port=port))


def test_half_a_request_does_not_stop_others(service: Service) -> None:
    parts = urlsplit(service.address)
    with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=5) as idle:
        idle.sendall(b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{")
        assert ask(service, "GET", "/v1/health").status == 200


class TestReload:
    """A release that changes on disk while the service runs."""

    @pytest.fixture
    def files(self, tmp_path: Path, store: ReleaseStore) -> tuple[Settings, SigningKey]:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        key = SigningKey(Ed25519PrivateKey.generate())
        settings = Settings(release=tmp_path / "release.json", public_key=tmp_path / "release.pub.json")
        self.write(settings, key, dict(store.current().payload))
        return settings, key

    def write(self, settings: Settings, key: SigningKey, payload: dict[str, Any]) -> None:
        write_release(sign_release(payload, key), key.public, settings.release, settings.public_key)

    def test_newer_release_is_taken(self, files: tuple[Settings, SigningKey], store: ReleaseStore) -> None:
        settings, key = files
        client = create_app(settings).test_client()
        old = client.get("/v1/release").headers["ETag"]
        number = store.current().number + 1
        self.write(settings, key, {**store.current().payload, "number": number})
        answer = client.get("/v1/release", headers={"If-None-Match": old})
        assert answer.status_code == 200
        assert answer.get_json()["number"] == number

    @pytest.mark.parametrize("fault", ["garbage", "half", "gone", "older", "other key", "changed"])
    def test_bad_release_leaves_the_last_good_one(self, files: tuple[Settings, SigningKey], store: ReleaseStore, fault: str) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        settings, key = files
        client = create_app(settings).test_client()
        good = client.get("/v1/release").data
        payload = dict(store.current().payload)
        if fault == "garbage":
            settings.release.write_bytes(b"\xff\x00 no release")
        elif fault == "half":
            settings.release.write_bytes(good[: len(good) // 2])
        elif fault == "gone":
            settings.release.unlink()
        elif fault == "older":
            self.write(settings, key, {**payload, "number": payload["number"] - 1})
        elif fault == "other key":
            other = sign_release({**payload, "number": payload["number"] + 1}, SigningKey(Ed25519PrivateKey.generate()))
            settings.release.write_text(other.to_json(), encoding="utf-8")
        else:
            settings.release.write_bytes(good.replace(b"police", b"polizei", 1))
        assert client.get("/v1/release").data == good
        assert client.get("/v1/health").get_json()["newest_file_is_good"] is False
        self.write(settings, key, {**payload, "number": payload["number"] + 1})
        assert client.get("/v1/health").get_json() == {"status": "ok", "release": payload["number"] + 1, "newest_file_is_good": True}

    def test_no_release_to_begin_with_is_said(self, tmp_path: Path) -> None:
        with pytest.raises(NoRelease, match=r"run python3 build\.py build"):
            create_app(Settings(release=tmp_path / "none.json"))


def test_bodies_are_never_logged(service: Service, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    ask(service, "POST", "/v1/check", {"text": "a very private sentence"})
    ask(service, "POST", "/v1/check", b'{"text": "a very private sentence"')
    assert "private" not in caplog.text
