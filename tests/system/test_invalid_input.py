"""Every broken case ends with exit code 2, located messages, no traceback, and nothing written."""

from pathlib import Path

import pytest

from chemomech.commands.cli import main
from tests.support.broken import BROKEN, Broken


@pytest.mark.parametrize("command", ["run", "check"])
@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_a_broken_case_is_refused(
    broken: Broken, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("case.yaml").write_text(broken.text)
    output = ["--output", "out"] if command == "run" else []
    assert main([command, "case.yaml", *output]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    (message,) = printed.err.splitlines()
    assert message.startswith(f"case.yaml:{broken.line}: ")
    for fragment in broken.fragments:
        assert any(words in message for words in fragment.split("|")), message
    assert [path.name for path in tmp_path.iterdir()] == ["case.yaml"]


def test_a_missing_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(tmp_path / "nothing.yaml")]) == 2
    assert "nothing.yaml" in capsys.readouterr().err


def test_a_file_in_place_of_the_output_folder_is_refused(
    small_case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(small_case.parent)
    Path("out").write_text("mine")
    assert main(["run", "small.yaml", "--output", "out"]) == 2
    assert "not a folder" in capsys.readouterr().err
    assert Path("out").read_text() == "mine"
