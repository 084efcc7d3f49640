"""Volume ratio by cell."""

from __future__ import annotations

from chemomech.observe.field_quantity import CellField
from chemomech.observe.profile_table import PROFILE


class VolumeRatioField(CellField):
    """Current over reference volume."""

    word = "volume ratio"
    position = 120
    quantity = PROFILE["volume_ratio"]
