"""What the drive of the reaction is used for."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from chemomech.observe.history_quantity import HistoryQuantity
from chemomech.observe.quantity import Quantity

if TYPE_CHECKING:
    from chemomech.observe.observation import Observation


class DriveShares(HistoryQuantity):
    """What the surface drive is used for; nan where there is none.

    With ``d_s`` the drive of stress-free product at the surface potential, ``d_h`` at the potential of the host's
    surface, ``d_f`` the same at the potential of the front and ``d`` the drive there, stress included (these two
    averaged over the front with its own weight, for which ``v = k (d + d_K)`` with the capillary drive ``d_K``):
    what lies between surface and host takes ``(d_s - d_h)/d_s``, diffusion ``(d_h - d_f)/d_s``, stress
    ``(d_f - d)/d_s``, curvature ``-d_K/d_s`` and reaction the rest.
    """

    word = "drive shares"
    position = 60
    columns = (
        Quantity(
            "drive_share_reaction",
            "Share of drive used by reaction",
            "s_R",
            "-",
            "part of the drive that moves the front",
        ),
        Quantity(
            "drive_share_diffusion",
            "Share of drive used by diffusion",
            "s_D",
            "-",
            "part of the drive lost to diffusion",
        ),
        Quantity("drive_share_stress", "Share of drive used by stress", "s_M", "-", "part of the drive lost to stress"),
        Quantity(
            "drive_share_curvature", "Share of drive used by curvature", "s_K", "-", "negative where curvature helps"
        ),
        Quantity(
            "drive_share_surface",
            "Share of drive used at the surface",
            "s_S",
            "-",
            "part of the drive lost on the way to the host: by kinetics of the surface, by a coating",
        ),
    )

    def __call__(self, seen: Observation, row: Mapping[str, float]) -> dict[str, float]:
        """The shares, whose sum is 1."""
        sample = seen.sample
        weight = sample["front_weight"]
        surface = sample.mean(sample["drive_at_surface"])
        if surface <= 0:
            return {quantity.key: math.nan for quantity in self.columns}
        at_host = sample.mean(sample["drive_at_host"])
        at_front = sample.mean(sample["drive_without_stress"], weight)
        drive = sample.mean(sample["drive"], weight)
        capillary = sample.mean(sample["capillary_drive"], weight)
        return {
            "drive_share_reaction": (drive + capillary) / surface,
            "drive_share_surface": (surface - at_host) / surface,
            "drive_share_diffusion": (at_host - at_front) / surface,
            "drive_share_stress": (at_front - drive) / surface,
            "drive_share_curvature": -capillary / surface,
        }
