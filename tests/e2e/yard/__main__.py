"""The trap yard's table: `python -m tests.e2e.yard [--browser chromium|firefox] [NAME…]`, run from the repository after a build.

JSON lines on stdout, one for each page and browser, then one with the sum; the table for people on stderr.
"""

import argparse
import json
import sys
from dataclasses import asdict

from notthepolice.browsers import NoBrowser

from .drive import DRIVERS, honest, site, techniques
from .limits import LIMITS


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> int:
    """Runs every page of the yard; 1 when a page held its ground or an honest one was left."""
    parser = argparse.ArgumentParser(description="Drive the trap yard in real browsers.")
    parser.add_argument("--browser", choices=sorted(DRIVERS), action="append", help="only this browser; may be given twice")
    parser.add_argument("names", nargs="*", help="pages to try (all)")
    given = parser.parse_args()
    names = given.names or [*techniques(), *honest()]
    unknown = set(names) - {*techniques(), *honest()}
    if unknown:
        parser.error(f"the yard has no page {', '.join(sorted(unknown))}: it has {', '.join([*techniques(), *honest()])}")
    bad = limited = pages = 0
    say(f"{'technique':28} {'browser':9} {'left':5} {'ms':>6} {'prompts':>7} {'windows':>7}")
    with site() as base:
        for name in given.browser or sorted(DRIVERS):
            try:
                browser = DRIVERS[name]()
            except NoBrowser as error:
                say(f"{name} is left out: {error}")
                bad += 1
                continue
            try:
                for page in names:
                    is_honest = page.startswith("honest/")
                    one = browser.run(base, page, 1.5 if is_honest else 6)
                    limit = LIMITS.get((page, name))
                    well = not one.left if is_honest else one.left and one.prompts == 0
                    pages += 1
                    bad += not well and limit is None
                    limited += not well and limit is not None
                    say(f"{page:28} {name:9} {'yes' if one.left else 'no':5} {one.ms:6} {one.prompts:7} {one.windows:7}{'' if well else '  <- ' + (limit or 'bad')}")
                    print(json.dumps({**asdict(one), "honest": is_honest, "ok": well, "limit": limit}), flush=True)
                    if not browser.answers():
                        browser.close()
                        browser = DRIVERS[name]()
            finally:
                browser.close()
    print(json.dumps({"pages": pages, "bad": bad, "limits": limited}))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
