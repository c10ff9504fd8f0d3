"""Newer releases, refused ones and broken ones: the last good release serves, and a worker that has none says so."""

import json
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from notthepolice.browsers import Browser
from notthepolice.content.sign import Envelope, load_signing_key, sign_release, write_release
from notthepolice.paths import DIST
from notthepolice.service import start
from notthepolice.settings import Settings

ASK = {"type": "advice", "family": "fake_police_payment", "signals": [], "language": "en", "country": "FR"}
STORED = "async () => Object.keys(await browser.storage.local.get(['release', 'releaseTag']))"
CLOSE = {"Connection": "close"}  # the site reads no bodies: a second request on the same connection would begin with the first one's
LOCKER = (Path(__file__).parent / "pages/locker.html").read_text(encoding="utf-8")


def bundled() -> dict[str, Any]:
    payload: dict[str, Any] = json.loads(json.loads((DIST / "release.json").read_text(encoding="utf-8"))["payload"])
    return payload


def signed(change: Callable[[dict[str, Any]], None] = lambda _payload: None, step: int = 1) -> Envelope:
    """A release like ours, changed, numbered `step` further and well signed."""
    payload = bundled()
    payload["number"] += step
    change(payload)
    return sign_release(payload, load_signing_key())


def use(browser: Browser, address: str) -> None:
    browser.send({"type": "save_settings", "settings": {"service": address}})


def number(browser: Browser) -> int:
    return int(browser.send(ASK)["number"])


def look(browser: Browser) -> str:
    """Have the worker ask the service for a release; returns what came of it."""
    return str(browser.control("() => browser.runtime.sendMessage({ type: 'look_for_release' })", seconds=25)["outcome"])


@pytest.fixture
def own(new_browser: Callable[..., Browser], browser_name: str) -> Browser:
    """A browser of our own: a release that was adopted stays in the worker's memory."""
    return new_browser(browser_name)


def test_a_newer_release_is_taken_and_the_next_look_costs_nothing(own, tmp_path):
    key = load_signing_key()
    write_release(signed(), key.public, tmp_path / "release.json", tmp_path / "release.pub.json")
    service = start(Settings(port=0, release=tmp_path / "release.json", public_key=tmp_path / "release.pub.json"))
    service.in_background()
    try:
        use(own, service.address)
        assert look(own) == "adopted"
        assert number(own) == bundled()["number"] + 1
        assert set(own.control(STORED)) == {"release", "releaseTag"}
        assert look(own) == "unchanged"
    finally:
        service.stop()
    assert own.send(ASK)["source"] == "newest"


def forged() -> str:
    envelope = vars(signed())
    return json.dumps({**envelope, "payload": envelope["payload"].replace('"format":1', '"format":1 ', 1)})


def unreadable(payload: dict[str, Any]) -> None:
    next(iter(payload["detection"]["lexicons"].values()))["signals"]["lock_claim"] = ["((("]


BAD: list[tuple[str, Callable[[], str | bytes]]] = [
    ("JSON", lambda: "<h1>Gateway timeout</h1>"),
    ("this is no release", lambda: '{"format":1}'),
    ("the signature does not fit", forged),
    ("another number", lambda: json.dumps({**vars(signed()), "number": bundled()["number"] + 9})),
    ("not newer", lambda: signed(step=-1).to_json()),
    ("not newer", lambda: signed(step=0).to_json()),
    ("too large", lambda: b'{"payload":"' + b"a" * 33_000_000 + b'"}'),
    ("lacks advice", lambda: signed(lambda payload: payload.pop("advice")).to_json()),
    ("", lambda: signed(unreadable).to_json()),
    ("", lambda: signed(lambda payload: payload["detection"].pop("rules")).to_json()),
]


def test_what_is_no_good_newer_release_changes_nothing(own, site):
    use(own, site.url("", "a"))
    site.add("/locker.html", LOCKER)
    site.add("/v1/guidance", "{}", "application/json", headers=CLOSE)
    for why, make in BAD:
        site.add("/v1/release", make(), "application/json", headers={"ETag": '"bad"'})
        outcome = look(own)
        assert why in outcome
        assert outcome != "adopted"
        assert own.control(STORED) == [], why
        assert number(own) == bundled()["number"], why
    site.add("/v1/release", "{}", "application/json", status=500)
    assert "500" in look(own)
    own.open(site.url("/locker.html", "b"))
    assert own.wait_for_url("pages/warning/warning.html")


# What a worker that wakes does: a fresh copy of the module that loads the release.
WAKE = """async (which) => {
  const { currentRelease } = await import(`/background/release.js?${which}`);
  const { number, source, judge, told } = await currentRelease();
  const { level } = await judge.checkText('Federal Police. Your browser has been locked. Pay the fine of 300 € by card within 12 hours or a warrant for your arrest will be issued.');
  return { number, source, level, told: (await told()).number };
}"""
PARTS = """async () => { const names = await caches.keys();
  return { caches: names.length, kept: (await (await caches.open(names[0])).keys()).map((one) => new URL(one.url).pathname) }; }"""


def test_a_worker_that_wakes_reads_parts_of_the_newer_release_and_makes_those_that_are_gone(own, site):
    use(own, site.url("", "a"))
    for step in (1, 2, 3):
        site.add("/v1/release", signed(step=step).to_json(), "application/json", headers={"ETag": f'"{step}"'})
        assert look(own) == "adopted"
    expected = {"number": bundled()["number"] + 3, "source": "newest", "level": "danger", "told": bundled()["number"] + 3}
    parts = own.control(PARTS)
    assert parts["caches"] == 2, "this one, and the one that may still be in use"
    assert {"/judge.json", "/told.json", "/compiled/finder.bin", "/compiled/th.bin"} <= set(parts["kept"])
    assert own.control(WAKE, "parts") == expected

    assert own.control("async () => { for (const name of await caches.keys()) await caches.delete(name); return (await caches.keys()).length; }") == 0
    assert own.control(WAKE, "envelope") == expected
    again = own.control(PARTS)
    assert again["caches"] == 1
    assert {"/compiled/finder.bin", "/compiled/en.bin"} <= set(again["kept"])
    assert "/compiled/th.bin" not in again["kept"]

    # The parts are what is read, and without them nothing but a good envelope is.
    own.control("async () => { await browser.storage.local.set({ release: { ...(await browser.storage.local.get('release')).release, signature: '' } }); }")
    assert own.control(WAKE, "parts again") == expected
    own.control("async () => { for (const name of await caches.keys()) await caches.delete(name); }")
    assert own.control(WAKE, "neither") == {**expected, "number": bundled()["number"], "source": "bundled", "told": bundled()["number"]}
    assert own.control(STORED) == []


@contextmanager
def dying_service(body: bytes) -> Iterator[tuple[str, list[bytes]]]:
    """Promises all of `body`, sends half of it and dies."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection:
                    asked.append(connection.recv(65536))
                    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body[: len(body) // 2])

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", asked


def test_a_service_that_dies_in_the_middle_leaves_the_newest_good_release_in_use(own, site):
    use(own, site.url("", "a"))
    site.add("/v1/release", signed().to_json(), "application/json", headers={"ETag": '"good"'})
    assert look(own) == "adopted"
    with dying_service(signed(step=2).to_json().encode()) as (address, asked):
        use(own, address)
        assert look(own) not in ("adopted", "unchanged")
        assert any(b"/v1/release" in one for one in asked)
    assert look(own) not in ("adopted", "unchanged"), "nobody listens there any more"
    assert number(own) == bundled()["number"] + 1


def half(whole: bytes) -> bytes:
    return whole[: len(whole) // 2]


DAMAGED: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "cut off": ("judge.json", half),
    "not for this engine": ("judge.json", lambda whole: whole.replace(b'"rules"', b'"ruled"')),
    "lexicons cut off": ("compiled/finder.bin", half),
    "lexicons of another engine": ("compiled/finder.bin", lambda whole: whole[:4] + b"\xff" + whole[5:]),
}


def broken_copy(name: str, to: Path, how: str) -> Path:
    shutil.copytree(DIST / name, to)
    part, damage = DAMAGED[how]
    path = to / "release" / part
    path.write_bytes(damage(path.read_bytes()))
    return to


@pytest.mark.parametrize("how", DAMAGED)
def test_a_worker_without_a_release_says_so_and_takes_one_from_the_service(new_browser, browser_name, site, tmp_path, how):
    browser = new_browser(browser_name, extension=broken_copy(browser_name, tmp_path / "extension", how))
    badge = "() => browser.action.getBadgeText({})"
    assert browser.wait_until(lambda: browser.control(badge) == "!")
    assert browser.control("() => browser.action.getPopup({})").endswith("pages/popup/broken.html")
    address = site.add("/locker.html", LOCKER)
    browser.open(address)
    browser.wait(1)
    assert browser.current_url() == address

    use(browser, site.url("", "a"))
    site.add("/v1/release", signed().to_json(), "application/json")
    assert look(browser) == "adopted"
    assert browser.wait_until(lambda: browser.control(badge) == "")
    assert browser.control("() => browser.action.getPopup({})").endswith("pages/popup/popup.html")
    browser.open(site.url("/locker.html", "b"))
    assert browser.wait_for_url("pages/warning/warning.html")


def test_advice_comes_from_our_own_release_whatever_the_service_says(browser, site):
    steps = [step["id"] for step in browser.send(ASK)["steps"]]
    assert len(steps) > 1
    use(browser, site.url("", "c"))
    for body in ("no JSON at all", "[1,2]", '{"steps":"all","channels":{}}', json.dumps({"steps": ["pay_at_once", {"id": "https://evil.example"}]})):
        site.add("/v1/guidance", body, "application/json", headers=CLOSE)
        answer = browser.send(ASK)
        assert [step["id"] for step in answer["steps"]] == steps
        assert all(step["title"] and step["text"] for step in answer["steps"])
    site.add("/v1/guidance", json.dumps({"steps": [steps[1], "pay_at_once", {"id": steps[0], "title": "Pay", "text": "Pay at once"}]}), "application/json", headers=CLOSE)
    answer = browser.send(ASK)
    assert [step["id"] for step in answer["steps"]] == [steps[1], steps[0]]
    assert "Pay at once" not in json.dumps(answer)


def test_advice_comes_with_the_service_silent_or_stopped(browser, site, service):
    steps = [step["id"] for step in browser.send(ASK)["steps"]]
    site.never("/v1/guidance")
    use(browser, site.url("", "a"))
    assert [step["id"] for step in browser.send(ASK)["steps"]] == steps
    use(browser, service.address)
    assert browser.send(ASK)["source"] == "service"
    service.stop()
    answer = browser.send(ASK)
    assert (answer["source"], [step["id"] for step in answer["steps"]]) == ("bundled", steps)
