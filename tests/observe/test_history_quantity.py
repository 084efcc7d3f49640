"""Columns from outside the package, and what keeps a class from being one."""

import math

import pandas as pd
import pytest
from mpi4py import MPI

from chemomech.input.errors import CaseError
from chemomech.observe.history_quantity import HistoryQuantity, history_quantities
from chemomech.observe.quantity import Quantity
from chemomech.observe.quantity_table import HISTORY
from chemomech.register.outside import ingredients
from chemomech.results.record import Record
from chemomech.results.result_folder import ResultFolder
from tests.support.cases import WIRE, case_of
from tests.support.restart import gone_on_with, stopped

NAME = 'Growth, "as the outer radius"'


def quantity(word="growth", columns=None, values=None, **more):
    """A class of a column, as a user would write it."""
    columns = columns or (Quantity(word.replace(" ", "_"), NAME, "g", "-", "outer radius over that at the first step"),)
    values = values or (lambda seen, row: {columns[0].key: row["outer_radius"] / 12})
    methods = {"__call__": lambda self, seen, row: values(seen, row)}
    return type("Mine", (HistoryQuantity,), methods | {"__doc__": "Growth.", "word": word, "columns": columns} | more)


def test_it_stands_in_the_table_and_is_read_back(tmp_path):
    case = case_of(WIRE)
    with ingredients([quantity()]):
        stopped(case, tmp_path / "whole", 5)
        stopped(case, tmp_path / "parts", 2)
        gone_on_with(case, tmp_path / "parts", 3)
        found = Record.read(ResultFolder(tmp_path / "whole"))
        assert list(HISTORY)[-1] == "growth"
    assert "growth" not in HISTORY
    table = pd.read_csv(tmp_path / "whole" / "history.csv")
    assert list(table)[-1] == f"{NAME} [-]"
    assert table.iloc[:, -1].to_numpy() == pytest.approx(table["Outer radius [nm]"] / 12)
    assert (found.column("growth") == table.iloc[:, -1]).all()
    assert (tmp_path / "whole/history.csv").read_bytes() == (tmp_path / "parts/history.csv").read_bytes()


def test_the_columns_of_a_reader_may_stand_in_any_order(tmp_path):
    stopped(case_of(WIRE), tmp_path, 2)
    before = Record.read(ResultFolder(tmp_path)).history
    table = pd.read_csv(tmp_path / "history.csv")
    table[table.columns[::-1]].to_csv(tmp_path / "history.csv", index=False)
    assert Record.read(ResultFolder(tmp_path)).history.equals(before)


def test_a_position_decides_where_it_stands():
    with ingredients([quantity(position=15)]):
        order = list(HISTORY)
        assert order.index("voltage") < order.index("growth") < order.index("reacted_fraction")


FAULTS = {
    "a key that is there": (
        {"columns": (Quantity("voltage", "Mine", "m", "-", "mine"),)},
        r"'voltage' is there",
    ),
    "a header that is there": ({"columns": (Quantity("u", "Voltage", "U", "V", "mine"),)}, r"'Voltage \[V\]' is there"),
    "a key twice": ({"columns": (Quantity("u", "A", "a", "-", "a"), Quantity("u", "B", "b", "-", "b"))}, "twice here"),
    "a key with a hyphen": ({"columns": (Quantity("a-b", "A", "a", "-", "a"),)}, "its key is not a word"),
    "no unit": ({"columns": (Quantity("a", "A", "a", "", "a"),)}, "its unit is not a line of text"),
    "no description": ({"columns": (Quantity("a", "A", "a", "-", " "),)}, "its description is not a line of text"),
    "a name of two lines": ({"columns": (Quantity("a", "A\nB", "a", "-", "a"),)}, "its name is not a line of text"),
    "brackets in the name": ({"columns": (Quantity("a", "A [m]", "a", "-", "a"),)}, "hold no brackets"),
    "something else": ({"columns": ("a",)}, "does not say its quantities"),
    "a word with a dot": ({"word": "a.b"}, r"its word 'a\.b' is not of letters"),
    "a word that is there": ({"word": "front"}, "the history quantity 'front' is there already"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_does_not_fit_is_refused_and_the_class_is_named(name):
    changes, message = FAULTS[name]
    known = list(history_quantities())
    with pytest.raises(CaseError, match=rf"ingredient Mine: history quantity: .*{message}"):  # noqa: SIM117
        with ingredients([quantity(word="fine", values=lambda seen, row: {}), quantity(**changes)]):
            pass
    assert history_quantities() == known


def test_a_class_without_columns_is_refused():
    class Bare(HistoryQuantity):
        """Nothing."""

        word = "bare"

        def __call__(self, seen, row):
            return {}

    with pytest.raises(CaseError, match=r"ingredient Bare: .*does not say its quantities"), ingredients([Bare]):
        pass


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"other": 1.0}, "it gives other; its columns are growth"),
        ({}, "it gives ; its columns are growth"),
        (1.0, r"it gives 1\.0"),
        ({"growth": "much"}, "growth is no number but 'much'"),
    ],
)
def test_values_that_are_not_those_of_its_columns_are_told(values, message, tmp_path):
    mine = quantity(values=lambda seen, row: values)
    with ingredients([mine]), pytest.raises(CaseError, match=f"ingredient Mine: history quantity: {message}"):
        stopped(case_of(WIRE), tmp_path, 2)


def test_one_that_remembers_begins_afresh_in_a_run_that_did_not_know_it(tmp_path):
    class Longest(HistoryQuantity):
        """The longest step so far."""

        word = "longest step"
        columns = (Quantity("longest", "Longest step", "h", "s", "so far"),)

        def __init__(self):
            self._longest = 0.0

        def __call__(self, seen, row):
            self._longest = max(self._longest, row["time_step"])
            return {"longest": self._longest}

        def save(self, to):
            to.numbers("longest", [self._longest])

        def restore(self, saved):
            self._longest = saved.number("longest")

    def column():
        return pd.read_csv(tmp_path / "history.csv")["Longest step [s]"]

    case, comm = case_of(WIRE), MPI.COMM_SELF
    stopped(case, tmp_path, 2, comm)
    with ingredients([Longest]):
        gone_on_with(case, tmp_path, 2, comm)
        assert [math.isnan(value) for value in column()] == [True] * 3 + [False] * 2
        gone_on_with(case, tmp_path, 1, comm)
        assert list(column().iloc[-2:]) == sorted(column().iloc[-2:])
    gone_on_with(case, tmp_path, 1, comm)
    assert "Longest step [s]" not in pd.read_csv(tmp_path / "history.csv")
