"""`python -m notthepolice.packaging build|package|check`: what build.py calls inside .venv."""

import argparse
import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from notthepolice.packaging.archive import pack
from notthepolice.packaging.check import check_all
from notthepolice.packaging.errors import BuildFailed
from notthepolice.packaging.extension import BROWSERS, assemble, manifest_for
from notthepolice.packaging.node import bundle
from notthepolice.packaging.parts import take_apart
from notthepolice.packaging.release import make_release
from notthepolice.packaging.vendor import bring_libraries
from notthepolice.paths import DIST, ROOT

ARCHIVES = {"chromium": "zip", "firefox": "xpi"}


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


@contextlib.contextmanager
def only_one_build(dist: Path) -> Iterator[None]:
    """Two builds at once would mix their files: the second waits for the first."""
    dist.mkdir(parents=True, exist_ok=True)
    with (dist / ".lock").open("w") as lock:
        try:
            import fcntl
        except ImportError:  # Windows has no such lock; there builds are simply not run side by side
            yield
            return
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def build(dist: Path = DIST) -> None:
    """The engine, the release and both unpacked extensions."""
    with only_one_build(dist):
        bring_libraries()
        say("• engine for V8: dist/engine.js")
        bundle(ROOT / "extension/detect/engine.js", dist / "engine.js", global_name="NotThePoliceEngine")
        say("• release: dist/release.json")
        payload = make_release(out=dist)
        say("• its parts, compiled: dist/parts")
        take_apart(payload, dist)
        for browser in BROWSERS:
            say(f"• extension: dist/{browser}")
            assemble(browser, payload, dist)


def package(dist: Path = DIST) -> list[Path]:
    """Build, then pack each extension; returns the archives."""
    build(dist)
    made = []
    for browser in BROWSERS:
        version = manifest_for(browser)["version"]
        made.append(pack(dist / browser, dist / f"not-the-police-{browser}-{version}.{ARCHIVES[browser]}"))
        say(f"• {made[-1].relative_to(dist.parent)}")
    return made


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m notthepolice.packaging")
    parser.add_argument("what", choices=["build", "package", "check"])
    what = parser.parse_args().what
    try:
        if what == "build":
            build()
        elif what == "package":
            package()
        else:
            return check_all()
    except BuildFailed as failure:
        say(f"The build stopped: {failure}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
