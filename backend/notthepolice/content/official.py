"""Which web addresses are certainly those of a state or of one of its bodies."""

from urllib.parse import urlsplit

from .load import Content


class OfficialHosts:
    """The domain endings of states, and the domains of agencies that were confirmed."""

    def __init__(self, content: Content) -> None:
        self._domains: set[str] = set()
        for file in content.of("official_suffixes"):
            for _, row in file.rows("suffix"):
                self._domains.update(_texts(row.get("suffixes")))
        for file in content.of("agencies"):
            for _, row in file.rows("agency"):
                if row.get("confidence") == "high":
                    self._domains.update(_texts(row.get("domains")))

    def has(self, url: str) -> bool:
        """Is the host of `url` one of them, or below one of them?"""
        try:
            host = (urlsplit(url).hostname or "").lower()
        except ValueError:
            return False
        parts = host.split(".")
        return any(".".join(parts[start:]) in self._domains for start in range(len(parts)))


def _texts(value: object) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
