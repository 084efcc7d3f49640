"""Fields for ParaView: a snapshot is a file a rank (VTU), in nanometres; the series of them: :class:`VtkSeries`.

The mesh is that of the reference configuration; ParaView's filter Warp By Vector, applied to the displacement, gives
the deformed body at true scale. Places, displacements and tensors are along the axes of the mesh: (x, y) of a
cross-section, (r, z) of a body of revolution, with the hoop direction third; r of a radial body, with the hoop
direction second.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from dolfinx import fem

from chemomech.input.constants import NANOMETRE
from chemomech.observe.field_quantity import field_quantities
from chemomech.observe.observation import Observation, ObservedRun
from chemomech.observe.vtk_series import VtkSeries
from chemomech.system.saving import Saved, Saving


class FieldWriter:
    """All field quantities that the register knows: at the nodes and by cell."""

    def __init__(self, path: Path, run: ObservedRun) -> None:
        """A series at `path` of the fields of a `run`."""
        self._domain, self._unit = run.body.domain, run.scales.length / NANOMETRE

        @cache
        def space(family: str, degree: int, shape: tuple[int, ...]) -> Any:
            return fem.functionspace(self._domain, (family, degree, shape))

        self._fields = [member(run, space(*member.element, member.shape)) for member in field_quantities()]
        self._series = VtkSeries(path, self._domain.comm)

    def write(self, seen: Observation) -> None:
        """Write all fields at the time of the step."""
        for field in self._fields:
            field.update(seen)
        reference = self._domain.geometry.x.copy()
        self._domain.geometry.x[:] *= self._unit
        try:
            self._series.write([field.function for field in self._fields], seen.time * seen.scales.time)
        finally:
            self._domain.geometry.x[:] = reference

    def save(self, to: Saving) -> None:
        """Times of the snapshots."""
        to.numbers("times", self._series.times)

    def restore(self, saved: Saved) -> None:
        """Remove later snapshots."""
        self._series.cut([float(time) for time in saved.numbers("times", None)])

    def close(self) -> None:
        """Every snapshot is complete; nothing is left to do."""
