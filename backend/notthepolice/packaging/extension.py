"""Puts an unpacked extension together for each browser."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

from notthepolice.packaging.errors import BuildFailed
from notthepolice.packaging.locales import write_locales
from notthepolice.packaging.node import bundle, bundle_pages
from notthepolice.packaging.parts import PARTS
from notthepolice.paths import DIST, RELEASE_PUBLIC_KEY, ROOT

BrowserName = Literal["chromium", "firefox"]
BROWSERS: Final[tuple[BrowserName, ...]] = ("chromium", "firefox")
SOURCES = ROOT / "extension"
# Shipped as written: what people audit is what runs.
AS_WRITTEN = ("background", "detect", "icons", "messages", "platform", "vendor")
# The reader, which is in every frame, and the examiner, which the worker sends where something is worth a look.
CONTENT_SCRIPTS = ("main.js", "examine.js")
NOT_SHIPPED = shutil.ignore_patterns("*.md", "*.d.ts")


def merged(base: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """`base` with `more` laid over it; tables are merged, everything else is replaced."""
    result = dict(base)
    for key, value in more.items():
        below = result.get(key)
        result[key] = merged(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return result


def manifest_for(browser: BrowserName) -> dict[str, Any]:
    folder = SOURCES / "manifest"
    parts = [json.loads((folder / name).read_text(encoding="utf-8")) for name in ("base.json", f"{browser}.json")]
    return merged(parts[0], parts[1])


def assemble(browser: BrowserName, payload: Mapping[str, Any], dist: Path = DIST) -> Path:
    """Make `dist/<browser>` anew from the sources and the release already in `dist`; returns the folder."""
    work = dist / f".{browser}.new"
    shutil.rmtree(work, ignore_errors=True)
    for name in AS_WRITTEN:
        if not (SOURCES / name).is_dir():
            raise BuildFailed(f"extension/{name}/ is missing.")
        # Files inside detect/ are imported both by the worker (as they are) and by the bundled content script.
        shutil.copytree(SOURCES / name, work / name, ignore=NOT_SHIPPED)
    # A page that has to ask for thirty modules, one after the other, is painted a tenth of a second later: the first minute counts.
    shutil.copytree(SOURCES / "pages", work / "pages", ignore=shutil.ignore_patterns("*.js"))
    bundle_pages(SOURCES / "pages", work / "pages")
    for name in CONTENT_SCRIPTS:
        bundle(SOURCES / "content" / name, work / "content" / name, runs_at_once=True)
    shutil.copytree(dist / PARTS, work / "release")
    shutil.copyfile(dist / RELEASE_PUBLIC_KEY.name, work / "release" / RELEASE_PUBLIC_KEY.name)
    write_locales(payload["locales"], work / "_locales")
    manifest = json.dumps(manifest_for(browser), ensure_ascii=False, indent=2) + "\n"
    (work / "manifest.json").write_text(manifest, encoding="utf-8")
    return swap(work, dist / browser)


def swap(work: Path, target: Path) -> Path:
    """Put the finished folder in the place of the old one, so that nobody sees a half-made one."""
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    work.rename(target)
    shutil.rmtree(old, ignore_errors=True)
    return target
