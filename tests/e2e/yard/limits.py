"""What a platform makes impossible, by technique and browser: the reason, and what a person can do instead. Empty: every page is left in both."""

LIMITS: dict[tuple[str, str], str] = {}
