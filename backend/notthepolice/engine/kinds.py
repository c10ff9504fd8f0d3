"""The kinds of text the judge knows."""

from typing import Final

KINDS: Final = ("page", "overlay", "chat", "mail", "article", "comment")
