import numpy as np
from mpi4py import MPI

from chemomech.simulation.saved_state import Recalled
from chemomech.simulation.sessions import Sessions


class Clock:
    time = 100.0

    def __call__(self):
        return self.time


def test_times_of_all_parts_add_up():
    clock, kept = Clock(), {}

    class State:
        @staticmethod
        def numbers(name, values):
            kept[name] = np.array(values, dtype=float)

    first = Sessions(clock)
    clock.time = 130.0
    assert first.wall_time == 30.0
    first.resumed_at.append(4)
    first.save(State)
    clock.time = 1000.0
    later = Sessions(clock)
    later.restore(Recalled(kept, MPI.COMM_SELF))
    clock.time = 1005.0
    assert later.wall_time == 35.0
    assert later.resumed_at == [4]
