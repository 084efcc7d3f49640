from chemomech.simulation.checkpoint_schedule import Schedule


class Clock:
    time = 0.0

    def __call__(self):
        return self.time


def test_by_steps():
    schedule = Schedule(None, 5)
    assert [step for step in range(12) if schedule.due(step)] == [5, 10]


def test_once_a_step():
    schedule = Schedule(None, 5)
    schedule.done(5)
    assert not schedule.due(5)
    assert schedule.due(10)


def test_by_the_clock_since_the_last_one():
    clock = Clock()
    schedule = Schedule(60.0, None, clock)
    clock.time = 59.0
    assert not schedule.due(3)
    clock.time = 60.0
    assert schedule.due(4)
    schedule.done(4)
    clock.time = 119.0
    assert not schedule.due(5)
    clock.time = 120.0
    assert schedule.due(6)


def test_never():
    assert not any(Schedule(None, None).due(step) for step in range(100))
