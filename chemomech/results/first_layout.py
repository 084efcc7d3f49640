"""Checkpoints of the first format, in which rows of numbers went by their position: how they are told by name.

What stands here is frozen: it says what was written once, not what the program knows today.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from chemomech.system.saving import Array

ROWS = {
    "simulation.position": "simulation.program_{}: position begin voltage",
    "simulation.finished": "simulation.finished_{}: number cycle begin end voltage limited",
    "simulation.proposal": "simulation.{}: proposal just_rejected",
    "stopping.history": "stopping.{}: times depths",
    "FrontObserver.last": "quantities.front.last_{}: time position",
    "EnergyBalance.sums": (
        "quantities.energy balance.{}: initial supplied dissipated_diffusion dissipated_reaction dissipated_plastic "
        "dissipated_surface"
    ),
    "EnergyBalance.last": "quantities.energy balance.last_{}: carrier interface_energy diffusion surface",
    "history.rows": (
        "history.column.{}: step time time_step newton_iterations local_error voltage reacted_fraction state_of_charge "
        "front_depth front_position front_speed surface_site_fraction front_site_fraction drive_share_reaction "
        "drive_share_diffusion drive_share_stress drive_share_curvature drive_share_surface front_depth_x "
        "front_depth_y front_depth_z front_depth_diagonal stretch_x stretch_y stretch_z stretch_diagonal "
        "smallest_radial_stress smallest_radial_stress_at largest_radial_stress largest_radial_stress_at "
        "core_radial_stress surface_radial_stress smallest_hoop_stress smallest_hoop_stress_at largest_hoop_stress "
        "largest_hoop_stress_at core_hoop_stress surface_hoop_stress smallest_axial_stress smallest_axial_stress_at "
        "largest_axial_stress largest_axial_stress_at core_axial_stress surface_axial_stress smallest_mean_stress "
        "smallest_mean_stress_at largest_mean_stress largest_mean_stress_at core_mean_stress surface_mean_stress "
        "largest_plastic_strain swelling_ratio outer_radius axial_stretch carrier_supplied carrier_balance_error "
        "current_density capacity experiment_step cycle chemical_energy interface_energy elastic_energy "
        "supplied_energy dissipated_by_diffusion dissipated_by_reaction dissipated_by_plasticity "
        "dissipated_by_surface diffusion_dissipation reaction_dissipation plastic_dissipation energy_balance_error"
    ),
}
"""Names of arrays of rows, with the name that each column has now: a pattern, and what its braces stand for."""
PARTS = {"CarrierBalance.": "quantities.carrier balance.", "EnergyBalance.": "quantities.energy balance."}
"""Parts of a run that were called otherwise."""


def by_name(arrays: Mapping[str, Array], made: Any) -> dict[str, Array]:
    """The `arrays` of a checkpoint of format `made`, as they are named now.

    Raises ValueError, in words, if it is not the first format or an array is not as that had it.
    """
    if made != 1:
        raise ValueError(f"format {made}" if isinstance(made, int) else "of no format that is known")
    return {new: column for name, array in arrays.items() for new, column in _told(name, array)}


def _told(name: str, array: Array) -> Iterator[tuple[str, Array]]:
    if name not in ROWS:
        before = next((part for part in PARTS if name.startswith(part)), "")
        yield PARTS.get(before, "") + name.removeprefix(before), array
        return
    pattern, _, words = ROWS[name].partition(": ")
    keys = words.split()
    if array.size % len(keys) or (array.ndim == 2 and array.shape[1] != len(keys)):
        raise ValueError(f"{name} holds {' x '.join(map(str, array.shape))} numbers, rows of {len(keys)} were expected")
    for key, column in zip(keys, array.reshape(-1, len(keys)).T, strict=True):
        yield pattern.format(key), column.copy()
