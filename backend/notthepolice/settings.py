"""What can be set for the service and the command line, and from where."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from notthepolice.paths import DIST, RELEASE, RELEASE_PUBLIC_KEY

KIBIBYTE = 1024


@dataclass(frozen=True)
class Settings:
    """Settings of the service. `Settings.from_env()` reads the variables named below."""

    host: str = "127.0.0.1"
    """Address to listen on (NTP_HOST)."""
    port: int = 8766
    """Port to listen on (NTP_PORT); 0 lets the system choose."""
    release: Path = RELEASE
    """The signed release to hand out (NTP_RELEASE)."""
    public_key: Path = RELEASE_PUBLIC_KEY
    """The key that release must be signed with (NTP_PUBLIC_KEY)."""
    engine: Path = field(default=DIST / "engine.js")
    """The judge, built for V8 (NTP_ENGINE)."""
    allowed_hosts: frozenset[str] = frozenset()
    """Names besides loopback under which the service may be asked (NTP_ALLOWED_HOSTS, separated by commas)."""
    max_body: int = 1024 * KIBIBYTE
    """Largest request body in bytes (NTP_MAX_BODY)."""
    check_seconds: float = 10.0
    """Longest time one text may keep the judge busy, in seconds (NTP_CHECK_SECONDS)."""

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> Self:
        """Settings from the environment; `ValueError` names a variable that cannot be read."""
        names = (part.strip().lower() for part in env.get("NTP_ALLOWED_HOSTS", "").split(","))
        return cls(
            host=env.get("NTP_HOST", cls.host),
            port=int(_number(env, "NTP_PORT", cls.port)),
            release=Path(env.get("NTP_RELEASE", RELEASE)),
            public_key=Path(env.get("NTP_PUBLIC_KEY", RELEASE_PUBLIC_KEY)),
            engine=Path(env.get("NTP_ENGINE", DIST / "engine.js")),
            allowed_hosts=frozenset(name for name in names if name),
            max_body=int(_number(env, "NTP_MAX_BODY", cls.max_body)),
            check_seconds=_number(env, "NTP_CHECK_SECONDS", cls.check_seconds),
        )


def _number(env: Mapping[str, str], name: str, default: float) -> float:
    try:
        return float(env.get(name, default))
    except ValueError:
        raise ValueError(f"{name} must be a number, not {env[name]!r}.") from None
