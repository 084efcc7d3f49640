import numpy as np
import pandas as pd
import pytest

from chemomech.observe.profile_table import PROFILE
from chemomech.observe.quantity_table import HISTORY
from chemomech.results.record import Record


def test_columns_go_by_their_keys(record):
    assert list(record.history) == list(HISTORY)
    assert list(record.profiles) == list(PROFILE)
    assert record.depth[0] == 3.0
    assert record.size == 50.0


def test_a_missing_column_is_unknown(make):
    folder = make()
    pd.read_csv(folder.history).drop(columns=HISTORY["voltage"].header).to_csv(folder.history, index=False)
    record = Record.read(folder)
    assert np.isnan(record.column("voltage")).all()
    assert np.isfinite(record.column("time")).all()


def test_missing_and_empty_profiles_are_an_empty_table(make):
    folder = make()
    folder.profiles.write_text("")
    assert Record.read(folder).profiles.empty
    folder.profiles.unlink()
    assert Record.read(folder).profiles.empty


def test_the_ramp_is_left_out_of_what_is_shown_over_depth(record):
    depth, share = record.moving("drive_share_reaction")
    assert depth[0] == 4.0
    assert np.isfinite(share).all()
    assert record.moving("surface_hoop_stress")[0][0] == 4.0


def test_a_run_that_ended_in_the_ramp_is_shown_whole(make):
    record = Record.read(make(rows=2))
    assert list(record.moving("surface_hoop_stress")[0]) == [3.0, 3.5]
    assert record.moving("drive_share_reaction")[0].size == 0


def test_profiles_are_means_over_the_cells(record):
    time = record.profiles["time"].iloc[0]
    profile = record.profile(time)
    assert len(profile) == record.case.resolution.cells
    centres = (np.arange(record.case.resolution.cells) + 0.5) * record.size / record.case.resolution.cells
    assert profile["reference_radius"].to_numpy() == pytest.approx(centres)
    assert profile["hoop_stress"].to_numpy() == pytest.approx(centres / record.size)


def test_a_profile_of_another_mesh_is_left_as_it_is(record):
    table = record.profiles[record.profiles["time"] == 0].iloc[:-1]
    other = Record(record.folder, record.summary, record.history, table, record.case, record.case_text)
    assert other.profile(0.0).equals(table)


def test_a_number_that_is_not_in_the_summary_is_unknown(record):
    assert record.number("time_s") == record.time[-1]
    assert np.isnan(record.number("colour"))
    assert np.isnan(record.number("status"))
