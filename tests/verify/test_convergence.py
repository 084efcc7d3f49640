import numpy as np
import pytest

from chemomech.verify.convergence import alternating_steps, equal_steps, orders


def test_orders_of_powers():
    sizes = [0.4, 0.2, 0.05]
    errors = [[3 * h**2, 7 * h] for h in sizes]
    assert orders(sizes, errors) == pytest.approx(np.array([[2, 1], [2, 1]]))


def test_orders_of_one_quantity():
    assert orders([1, 0.5], [8, 1]) == pytest.approx([3])


def test_steps_end_at_the_end_and_alternate():
    lengths = np.diff([0, *alternating_steps(6, 3.0, 1.5)])
    assert lengths.sum() == pytest.approx(3.0)
    assert lengths[1::2] / lengths[::2] == pytest.approx([1.5] * 3)


def test_equal_steps():
    assert equal_steps(4, 2.0) == pytest.approx([0.5, 1, 1.5, 2])
