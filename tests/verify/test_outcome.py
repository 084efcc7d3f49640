import json
import math

import numpy as np
import pytest

from chemomech.verify.outcome import Check, Curve, Outcome, Panel


def test_a_relative_error_is_compared_with_its_bound():
    assert Check.relative("speed", 2.0, 2.01, 0.006).passed
    assert not Check.relative("speed", 2.0, 2.01, 0.004).passed
    assert Check.relative("speed", 2.0, 2.01, 0.006).error == pytest.approx(0.005)


def test_an_absolute_error_counts_on_both_sides():
    assert not Check.absolute("share", 0.5, 0.4, 0.05).passed
    assert not Check.absolute("share", 0.5, 0.6, 0.05).passed


def test_an_order_fails_only_when_it_is_too_low():
    assert Check.order_of("speed", 2.0, 2.7).passed
    assert not Check.order_of("speed", 2.0, 1.7).passed


def test_no_bound_judges_nothing_and_no_number_fails():
    assert Check.relative("shown", 1.0, 3.0, None).passed
    assert not Check.relative("lost", 1.0, math.nan, 0.1).passed


def test_outcomes_survive_json():
    outcome = Outcome(
        (Check.relative("speed", 2.0, 2.01, 0.006, "nm/s"), Check("gone", None, math.nan, math.nan, 0.1)),
        (Panel("a title", "x [nm]", "y", (Curve("exact", [0, 1], [1, math.inf], exact=True),), y_scale="log"),),
    )
    assert not outcome.passed
    again = Outcome.from_json(json.loads(json.dumps(outcome.to_json(), allow_nan=False)))
    assert again.checks[0] == outcome.checks[0]
    assert not again.checks[1].passed
    assert again.panels[0].curves[0].exact
    assert again.panels[0].curves[0].x == (0.0, 1.0)
    assert math.isnan(again.panels[0].curves[0].y[1])


def test_numbers_of_numpy_survive_json_too():
    check = Check.relative("speed", np.float64(2.0), np.float64(2.1), np.float64(0.1))
    assert check.passed is True
    json.dumps(Outcome((check,)).to_json(), allow_nan=False)
