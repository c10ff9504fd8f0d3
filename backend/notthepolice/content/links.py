"""Tells whether the addresses a release shows still answer. Run by a maintainer, never by the product."""

import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from .load import Content

AGENT = "Mozilla/5.0 (compatible; not-the-police link check)"


@dataclass(frozen=True)
class Link:
    """An address that is shown, and where it is written."""

    url: str
    path: str
    line: int
    channel: str


@dataclass(frozen=True)
class LinkResult:
    """What became of asking for a link."""

    link: Link
    ok: bool
    detail: str
    """`200`, `404`, `goes to https://…` or the reason there was no answer."""


Ask = Callable[[str, float], tuple[int, str]]
"""Address and most seconds to wait → status and final address; raises OSError where there is no answer."""


def shown_links(content: Content) -> list[Link]:
    """The addresses of all channels that are shown."""
    return [
        Link(row["url"], file.shown_path, file.lines.of((*path, "url")), row["id"])
        for file in content.of("channels")
        for path, row in file.rows("channel")
        if row.get("show") != "no" and "url" in row
    ]


def check_links(links: Iterable[Link], timeout: float = 15.0, ask: Ask | None = None) -> Iterator[LinkResult]:
    """Asks for each address once, one after the other, and says at once what became of it.

    Args:
        links: from `shown_links`.
        timeout: most seconds to wait for one answer.
        ask: how to ask; the network when not given.
    """
    for link in links:
        try:
            status, final = (ask or _ask)(link.url, timeout)
        except OSError as error:
            yield LinkResult(link, False, f"no answer: {getattr(error, 'reason', None) or error}")
            continue
        if status >= 400:
            yield LinkResult(link, False, str(status))
        elif final.split("/")[2:3] != link.url.split("/")[2:3]:
            yield LinkResult(link, False, f"goes to {final}")
        else:
            yield LinkResult(link, True, str(status))


def _ask(url: str, timeout: float) -> tuple[int, str]:
    request = urllib.request.Request(url, headers={"User-Agent": AGENT})
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return int(answer.status), str(answer.url)
    except urllib.error.HTTPError as error:
        return error.code, error.url
