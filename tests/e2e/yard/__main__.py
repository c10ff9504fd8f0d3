"""Prints the trap yard's table: `python -m tests.e2e.yard [--chromium DIR] [--firefox DIR] [NAME…]`, run from the repository."""

import argparse
import sys
from pathlib import Path

from .drive import Chromium, Firefox, honest, site, techniques

ROOT = Path(__file__).parents[3]


def main() -> int:
    """Runs every page of the yard; 1 when a page held its ground or an honest one was left."""
    parser = argparse.ArgumentParser(description="Drive the trap yard in real browsers.")
    parser.add_argument("--chromium", type=Path, default=ROOT / "dist/chromium", help="unpacked extension; 'none' leaves the browser out")
    parser.add_argument("--firefox", type=Path, default=ROOT / "dist/firefox", help="unpacked extension; 'none' leaves the browser out")
    parser.add_argument("names", nargs="*", help="pages to try (all)")
    given = parser.parse_args()
    names = given.names or [*techniques(), *honest()]
    bad = 0
    print(f"{'technique':28} {'browser':9} {'left':5} {'ms':>6} {'prompts':>7} {'windows':>7}")
    with site() as base:
        for kind, extension in ((Chromium, given.chromium), (Firefox, given.firefox)):
            if str(extension) == "none":
                continue
            browser = kind(extension)
            try:
                for name in names:
                    one = browser.run(base, name, 1.5 if name.startswith("honest/") else 6)
                    bad += one.left == name.startswith("honest/")
                    print(f"{one.technique:28} {one.browser:9} {'yes' if one.left else 'no':5} {one.ms:6} {one.prompts:7} {one.windows:7}", flush=True)
            finally:
                browser.close()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
