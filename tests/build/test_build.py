"""build.py: what it says, what it skips, and that what it makes is the same each time."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from notthepolice.packaging.archive import pack
from notthepolice.packaging.errors import BuildFailed
from notthepolice.packaging.extension import AS_WRITTEN, BROWSERS, SOURCES, manifest_for, merged
from notthepolice.packaging.locales import write_locales
from notthepolice.paths import DIST, ROOT


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_script", ROOT / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def call(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "build.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, env={**os.environ, **env})


def test_only_the_standard_library_is_imported() -> None:
    script = f"import sys; sys.path[:0] = [{str(ROOT)!r}]; import build; print(sorted({{name.split('.')[0] for name in sys.modules}}))"
    out = subprocess.run([sys.executable, "-I", "-S", "-c", script], capture_output=True, text=True, check=True).stdout
    assert set(json.loads(out.replace("'", '"'))) - set(sys.stdlib_module_names) <= {"build", "__main__"}


@pytest.mark.parametrize("command", ["setup", "run", "test", "check", "build", "package", "bench"])
def test_every_command_explains_itself(command: str) -> None:
    result = call(command, "--help")
    assert result.returncode == 0
    assert "--chromium" in result.stdout


@pytest.mark.parametrize(("arguments", "said"), [(["fly"], "fly"), (["build", "--colour"], "--colour"), ([], "COMMAND"), (["run", "--browser", "lynx"], "lynx")])
def test_wrong_use_is_said(arguments: list[str], said: str) -> None:
    result = call(*arguments)
    assert result.returncode == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_pytest_gets_its_own_options(build: ModuleType) -> None:
    assert build.parse(["test", "-k", "firefox", "tests/e2e", "--chromium", "/x"]).pytest == ["-k", "firefox", "tests/e2e"]


def test_second_setup_installs_nothing(tmp_path: Path) -> None:
    result = call("build", NTP_DIST=str(tmp_path))
    assert result.returncode == 0, result.stderr
    assert "Python packages: already there" in result.stderr
    assert "Node packages: already there" in result.stderr
    assert "install the" not in result.stderr


def test_changed_requirements_are_installed_again(build: ModuleType, tmp_path: Path) -> None:
    wanted = tmp_path / "pyproject.toml"
    wanted.write_text("a")
    stamp = tmp_path / ".installed"
    first = build.fingerprint(wanted)
    assert not build.up_to_date(stamp, first)
    stamp.write_text(first)
    assert build.up_to_date(stamp, first)
    wanted.write_text("b")
    assert not build.up_to_date(stamp, build.fingerprint(wanted))


def test_failed_step_is_named_with_why_and_what_to_do(build: ModuleType) -> None:
    with pytest.raises(build.StepFailed) as failure:
        build.run_quietly("install things", [sys.executable, "-c", "print('no network'); raise SystemExit(3)"], "connect and try again.")
    for part in ("install things", "code 3", "no network", "connect and try again."):
        assert part in str(failure.value)
    with pytest.raises(build.StepFailed, match="install things"):
        build.run_quietly("install things", ["/no/such/program"], "x.")


def test_python_that_can_make_no_environment_is_said(build: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(build, "VENV", tmp_path / "venv")
    monkeypatch.setattr(build, "PYTHON", tmp_path / "venv/bin/python")
    monkeypatch.setattr(build.sys, "executable", "/bin/false")
    monkeypatch.setattr(build, "administrator", lambda: None)
    with pytest.raises(build.StepFailed, match="apt-get install python3-venv"):
        build.make_venv()
    assert not (tmp_path / "venv").exists()


def test_old_python_is_refused(build: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build.sys, "version_info", (3, 10, 0))
    with pytest.raises(build.StepFailed, match=r"Python 3\.11"):
        build.setup(build.parse(["setup"]))


def test_old_node_is_not_taken(build: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    node = tmp_path / "node"
    node.write_text("#!/bin/sh\necho v16.3.0\n")
    node.chmod(0o755)
    assert build.node_version(node) == (16, 3)
    monkeypatch.setattr(build.shutil, "which", lambda _: str(node))
    monkeypatch.setattr(build, "wheel_node", lambda: (tmp_path / "other/node", tmp_path / "npm-cli.js"))
    assert build.find_node() == (tmp_path / "other", [tmp_path / "other/node", tmp_path / "npm-cli.js"])


class TestBrowsers:
    """In which order browsers are looked for, and what is said when there is none."""

    def program(self, path: Path) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("#!/bin/sh\n")
        path.chmod(0o755)
        return path

    def test_order(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        from notthepolice.browsers import NoBrowser, find_chromium

        monkeypatch.delenv("NTP_CHROMIUM", raising=False)
        monkeypatch.setenv("PATH", str(tmp_path / "bin"))
        monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))
        with pytest.raises(NoBrowser, match="--chromium PATH"):
            find_chromium()
        own = self.program(tmp_path / "playwright/chromium-1200/chrome-linux/chrome")
        assert find_chromium() == own
        installed = self.program(tmp_path / "bin/chromium")
        assert find_chromium() == installed
        named = self.program(tmp_path / "named/browser")
        monkeypatch.setenv("NTP_CHROMIUM", str(named))
        assert find_chromium() == named

    def test_named_browser_that_is_not_there_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from notthepolice.browsers import NoBrowser, find_firefox

        monkeypatch.setenv("NTP_FIREFOX", "/no/such/firefox")
        with pytest.raises(NoBrowser, match="NTP_FIREFOX names /no/such/firefox"):
            find_firefox()

    def test_every_way_that_failed_is_named(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        from notthepolice.browsers import provide

        monkeypatch.delenv("NTP_CHROMIUM", raising=False)
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
        monkeypatch.setattr(provide, "WAYS", {"download it": lambda _: "no network", "install it": lambda _: None})
        assert provide.provide("chromium") is None
        said = capsys.readouterr().err
        for part in ("download it: no network", "install it: No Chromium was found", "--chromium PATH"):
            assert part in said

    def test_missing_browser_skips_by_name_and_fails_in_ci(self, tmp_path: Path) -> None:
        test = ROOT / "tests/e2e/test_harness.py"
        command = [sys.executable, "-m", "pytest", "-q", str(test), "-k", "throws and firefox", "-p", "no:cacheprovider"]
        env = {**os.environ, "NTP_FIREFOX": str(tmp_path / "none"), "CI": ""}
        skipped = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=120)
        assert skipped.returncode == 0
        assert "1 skipped" in skipped.stdout
        assert "NOT TESTED in firefox" in skipped.stdout
        failed = subprocess.run(command, cwd=ROOT, env={**env, "CI": "true"}, capture_output=True, text=True, check=False, timeout=120)
        assert failed.returncode == 1
        assert "In CI every browser must be there" in failed.stdout


class TestExtensions:
    """What lies in dist/."""

    @pytest.mark.parametrize("browser", BROWSERS)
    def test_sources_are_shipped_as_written(self, browser: str) -> None:
        for folder in AS_WRITTEN:
            for file in (SOURCES / folder).rglob("*.js"):
                assert (DIST / browser / file.relative_to(SOURCES)).read_bytes() == file.read_bytes()

    @pytest.mark.parametrize("browser", BROWSERS)
    def test_every_file_a_page_or_manifest_names_is_there(self, browser: Any) -> None:
        folder = DIST / browser
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        assert manifest == manifest_for(browser)
        background = manifest["background"]
        named = [
            *background.get("scripts", [background.get("service_worker")]),
            *manifest["icons"].values(),
            *(file for script in manifest["content_scripts"] for file in script["js"]),
            manifest["action"]["default_popup"],
            manifest["options_ui"]["page"],
            "release/judge.json",
            "release/told.json",
            "release/compiled/finder.bin",
            "release/release.pub.json",
            "_locales/en/messages.json",
        ]
        missing = [name for name in named if not (folder / name).is_file()]
        assert missing == []

    @pytest.mark.parametrize("browser", BROWSERS)
    def test_pages_ship_as_written_with_one_script_each(self, browser: Any) -> None:
        shipped = DIST / browser / "pages"
        for page in sorted((SOURCES / "pages").glob("*/*.html")):
            name = page.relative_to(SOURCES / "pages")
            assert (shipped / name).read_bytes() == page.read_bytes()
            assert page.with_suffix(".js").is_file() == (shipped / name).with_suffix(".js").is_file()
        assert list((shipped / "shared").glob("*.js")) == []
        for script in shipped.glob("*/*.js"):
            asked = re.findall(r'(?:from|import\()\s*"\.[./a-z]*/([\w-]+\.js)"', script.read_text(encoding="utf-8"))
            assert asked == [], f"{script.name} asks for another file, which takes time"

    @pytest.mark.parametrize("browser", BROWSERS)
    def test_nothing_is_open_to_pages(self, browser: Any) -> None:
        assert "web_accessible_resources" not in manifest_for(browser)
        assert "externally_connectable" not in manifest_for(browser)

    def test_release_in_the_extension_is_the_release(self) -> None:
        whole = json.loads(json.loads((DIST / "release.json").read_text(encoding="utf-8"))["payload"])
        lexicons = whole["detection"].pop("lexicons")
        for browser in BROWSERS:
            folder = DIST / browser / "release"
            judge, told = (json.loads((folder / name).read_text(encoding="utf-8")) for name in ("judge.json", "told.json"))
            assert judge.pop("number") == told.pop("number") == whole["number"]
            assert judge["detection"].pop("lexicons") == {}
            assert {**judge, **told} == {name: whole[name] for name in ("detection", "advice", "locales")}
            compiled = {path.stem for path in (folder / "compiled").iterdir()}
            assert compiled == {"finder", *lexicons} - {"und"}

    def test_manifests_are_merged(self) -> None:
        assert merged({"a": {"b": 1, "c": [1]}, "d": 1}, {"a": {"c": [2]}, "d": 2}) == {"a": {"b": 1, "c": [2]}, "d": 2}


class TestLocales:
    def test_codes_are_those_of_the_browsers(self, tmp_path: Path) -> None:
        texts = {"ui.ext_name": "N", "ui.ext_description": "D"}
        write_locales({"en": texts, "zh-Hans": texts, "zh-Hant": texts, "pt": texts}, tmp_path)
        assert {path.name for path in tmp_path.iterdir()} == {"en", "zh_CN", "zh_TW", "pt_BR", "pt_PT"}

    def test_missing_or_long_text_is_said(self, tmp_path: Path) -> None:
        with pytest.raises(BuildFailed, match=r"ui/fr\.toml has no text 'ui\.ext_description'"):
            write_locales({"fr": {"ui.ext_name": "N"}}, tmp_path)
        with pytest.raises(BuildFailed, match="longer than 132"):
            write_locales({"fr": {"ui.ext_name": "N", "ui.ext_description": "x" * 133}}, tmp_path)


def test_archives_are_the_same_byte_for_byte(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    for name in ("b.js", "a/ä.txt", "a.js"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    first = pack(folder, tmp_path / "1.zip").read_bytes()
    for file in folder.rglob("*"):
        os.utime(file, (time.time() - 10_000,) * 2)
        file.chmod(0o700)
    assert pack(folder, tmp_path / "2.zip").read_bytes() == first
    assert zipfile.ZipFile(tmp_path / "1.zip").namelist() == ["a.js", "a/ä.txt", "b.js"]


def test_packages_are_the_same_when_built_twice(tmp_path: Path) -> None:
    def packages(dist: Path) -> dict[str, bytes]:
        result = call("package", NTP_DIST=str(dist))
        assert result.returncode == 0, result.stderr
        return {file.name: file.read_bytes() for file in sorted(dist.glob("not-the-police-*"))}

    first = packages(tmp_path / "one")
    assert sorted(name.rsplit(".", 1)[1] for name in first) == ["xpi", "zip"]
    assert packages(tmp_path / "two") == first
