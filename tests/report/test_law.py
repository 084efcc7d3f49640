import numpy as np
import pytest

from chemomech.report import law
from chemomech.results.record import Record


@pytest.mark.parametrize("shape", ["film", "wire", "particle"])
@pytest.mark.parametrize("which", [law.apparent, law.intrinsic])
@pytest.mark.parametrize("share", [0.0, 0.4])
def test_the_curve_of_an_exact_law_is_the_front(make, shape, which, share):
    record = Record.read(make(shape, share=share))
    time, depth = which(record)
    expected = np.interp(depth, record.depth, record.time)
    assert time[:-1] == pytest.approx(expected[:-1], rel=2e-3)
    begin, end = record.kinetics["range_s"]
    assert np.interp([begin, end], record.time, record.depth) == pytest.approx(depth[[0, -1]])


def test_stress_free_time_runs_slower_by_the_share_of_stress(make):
    record = Record.read(make(share=0.4))
    free = law.free_time(record)
    late = record.time > 20
    assert np.diff(free[late]) == pytest.approx(0.6 * np.diff(record.time[late]))
    assert free[1] == record.time[1]  # unknown in the ramp


def test_the_shift_is_where_the_law_leaves_the_surface(make):
    assert law.shift(Record.read(make())) == pytest.approx(50.0)
    record = Record.read(make(share=0.4, name="stressed"))
    assert law.shift(record) == pytest.approx(50.0 - 0.4 * record.kinetics["range_s"][0])


@pytest.mark.parametrize("intrinsic", [None, {}, {"reaction_time_s": 1.0, "diffusion_time_s": None, "offset_s": 2.0}])
def test_no_complete_fit_no_law(make, intrinsic):
    record = Record.read(make())
    record.summary["kinetics"]["intrinsic"] = intrinsic
    assert law.intrinsic(record) is None
    assert law.shift(record) == 0.0
    assert law.apparent(record) is not None


def test_an_undetermined_run_has_no_law(make):
    record = Record.read(make(rows=40))
    assert law.apparent(record) is None
    assert law.intrinsic(record) is None
