"""What a platform makes impossible, by technique and browser: the reason, and what a person can do instead."""

LIMITS: dict[tuple[str, str], str] = {}
