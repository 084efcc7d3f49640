"""Mobilities of the front by direction."""

from __future__ import annotations

from chemomech.physics.front_mobilities.axes_mobility import AxesMobility
from chemomech.physics.front_mobilities.cubic_mobility import CubicMobility


def cubic(along_100: float, along_110: float, along_111: float) -> CubicMobility:
    return CubicMobility(law="cubic", along_100=along_100, along_110=along_110, along_111=along_111, assumption="test")


def axes(along_a: float, along_b: float, along_c: float) -> AxesMobility:
    return AxesMobility(law="axes", along_a=along_a, along_b=along_b, along_c=along_c, assumption="test")
