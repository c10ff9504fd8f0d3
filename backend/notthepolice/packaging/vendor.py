"""Brings the libraries that the extension ships beside its own modules, as their authors wrote them."""

import shutil
from pathlib import Path
from typing import Final

from notthepolice.packaging.errors import BuildFailed
from notthepolice.packaging.node import NODE_MODULES
from notthepolice.paths import ROOT

#: Made by the build; modules import from here by relative names, so that what is shipped runs unchanged.
VENDOR: Final = ROOT / "extension/vendor"
_HASHES = ("sha2", "sha3", "utils", "_md", "_u64")
_FILES: Final[dict[str, str]] = {
    **{f"noble-hashes/{name}{end}": f"@noble/hashes/{name}{end}" for name in _HASHES for end in (".js", ".d.ts")},
    "noble-hashes/LICENSE": "@noble/hashes/LICENSE",
    "scure-base.js": "@scure/base/index.js",
    "scure-base.d.ts": "@scure/base/index.d.ts",
    "scure-base.LICENSE": "@scure/base/LICENSE",
    "qr.js": "qr/index.js",
    "qr.d.ts": "qr/index.d.ts",
    "qr.LICENSE": "qr/LICENSE",
}


def bring_libraries(into: Path = VENDOR) -> None:
    """Copy every file that is not there as it should be.

    Raises:
        BuildFailed: a package is missing.
    """
    for name, source in _FILES.items():
        if not (NODE_MODULES / source).is_file():
            raise BuildFailed(f"node_modules/{source} is missing: run python3 build.py setup.")
        wanted = (NODE_MODULES / source).read_bytes()
        target = into / name
        if target.is_file() and target.read_bytes() == wanted:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(NODE_MODULES / source, target)
