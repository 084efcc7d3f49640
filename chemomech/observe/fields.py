"""Fields for ParaView: a snapshot is a file a rank (VTU), in nanometres; the series of them: :class:`VtkSeries`.

The mesh is that of the reference configuration; ParaView's filter Warp By Vector, applied to the displacement, gives
the deformed body at true scale. Places, displacements and tensors are along the axes of the mesh: (x, y) of a
cross-section, (r, z) of a body of revolution, with the hoop direction third; r of a radial body, with the hoop
direction second.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from dolfinx import fem

from chemomech.mesh.body import Entities
from chemomech.mesh.regions import all_cells
from chemomech.observe.observation import Observation
from chemomech.observe.quantity_table import FIELD
from chemomech.observe.sample import Sample, Values
from chemomech.observe.stresses import GIGAPASCAL
from chemomech.observe.vtk_series import VtkSeries
from chemomech.solve.integrator import Integrator
from chemomech.system._dolfinx import interpolation_points
from chemomech.system.saving import Saved, Saving

POINT_FIELDS = ("order_parameter", "content", "site_fraction", "potential")
MEANS = (
    "radial_stress", "hoop_stress", "axial_stress", "mean_stress", "equivalent_stress", "plastic_strain", "volume_ratio"
)  # fmt: skip
CELL_FIELDS = (*MEANS, "largest_principal_stress", "smallest_principal_stress", "cauchy_stress")
COMPONENT = "cauchy_stress_"
"""Begin of the names of its components in a sample."""
PLACES = ((0, 0), (1, 1), (2, 2), (0, 1), (1, 2), (0, 2))
"""Where the components of a symmetric tensor stand; a geometry has the first 3, 4 or 6 of them."""


class FieldWriter:
    """Displacement (a vector to warp by), content, order parameter and potential at the nodes; stresses by cell.

    Quadratic displacements are written at the corners of the cells: the pieces are an eighth as large in space, and the
    front is resolved by the corners anyway. Stress lives at the quadrature points and jumps from cell to cell; a cell
    shows its volume average, which neither overshoots nor smears. The principal stresses are those of the average.
    """

    def __init__(self, path: Path, integrator: Integrator, nanometres: float, inert: Entities | None) -> None:
        """``inert`` are cells of this rank that hold no product: 0 is shown there."""
        domain = integrator.unknowns.domain
        self._everywhere = all_cells(domain)
        self._host = self._everywhere if inert is None else np.setdiff1d(self._everywhere, inert)
        self._domain, self._unit = domain, nanometres
        nodal = fem.functionspace(domain, ("Lagrange", 1))
        vectors = fem.functionspace(domain, ("Lagrange", 1, (3,)))
        self._displacement = fem.Function(vectors, name=FIELD["displacement"].header)
        self._points = {key: fem.Function(nodal, name=FIELD[key].header) for key in POINT_FIELDS}
        scalars, tensors = (fem.functionspace(domain, ("DG", 0, shape)) for shape in ((), (3, 3)))
        self._cells = {
            key: fem.Function(tensors if key == "cauchy_stress" else scalars, name=FIELD[key].header)
            for key in CELL_FIELDS
        }
        fields = integrator.fields
        content = integrator.model.content(fields)
        site_fraction = integrator.model.mixing.site_fraction(fields.logit)
        values = (fields.order_parameter, content, site_fraction, fields.potential)
        at = interpolation_points(nodal)
        self._point_values = {k: fem.Expression(v, at) for k, v in zip(POINT_FIELDS, values, strict=True)}
        vector = integrator.model.geometry.displacement_vector(fields.displacement)
        self._displacement_value = fem.Expression(nanometres * vector, at)
        self._series = VtkSeries(path, domain.comm)

    def write(self, seen: Observation) -> None:
        """Write all fields at the time of the step."""
        for key, value in self._point_values.items():
            self._points[key].interpolate(value, self._everywhere if key == "potential" else self._host)
        self._displacement.interpolate(self._displacement_value)
        components = [name for name in seen.sample.values if name.startswith(COMPONENT)]
        cells = _cell_values(seen.sample.by_cell(*MEANS, *components))
        for key, function in self._cells.items():
            stress = seen.scales.stress / GIGAPASCAL if FIELD[key].unit == "GPa" else 1.0
            function.x.array[: cells[key].size] = stress * cells[key].ravel()
            function.x.scatter_forward()
        reference = self._domain.geometry.x.copy()
        self._domain.geometry.x[:] *= self._unit
        try:
            self._series.write(
                [self._displacement, *self._points.values(), *self._cells.values()], seen.time * seen.scales.time
            )
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


def _cell_values(cells: Sample) -> dict[str, Values]:
    stress = cauchy_stress(cells)
    principal = np.asarray(np.linalg.eigvalsh(stress), dtype=np.float64)
    return {
        **{key: cells[key] for key in MEANS},
        "cauchy_stress": stress,
        "largest_principal_stress": principal[:, -1],
        "smallest_principal_stress": principal[:, 0],
    }


def cauchy_stress(sample: Sample) -> Values:
    """Cauchy stress tensors of a sample, shape ``(n, 3, 3)``."""
    found = np.zeros((len(sample["weight"]), 3, 3))
    for number, (row, column) in enumerate(PLACES):
        if (key := f"{COMPONENT}{number}") in sample.values:
            found[:, row, column] = found[:, column, row] = sample[key]
    return found
