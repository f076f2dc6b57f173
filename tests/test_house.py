"""The rules of the house that a tool can hold."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from evalua import ROOT

SOURCES = sorted((ROOT / "src").rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))
UI = sorted((ROOT / "src" / "evalua" / "ui").glob("*.py"))


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def imported(file: Path) -> set[str]:
    """Every module a file imports, by its full name."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize(
    "command",
    [
        ("-m", "ruff", "check", "."),
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "mypy"),
        (
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache",
        ),
    ],
    ids=["lint", "format", "types", "imports"],
)
def test_the_tools_have_nothing_to_say(command: tuple[str, ...]) -> None:
    done = run(sys.executable, *command)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_a_page_is_a_table_of_contents(page: Path) -> None:
    tree = ast.parse(page.read_text())
    defined = [
        n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.ClassDef | ast.Lambda)
    ]
    assert not defined
    assert {name for name in imported(page) if not name.startswith("evalua.ui")} == set()


def test_the_server_file_knows_only_the_frame_around_the_pages() -> None:
    ours = {name for name in imported(ROOT / "app.py") if name.startswith("evalua")}
    assert ours <= {
        "evalua.web.lifespan",
        "evalua.web.middleware",
        "evalua.web.routes",
        "evalua.ui.failures",
    }


@pytest.mark.parametrize("file", UI, ids=lambda p: p.stem)
def test_session_keys_and_caches_have_one_home(file: Path) -> None:
    text = file.read_text()
    if file.stem not in ("state", "context"):
        assert "session_state" not in text, "session keys live in ui/state.py"
    if file.stem not in ("cache", "context"):
        assert "@st.cache" not in text, "caches live in ui/cache.py"


def test_a_file_leaves_a_screen_by_one_door_that_asks_who_takes_it() -> None:
    screens = (ROOT / "src" / "evalua" / "ui").rglob("*.py")
    offering = [file.name for file in screens if "st.download_button(" in file.read_text()]
    assert offering == ["downloads.py"]


def test_every_cache_says_how_much_it_keeps() -> None:
    for name in ("cache", "context"):
        text = (ROOT / "src" / "evalua" / "ui" / f"{name}.py").read_text()
        for call in re.findall(r"@st\.cache_\w+(?:\(.*?\))?\n", text, re.S):
            assert "max_entries=" in call


def test_the_clock_is_read_at_the_edges_only() -> None:
    edges = ("ui", "web", "cli", "bench")
    clock = re.compile(r"datetime\.(?:now|today|utcnow)\(|date\.today\(|time\.time\(")
    for file in SOURCES:
        if file.relative_to(ROOT / "src" / "evalua").parts[0].removesuffix(".py") not in edges:
            assert not clock.search(file.read_text()), file


def test_no_module_is_loaded_twice_under_another_name() -> None:
    code = (
        "import sys; from streamlit.testing.v1 import AppTest;"
        f"AppTest.from_file({str(ROOT / 'src/evalua/frame.py')!r}, default_timeout=60).run();"
        "ours = {'registers', 'storage', 'domain', 'ui', 'measures', 'catalog', 'schema'};"
        "sys.exit(', '.join(sorted(ours & set(sys.modules))) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": "", "EVALUA_DATABASE_URL": "sqlite://"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-500:]


def test_no_file_names_the_machine_it_was_written_on() -> None:
    names = run("git", "ls-files").stdout.split()
    path = re.compile(r"(?<![\w.])/(?:work|root|farm|tmp/b)/")
    for name in names:
        file = ROOT / name
        if file.suffix in (".py", ".md", ".toml", ".txt", ".yml") and file.is_file():
            assert not path.search(file.read_text(encoding="utf-8")), name


def test_the_two_requirement_files_pin_everything_exactly() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = [x.strip() for x in (ROOT / name).read_text().splitlines()]
        wanted = [x for x in lines if x and not x.startswith(("#", "-e "))]
        assert wanted and all("==" in line for line in wanted), name
