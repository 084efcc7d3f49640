import numpy as np
import pytest
from mpi4py import MPI

from chemomech.solve.unknowns import POTENTIAL
from chemomech.verify.bench import Bench, CaseFailed
from chemomech.verify.convergence import equal_steps, orders
from chemomech.verify.exact_fields import ExactFields, linear, wave
from chemomech.verify.manufactured_problem import ManufacturedProblem
from chemomech.verify.problem import advance
from chemomech.verify.source import Manufactured


def problem(profile=linear, cells=4, kind=Manufactured):
    case = Bench(MPI.COMM_SELF).case("manufactured")
    return ManufacturedProblem(case, cells, ExactFields(profile), MPI.COMM_SELF, kind)


def order_in_time(run, kind=Manufactured):
    """Order of every field between 16 and 32 steps."""
    errors = []
    for count in (16, 32):
        one = problem(kind=kind)
        run(one, equal_steps(count, 0.5))
        errors.append(one.errors()[0])
    return orders([1 / 16, 1 / 32], errors)[0]


def test_errors_are_zero_at_the_start_where_elements_hold_the_fields():
    values, slopes = problem().errors()
    assert values == pytest.approx(0, abs=1e-14)
    assert slopes == pytest.approx(0, abs=1e-13)
    assert (len(values), len(slopes)) == (4, 4)


def test_errors_are_relative_to_the_field():
    one = problem()
    one.integrator.solution.x.array[one.unknowns.dofs(POTENTIAL)] *= 1.25
    values, slopes = one.errors()
    assert values == pytest.approx([0, 0, 0.25, 0], abs=1e-13)
    assert slopes == pytest.approx([0, 0, 0.25, 0], abs=1e-12)


def test_interpolation_is_of_second_order():
    errors = [problem(wave, cells).errors()[0][1:] for cells in (8, 16)]
    assert orders([2, 1], errors)[0] == pytest.approx([2, 2, 2], abs=0.05)


def test_bdf2_is_of_second_order_in_every_field():
    assert order_in_time(ManufacturedProblem.advance) == pytest.approx([2] * 4, abs=0.1)


def test_a_source_that_is_late_by_a_step_costs_an_order():
    def late(one, times):
        for before, time in zip([0, *times[:-1]], times, strict=True):
            one.clock.value = before
            advance(one.integrator, [time])
            one.clock.value = time

    assert order_in_time(late) == pytest.approx([1] * 4, abs=0.2)


class Disturbed(Manufactured):
    """With a small body force too much."""

    def residual(self, fields, tests, previous, internal, step, momentum_scale, dx):
        form = super().residual(fields, tests, previous, internal, step, momentum_scale, dx)
        return form - 0.01 * tests.displacement * self.geometry.volume_element() * dx


def test_with_a_wrong_source_nothing_converges():
    assert order_in_time(ManufacturedProblem.advance, Disturbed)[0] < 0.3


def test_a_step_without_convergence_is_an_error():
    with pytest.raises(CaseFailed, match="step to t = 1e"):
        problem().advance([1e5])


def test_the_norm_counts_every_field_of_a_wire():
    case = Bench(MPI.COMM_SELF).case("manufactured", "geometry={shape: wire, radius: 10 nm}")
    wire = ManufacturedProblem(case, 2, ExactFields(linear), MPI.COMM_SELF)
    values, slopes = wire.errors()
    assert (len(values), len(slopes)) == (5, 4)
    assert np.abs(values).max() < 1e-13
