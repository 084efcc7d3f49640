import pytest

from chemomech.observe.snapshots import Snapshots


def test_first_step_is_always_written():
    assert Snapshots((), 1e9).due(0.0, 0.0)


def test_given_times_are_written():
    snapshots = Snapshots.of((7.0, 3.0), None, 1e9, 10.0)
    assert snapshots.times == (3.0, 7.0)
    due = [t for t in (0.0, 1.0, 3.0, 5.0, 7.0 * (1 + 1e-13), 9.0) if snapshots.due(t, 0.0)]
    assert due == [0.0, 3.0, pytest.approx(7.0)]


def test_equally_spaced_times_end_with_the_run():
    assert Snapshots.of((), 0.1, 1e9, 0.3).times == pytest.approx((0.1, 0.2, 0.3))
    assert Snapshots.of((0.25,), 0.1, 1e9, 0.35).times == pytest.approx((0.1, 0.2, 0.25, 0.3))


def test_written_whenever_the_front_has_advanced():
    snapshots = Snapshots((), 5.0)
    due = [depth for depth in range(3, 20) if snapshots.due(float(depth), float(depth))]
    assert due == [3, 8, 13, 18]


def test_a_series_that_was_interrupted_goes_on():
    saved = {}

    class State:
        @staticmethod
        def numbers(name, values):
            saved[name] = values

        @staticmethod
        def count(name):
            return int(saved[name][0])

        @staticmethod
        def number(name):
            return saved[name][0]

    first, later = Snapshots((), 5.0), Snapshots((), 5.0)
    assert [depth for depth in range(3, 12) if first.due(float(depth), float(depth))] == [3, 8]
    first.save(State)
    later.restore(State)
    assert [depth for depth in range(12, 20) if later.due(float(depth), float(depth))] == [13, 18]
