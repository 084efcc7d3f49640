import numpy as np
import pytest
import ufl

from chemomech.verify.exact_fields import ExactFields, linear, wave
from tests.support.pointwise import number


@pytest.mark.parametrize("profile", [linear, wave])
def test_numpy_and_ufl_give_the_same_numbers(profile):
    exact = ExactFields(profile)
    symbolic = [number(value) for value in exact(ufl.as_ufl(0.3), ufl.as_ufl(0.7), ufl)]
    assert symbolic == pytest.approx(exact(0.3, 0.7, np))


def test_elements_hold_the_linear_fields():
    """Quadratic displacement, linear scalars; waves are neither."""
    r = np.linspace(0, 1, 5)
    u, *scalars = ExactFields(linear)(r, 0.7, np)[:4]
    assert np.diff(u, 3) == pytest.approx(0, abs=1e-15)
    assert np.diff(scalars, 2) == pytest.approx(0, abs=1e-15)
    u, *scalars = ExactFields(wave)(r, 0.7, np)[:4]
    assert np.abs(np.diff(u, 3)).max() > 1e-3
    assert np.abs(np.diff(scalars, 2)).max(axis=1).min() > 0.05


def test_every_field_depends_on_time_and_on_place():
    exact = ExactFields(wave)
    now, later, elsewhere = (np.array(exact(r, t, np)) for r, t in ((0.3, 0.1), (0.3, 0.2), (0.6, 0.1)))
    assert np.abs(later - now).min() > 1e-3
    assert np.abs(elsewhere - now)[:4].min() > 1e-3
