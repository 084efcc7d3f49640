import hashlib

import numpy as np
import pytest

from chemomech.results.archive import FORMAT, Archive
from chemomech.results.first_layout import PARTS, ROWS, by_name
from chemomech.system.checkpoint_errors import CheckpointUnusable
from chemomech.system.version import __version__


def test_what_was_written_once_does_not_change():
    """These names were compared with checkpoints that version 0.1.0 had written."""
    text = repr((sorted(ROWS.items()), sorted(PARTS.items())))
    assert hashlib.sha256(text.encode()).hexdigest()[:20] == "04a349af6721be729740"


def test_rows_are_told_by_name():
    arrays = {
        "simulation.position": np.array([1.0, 2.0, 0.3]),
        "simulation.finished": np.arange(12.0),
        "stopping.history": np.array([[1.0, 5.0], [2.0, 6.0], [3.0, 7.0]]),
        "FrontObserver.last": np.zeros(0),
        "EnergyBalance.flow_stress": np.ones((2, 3)),
        "CarrierBalance.supplied": np.ones(2),
        "simulation.values_0": np.ones(4),
    }
    found = by_name(arrays, 1)
    assert {name: array.tolist() for name, array in found.items()} == {
        "simulation.program_position": [1],
        "simulation.program_begin": [2],
        "simulation.program_voltage": [0.3],
        "simulation.finished_number": [0, 6],
        "simulation.finished_cycle": [1, 7],
        "simulation.finished_begin": [2, 8],
        "simulation.finished_end": [3, 9],
        "simulation.finished_voltage": [4, 10],
        "simulation.finished_limited": [5, 11],
        "stopping.times": [1, 2, 3],
        "stopping.depths": [5, 6, 7],
        "quantities.front.last_time": [],
        "quantities.front.last_position": [],
        "quantities.energy balance.flow_stress": [[1, 1, 1]] * 2,
        "quantities.carrier balance.supplied": [1, 1],
        "simulation.values_0": [1] * 4,
    }


def read(path, arrays, **about):
    with path.open("wb") as file:
        Archive(arrays, about).write(file)
    return Archive.read(path)


def test_one_that_was_read_is_of_the_format_of_today(tmp_path):
    assert read(tmp_path / "c.npz", {}, format=1).about["format"] == FORMAT


@pytest.mark.parametrize("array", [np.zeros((4, 71)), np.zeros(73), np.zeros((72, 73))])
def test_a_table_of_other_columns_is_refused_and_the_version_is_named(tmp_path, array):
    with pytest.raises(CheckpointUnusable) as refused:
        read(tmp_path / "c.npz", {"history.rows": array}, format=1, versions={"chemomech": "0.0.7"})
    size = " x ".join(map(str, array.shape))
    assert str(refused.value) == (
        f"{tmp_path}/c.npz: a checkpoint of another version of the program (history.rows holds {size} numbers, rows of "
        f"72 were expected; chemomech 0.0.7 wrote it, this is chemomech {__version__})"
    )


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ({"format": 3, "versions": {"chemomech": "9.1"}}, "(format 3; chemomech 9.1 wrote it"),
        ({"format": 3, "versions": {"chemomech": 7}}, "(format 3; one that it does not name wrote it"),
        ({"format": 3, "versions": "x"}, "(format 3; one that it does not name wrote it"),
        ({"format": None}, "(of no format that is known"),
        ({"format": {"a": 1}}, "(of no format that is known"),
        ({"format": "2"}, "(of no format that is known"),
    ],
)
def test_a_format_that_is_not_known_is_refused(tmp_path, about, told):
    with pytest.raises(CheckpointUnusable, match="a checkpoint of another version of the program") as refused:
        read(tmp_path / "c.npz", {}, **about)
    assert told in str(refused.value)
