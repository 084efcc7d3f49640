"""Stresses and strains by cell, as they are sampled."""

from __future__ import annotations

from chemomech.observe.field_quantity import CellField
from chemomech.observe.profile_table import PROFILE


class RadialStressField(CellField):
    """Cauchy stress along the line from the centre."""

    word = "radial stress"
    position = 60
    quantity = PROFILE["radial_stress"]


class HoopStressField(CellField):
    """Cauchy stress around the centre, in the plane of a film."""

    word = "hoop stress"
    position = 70
    quantity = PROFILE["hoop_stress"]


class AxialStressField(CellField):
    """Cauchy stress along a wire's axis."""

    word = "axial stress"
    position = 80
    quantity = PROFILE["axial_stress"]


class MeanStressField(CellField):
    """A third of the trace of the Cauchy stress."""

    word = "mean stress"
    position = 90
    quantity = PROFILE["mean_stress"]


class EquivalentStressField(CellField):
    """Equivalent stress of von Mises."""

    word = "equivalent stress"
    position = 100
    quantity = PROFILE["equivalent_stress"]


class PlasticStrainField(CellField):
    """Accumulated plastic strain."""

    word = "plastic strain"
    position = 110
    quantity = PROFILE["plastic_strain"]


class VolumeRatioField(CellField):
    """Current over reference volume."""

    word = "volume ratio"
    position = 120
    quantity = PROFILE["volume_ratio"]
