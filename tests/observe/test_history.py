import numpy as np
import pandas as pd
import pytest

from chemomech.observe.quantity_table import HISTORY


def test_history_is_what_the_observers_said(run):
    table = pd.read_csv(run.folder / "history.csv")
    assert list(table.columns) == [quantity.header for quantity in HISTORY.values()]
    for key, quantity in HISTORY.items():
        assert table[quantity.header].to_numpy() == pytest.approx(run[key], rel=1e-8, nan_ok=True)
    assert np.all(np.diff(table["Time [s]"]) > 0)
