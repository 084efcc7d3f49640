import math

import numpy as np
import pytest
import ufl
from hypothesis import given
from hypothesis import strategies as st

from chemomech.physics.functions import UFL
from chemomech.physics.order_parameter import double_well, double_well_slope, product_fraction, product_fraction_slope
from chemomech.physics.reaction import Front
from chemomech.register.kinds import RATE_LAW
from tests.support.laws import written
from tests.support.pointwise import Points, number

LAWS = {word: written(RATE_LAW, law=word).at_surface(-4.0, 2.3) for word in RATE_LAW.members}


@pytest.fixture(params=LAWS)
def law(request):
    return LAWS[request.param]


def drive(law, omega):
    return number(law.drive(ufl.as_ufl(omega), UFL))


@pytest.mark.parametrize("omega", [1e-3, 0.5, 3.0, 50.0])
def test_the_front_advances_exactly_where_omega_is_negative(law, omega):
    assert drive(law, -omega) > 0 > drive(law, omega)
    assert drive(law, 0.0) == 0


def test_the_slope_at_equilibrium_is_the_stated_one(law):
    step = 1e-5
    found = (drive(law, -step) - drive(law, step)) / (2 * step)
    assert found == pytest.approx(number(ufl.as_ufl(law.slope)), rel=1e-6)


@pytest.mark.parametrize("omega", [-700.0, -3.0, 0.0, 0.9, 1.1, 20.0])
def test_the_drive_of_check_is_that_of_the_model(law, omega):
    """One formula, for numbers and for UFL."""
    assert float(law.drive(omega)) == pytest.approx(drive(law, omega), rel=1e-14, abs=1e-300)


def test_the_linear_law_has_its_full_drive_at_the_surface():
    law = written(RATE_LAW, law="linear")
    assert law.at_surface(-4.0, 2.3).drive(-4.0) == 1
    assert law.at_surface(-4.0, 2.3).largest_drive == 1
    assert law.at_surface(-0.5, 2.0).largest_drive == 4  # empty product turns back four times as fast
    assert law.at_surface(0.0, 2.0).drive(0.0) == 0


@pytest.mark.parametrize("name", ["first order", "symmetric"])
@pytest.mark.parametrize("omega", [-700.0, -3.0, 0.9, 1.1, 20.0, 1e4])
def test_both_branches_are_bounded(name, omega):
    assert -1 <= drive(LAWS[name], omega) <= 1


@pytest.mark.parametrize("c_f", [0.91, 0.95, 0.999])
def test_first_order_kinetics_in_the_site_fraction(c_f):
    barrier, c_eq = 2.3, 1 - math.exp(-2.3)
    assert drive(LAWS["first order"], barrier + math.log(1 - c_f)) == pytest.approx((c_f - c_eq) / (1 - c_eq))


def test_symmetric_law_is_odd():
    assert drive(LAWS["symmetric"], 1.3) == pytest.approx(-drive(LAWS["symmetric"], -1.3))
    assert drive(LAWS["symmetric"], -1.3) == pytest.approx(math.tanh(0.65))


@pytest.mark.parametrize(
    ("function", "slope"), [(product_fraction, product_fraction_slope), (double_well, double_well_slope)]
)
@pytest.mark.parametrize("phi", [0.0, 0.1, 0.37, 0.5, 0.9, 1.0])
def test_slopes_of_interpolation_and_double_well(function, slope, phi):
    at = ufl.variable(ufl.as_ufl(phi))
    assert number(slope(ufl.as_ufl(phi))) == pytest.approx(number(ufl.diff(function(at), at)), abs=1e-14)


def test_host_and_product_are_the_ends():
    assert [number(product_fraction(ufl.as_ufl(p))) for p in (0.0, 0.5, 1.0)] == [0, 0.5, 1]
    assert [number(double_well(ufl.as_ufl(p))) for p in (0.0, 1.0)] == [0, 0]


def front(law=LAWS["symmetric"], width=0.7, capillarity=True):
    one = ufl.as_ufl
    return Front(one(3.0), one(width), one(8.0), law, capillarity)


def vector(x):
    return ufl.as_vector([x, 0, 0])


@given(st.floats(-6, 6), st.floats(0.1, 3), st.floats(-1, 1))
def test_the_tanh_profile_is_an_exact_travelling_wave(z, width, drive):
    """Strong form at ``x = z l``, the product on the right: ``k drive dphi/dx`` for any width."""
    phi = 1 / (1 + math.exp(-z))
    slope = phi * (1 - phi) / width
    laplacian = phi * (1 - phi) * (1 - 2 * phi) / width**2
    moving = front(width=width)
    well = number(
        moving.weak_rate(
            *map(ufl.as_ufl, (phi,)), vector(0), ufl.as_ufl(1.0), vector(0), ufl.as_ufl(drive), ufl.as_ufl(0.0)
        )
    )
    # minus the gradient term of the weak form with a test gradient is its Laplacian with a test function
    relaxation = -number(
        moving.weak_rate(
            ufl.as_ufl(phi), vector(laplacian), ufl.as_ufl(0.0), vector(1.0), ufl.as_ufl(drive), ufl.as_ufl(0.0)
        )
    )
    assert well + relaxation == pytest.approx(3.0 * drive * slope, abs=1e-12 / width)


def test_the_interface_energy_is_what_the_front_relaxes(law):
    """Close to equilibrium ``dphi/dt = -(k slope / 6 l) dPsi/dphi``: the same mobility for barrier and drive."""
    moving, phi, omega = front(law), ufl.variable(ufl.as_ufl(0.3)), 1e-6
    bulk = number(ufl.diff(moving.interface_energy(phi, vector(0)), phi))
    rate = number(
        moving.weak_rate(
            ufl.as_ufl(0.3), vector(0), ufl.as_ufl(1.0), vector(0), ufl.as_ufl(drive(law, omega)), ufl.as_ufl(0.0)
        )
    )
    energy_slope = bulk + omega * number(product_fraction_slope(ufl.as_ufl(0.3)))
    mobility = 3.0 * number(ufl.as_ufl(law.slope)) / (6 * 0.7)
    assert rate == pytest.approx(-mobility * energy_slope, rel=1e-6)


@pytest.mark.parametrize(("capillarity", "expected"), [(True, 0.0), (False, 1.0)])
def test_curvature_can_be_cancelled(capillarity, expected):
    curvature_term = 0.25
    arguments = (ufl.as_ufl(0.5), vector(0), ufl.as_ufl(1.0), vector(0), ufl.as_ufl(0.0))
    rate = number(front(capillarity=capillarity).weak_rate(*arguments, ufl.as_ufl(curvature_term)))
    assert rate == pytest.approx(-expected * 3.0 / (6 * 0.7) * 8 * 0.7**2 * curvature_term)


def test_interface_energy_of_a_planar_front():
    """``int W [g + l^2 phi'^2]/2 dx = W l / 6``: both terms are ``phi^2 (1 - phi)^2``."""
    z = np.linspace(-25, 25, 1001)
    phi = 1 / (1 + np.exp(-z))
    points = Points(len(z))
    gradient = vector(points.given(phi * (1 - phi) / 0.7))
    (density,) = points.evaluate(front().interface_energy(points.given(phi), gradient))
    assert np.trapezoid(density, 0.7 * z) == pytest.approx(8 / 0.5 * 0.7 / 6, rel=1e-6)
