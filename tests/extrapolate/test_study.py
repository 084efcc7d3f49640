import json

import pytest

from chemomech.extrapolate.study import MAIN_RESULTS, Study
from chemomech.theory.extrapolation import Trend

WIDTHS = [1e-9, 0.5e-9, 0.25e-9]


def summary(width: float, status: str = "arrested") -> dict[str, object]:
    """Results that approach their limit with first order; the hoop stress does not depend on the width."""
    found = {result.key: 2.0 + 1e8 * width for result in MAIN_RESULTS}
    return found | {"surface_hoop_stress_Pa": 1e9, "status": status, "time_s": 100.0 + 1e10 * width}


def study(*statuses: str) -> Study:
    return Study.of("a particle", WIDTHS, [summary(w, s) for w, s in zip(WIDTHS, statuses, strict=True)])


def test_every_main_result_is_extrapolated():
    found = study("arrested", "arrested", "arrested")
    assert [each.result for each in found.dependences] == list(MAIN_RESULTS)
    assert found.message == ""
    for each in found.dependences:
        limit = each.limit
        assert limit is not None
        if each.result.key == "surface_hoop_stress_Pa":
            assert (limit.trend, limit.value, limit.error_bar) == (Trend.CONSTANT, 1e9, 0.0)
        else:
            assert (limit.trend, limit.value) == (Trend.CONVERGING, pytest.approx(2.0))
            assert limit.order == pytest.approx(1.0)


def test_values_are_shown_in_their_unit():
    found = {each.result.key: each for each in study("arrested", "arrested", "arrested").dependences}
    assert found["surface_hoop_stress_Pa"].shown == pytest.approx((1.0, 1.0, 1.0))


def test_the_time_counts_where_the_host_is_consumed():
    keys = [each.result.key for each in study("reacted", "reacted", "reacted").dependences]
    assert keys == [*(result.key for result in MAIN_RESULTS), "time_s"]


def test_runs_that_end_in_different_ways_are_not_compared():
    found = study("reacted", "reacted", "arrested")
    assert {each.limit for each in found.dependences} == {None}
    assert found.message.startswith("the runs ended in different ways (reacted at 1 nm, reacted at 0.5 nm, arrested at")


@pytest.mark.parametrize("last", ["arrested", "reacted"])
def test_the_json_holds_values_and_limits_in_si(last):
    data = json.loads(json.dumps(study("arrested", "arrested", last).to_json(), allow_nan=False))
    depth = data["results"]["front_depth_m"]
    assert data["widths_m"] == WIDTHS
    assert depth["values"] == pytest.approx([2.1, 2.05, 2.025])
    if last == "reacted":
        assert depth["limit"] is None
        assert "nothing to extrapolate" in data["message"]
    else:
        assert depth["limit"]["trend"] == "converging"
        assert depth["limit"]["value"] == pytest.approx(2.0)
        assert depth["limit"]["error_bar"] == pytest.approx(0.025)
