"""Nothing but printable characters comes to a terminal, whatever is named on the command line or read back."""

import pytest
from rich.table import Table
from rich.text import Text

from chemomech.commands.cli import main
from chemomech.commands.console import PatientConsole
from chemomech.input.errors import CaseError, Place, Problem
from chemomech.input.messages import tell

NAME = "\x1b[2J\nforged\u202e"
SHOWN = "\\x1b[2J\\nforged\\u202e"


def test_a_message_is_one_line(capsys):
    tell(f"{NAME}: no such folder")
    assert capsys.readouterr().out == f"{SHOWN}: no such folder\n"


def test_a_case_error_has_one_line_a_problem(capsys):
    tell(CaseError([Problem(Place(NAME, line, "a"), "no\nb") for line in (1, 2)]))
    assert capsys.readouterr().out == f"{SHOWN}:1: a: no b\n{SHOWN}:2: a: no b\n"


def test_a_console_prints_what_prints(capsys):
    table = Table(title=Text("\x1b[2Jtitle"), width=40)
    table.add_column("\x9bhead")
    table.add_row(Text("\u202ecell", style="bold"))
    console = PatientConsole(highlight=False)
    console.print(table)
    console.print(Text("and \x1b]0;text\x1b\\"), soft_wrap=True)
    printed = capsys.readouterr().out
    assert printed.endswith("and \\x1b]0;text\\x1b\\\n")
    assert "\\x1b[2J" in printed.splitlines()[0]
    assert printed.replace("\n", "").isprintable()


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", f"{NAME}.yaml"],
        ["check", f"{NAME}.yaml"],
        ["mesh", "x.yaml", "--output", NAME],
        ["fit", NAME, f"{NAME}.yaml", "--free", NAME],
        ["fit", "x", "x.yaml", "--free", "x", "--start", NAME],
        ["report", NAME],
        ["compare", NAME, NAME],
        ["compare", "x", "x", "--quantity", NAME],
        ["render", NAME],
        ["resume", NAME],
        ["extrapolate", f"{NAME}.yaml"],
        ["sweep", f"{NAME}.yaml"],
        ["sweep", "status", NAME],
        ["sweep", "table", NAME],
        ["sweep", "plot", NAME],
        ["verify", NAME],
    ],
    ids=lambda arguments: " ".join(arguments[:2]).partition("\x1b")[0],
)
def test_a_name_that_does_not_print_is_escaped(tmp_path, monkeypatch, capsys, arguments):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    (message,) = printed.err.splitlines()
    assert "\\x1b[2J\\nforged\\u202e" in message
    assert message.isprintable()
    assert list(tmp_path.iterdir()) == []


def test_an_argument_that_is_not_known_is_escaped(capsys):
    with pytest.raises(SystemExit):
        main(["run", "x.yaml", f"--{NAME}"])
    assert capsys.readouterr().err.splitlines()[-1].endswith(f"unrecognized arguments: --{SHOWN}")
