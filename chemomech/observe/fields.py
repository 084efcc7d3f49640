"""Fields for ParaView: a time series in PVD/VTU, reference geometry in nanometres."""

from __future__ import annotations

from pathlib import Path

from dolfinx import fem, io

from chemomech._dolfinx import interpolation_points
from chemomech.observe.observation import Observation
from chemomech.observe.quantities import PROFILE
from chemomech.observe.stresses import GIGAPASCAL
from chemomech.solve.integrator import Integrator

POINT_FIELDS = ("order_parameter", "content", "site_fraction", "potential")
CELL_FIELDS = (
    "radial_stress", "hoop_stress", "axial_stress", "mean_stress", "equivalent_stress", "plastic_strain", "volume_ratio"
)  # fmt: skip


class FieldWriter:
    """Displacement (a vector to warp by), content, order parameter and potential at the nodes; stresses by cell.

    Stress lives at the quadrature points; a cell shows its volume average, which neither overshoots nor smears.
    """

    def __init__(self, path: Path, integrator: Integrator, nanometres: float) -> None:
        domain = integrator.unknowns.domain
        self._domain, self._unit = domain, nanometres
        nodal = fem.functionspace(domain, ("Lagrange", 1))
        cellwise = fem.functionspace(domain, ("DG", 0))
        self._displacement = fem.Function(fem.functionspace(domain, ("Lagrange", 1, (3,))), name="Displacement [nm]")
        self._points = {key: fem.Function(nodal, name=PROFILE[key].header) for key in POINT_FIELDS}
        self._cells = {key: fem.Function(cellwise, name=PROFILE[key].header) for key in CELL_FIELDS}
        fields = integrator.fields
        content = integrator.model.content(fields)
        site_fraction = integrator.model.mixing.site_fraction(fields.logit)
        values = (fields.order_parameter, content, site_fraction, fields.potential)
        at = interpolation_points(nodal)
        self._point_values = {k: fem.Expression(v, at) for k, v in zip(POINT_FIELDS, values, strict=True)}
        vector = integrator.model.geometry.displacement_vector(fields.displacement)
        self._displacement_value = fem.Expression(nanometres * vector, at)
        self._file = io.VTKFile(domain.comm, path, "w")

    def write(self, seen: Observation) -> None:
        """Write all fields at the time of the step."""
        for key, value in self._point_values.items():
            self._points[key].interpolate(value)
        self._displacement.interpolate(self._displacement_value)
        cells = seen.sample.by_cell(*self._cells)
        for key, function in self._cells.items():
            stress = seen.scales.stress / GIGAPASCAL if PROFILE[key].unit == "GPa" else 1.0
            function.x.array[: len(cells[key])] = stress * cells[key]
            function.x.scatter_forward()
        reference = self._domain.geometry.x.copy()
        self._domain.geometry.x[:] *= self._unit
        try:
            self._file.write_function(
                [self._displacement, *self._points.values(), *self._cells.values()], seen.time * seen.scales.time
            )
        finally:
            self._domain.geometry.x[:] = reference

    def close(self) -> None:
        """Finish the series."""
        self._file.close()
