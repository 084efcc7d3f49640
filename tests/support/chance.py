"""Tests by chance: how many examples they draw."""

from __future__ import annotations

from hypothesis import HealthCheck, settings


def examples(count: int) -> settings:
    """As many examples where the seeds are fixed, ten times as many in `make torture`."""
    patient = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    return settings(max_examples=count * settings().max_examples // 100, suppress_health_check=patient)
