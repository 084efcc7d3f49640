"""Pointwise quantities of the converged step at all quadrature points, from one compiled expression."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import sqrt

import numpy as np
import numpy.typing as npt
import ufl
from dolfinx import fem
from mpi4py import MPI
from ufl.core.expr import Expr

from chemomech.mesh.body import Body
from chemomech.observe.sampling import Sampling, expressions_of
from chemomech.observe.stress_tensor import COMPONENT
from chemomech.physics.model import Fields, Model, Response
from chemomech.physics.order_parameter import double_well_slope, product_fraction_slope
from chemomech.physics.tensors import deviator, norm
from chemomech.solve.integrator import Integrator
from chemomech.solve.unknowns import POTENTIAL
from chemomech.system._dolfinx import compiled_expression, constant, quadrature_rule

Values = npt.NDArray[np.float64]


class Sample:
    """Dimensionless values at the quadrature points of the cells this rank owns, cell by cell."""

    def __init__(
        self, values: dict[str, Values], comm: MPI.Comm, points_per_cell: int = 1, end_layer: float = 0.0
    ) -> None:
        self.values, self.comm, self._points, self.end_layer = values, comm, points_per_cell, end_layer

    def part(self, names: Iterable[str]) -> Sample:
        """Some quantities at the same places."""
        return Sample({name: self.values[name] for name in names}, self.comm, self._points, self.end_layer)

    def __getitem__(self, name: str) -> Values:
        """Values of one quantity, one per quadrature point."""
        return self.values[name]

    def integral(self, density: Values) -> float:
        """Integral of a density over the body (reference volume), on all ranks."""
        return float(self.comm.allreduce(float(density @ self.values["weight"]), op=MPI.SUM))

    @property
    def host(self) -> Values:
        """1 in the host and 0 in inert regions."""
        return self.values["host"] if "host" in self.values else np.ones_like(self.values["weight"])

    def mean(self, density: Values, weight: Values | None = None) -> float:
        """Volume average over the host, or average over the body with a weight."""
        weights = self.host if weight is None else weight
        return self.integral(density * weights) / max(self.integral(weights), 1e-300)

    def per_volume_of_host(self, density: Values) -> float:
        """Integral over the body, inert regions and all, over the volume of the host."""
        return self.integral(density) / max(self.integral(self.host), 1e-300)

    def by_cell(self, *names: str) -> Sample:
        """Some quantities with one value a cell, the volume average; it neither overshoots nor depends on the rule."""
        weights = self["weight"].reshape(-1, self._points)
        total = weights.sum(axis=1)
        means = {name: (self[name].reshape(-1, self._points) * weights).sum(axis=1) / total for name in names}
        return Sample(means | {"weight": total}, self.comm)

    def by_layer(self, *names: str) -> Sample:
        """Volume averages over layers ``end_layer`` thick, from the surface to the core; all of them on rank 0."""
        deepest = self.comm.allreduce(float(self["depth"].max(initial=0.0)), op=MPI.MAX)
        count = max(1, round(deepest / self.end_layer))
        layer = np.minimum((self["depth"] / deepest * count).astype(int), count - 1)
        densities = np.stack([np.ones_like(layer, dtype=float), *(self[name] for name in names)])
        local = [np.bincount(layer, density * self["weight"], count) for density in densities]
        sums = self.comm.allreduce(np.array(local), op=MPI.SUM)
        total, *integrals = sums[:, sums[0] > 0] if self.comm.rank == 0 else sums[:, :0]
        means = {name: integral / total for name, integral in zip(names, integrals, strict=True)}
        return Sample(means | {"weight": total}, self.comm)

    def extreme(self, values: Values, largest: bool) -> tuple[float, float]:
        """Smallest or largest value and the innermost reference position where it is reached, on all ranks.

        Values that differ by rounding errors count as equal: the stress of a core is the same everywhere.
        """
        sign = 1.0 if largest else -1.0
        signed = sign * values
        top = self.comm.allreduce(float(signed.max(initial=-np.inf)), op=MPI.MAX)
        scale = self.comm.allreduce(float(np.abs(values).max(initial=0.0)), op=MPI.MAX)
        reached = self["reference_radius"][signed >= top - 1e-8 * scale]
        return sign * top, self.comm.allreduce(float(reached.min(initial=np.inf)), op=MPI.MIN)

    def at_end(self, values: Values, surface: bool, of_host: bool = False) -> float:
        """Mean next to the surface or to the core, of the body or of its host.

        That is of the points within ``end_layer`` of the outermost (innermost).
        """
        depth = self["depth"] if surface else -self["depth"]
        if of_host:
            depth = np.where(self.host > 0, depth, np.inf)
        nearest = self.comm.allreduce(float(depth.min(initial=np.inf)), op=MPI.MIN)
        return self.mean(values, (depth <= nearest + self.end_layer + 1e-12).astype(float))


class Sampler:
    """Evaluates the pointwise quantities of an integrator's attempted step."""

    def __init__(self, integrator: Integrator, degree: int, body: Body, members: Sequence[type[Sampling]] = ()) -> None:
        """Sample with the quadrature rule of a `degree`, also what `members` ask for."""
        self._integrator, self._members = integrator, members
        domain = body.domain
        self._surface_potential, self._host_potential = constant(domain, 0.0), constant(domain, 0.0)
        dofs = integrator.unknowns.dofs_on(POTENTIAL, body.reacting_surface, domain.topology.dim - 1)
        self._at_host = dofs[dofs < integrator.unknowns.owned]
        expressions = self._expressions(integrator.model, integrator.fields)
        self._names = list(expressions)
        points, weights = quadrature_rule(domain, degree)
        self._expression = compiled_expression(ufl.as_vector(list(expressions.values())), points)
        self._cells = np.arange(domain.topology.index_map(domain.topology.dim).size_local, dtype=np.int32)
        self._weights = np.tile(weights, len(self._cells))
        self._points = len(weights)
        self._domain, self.end_layer = domain, body.end_layer
        self._depth, self._outermost = body.depth(self._coordinates(points)), body.outermost

    def __call__(self, surface_potential: float) -> Sample:
        """Sample the step; call it before the step is accepted into the history."""
        self._surface_potential.value = surface_potential
        self._host_potential.value = self._potential_at_host()
        count = len(self._names)
        table = np.zeros((0, count))
        if len(self._cells):
            table = self._expression.eval(self._domain, self._cells).reshape(-1, count)
        values: dict[str, Values] = dict(zip(self._names, np.ascontiguousarray(table.T), strict=True))
        values["weight"] = values["weight"] * self._weights
        values["depth"] = self._depth
        values["reference_radius"] = self._outermost - self._depth
        return Sample(values, self._domain.comm, self._points, self.end_layer)

    def _potential_at_host(self) -> float:
        """Mean over the nodes of the host's surface, which may lie under a coating."""
        values = self._integrator.solution.x.array[self._at_host]
        total, count = self._domain.comm.allreduce(np.array([values.sum(), len(values)]), op=MPI.SUM)
        return float(total / count)

    def _coordinates(self, points: Values) -> Values:
        """Reference coordinates of the quadrature points, shape ``(n, 3)``."""
        dimension = self._domain.geometry.dim
        found = np.zeros((len(self._cells) * len(points), 3))
        if len(self._cells):
            place = fem.Expression(ufl.SpatialCoordinate(self._domain), points)
            found[:, :dimension] = place.eval(self._domain, self._cells).reshape(-1, dimension)
        return found

    def _expressions(self, model: Model, fields: Fields) -> dict[str, Expr]:
        integrator, fields = self._integrator, model.of_host(fields)
        state = model.response(fields, integrator.internal, integrator.form.step.length)
        known = {
            **self._kinematics(model, fields, state),
            **self._chemistry(model, fields, state),
            **self._stress(model, fields, state),
            **self._energy(model, fields, state),
            **self._forces(fields, state),
        }
        return expressions_of(self._members, known, model, fields, state)

    def _kinematics(self, model: Model, fields: Fields, state: Response) -> dict[str, Expr]:
        jacobian = abs(ufl.JacobianDeterminant(self._integrator.unknowns.domain))
        return {
            "weight": model.geometry.volume_element() * jacobian,
            "reference_distance": _length(model.geometry.position()),
            "radius": _length(model.geometry.position(fields.displacement)),
            "volume_ratio": state.volume_ratio,
            "axial_stretch": state.deformation_gradient[2, 2],
            "host": model.host(ufl.as_ufl(1.0)),
        }

    def _chemistry(self, model: Model, fields: Fields, state: Response) -> dict[str, Expr]:
        guess = fields.logit + state.mechanical_potential
        gradient = model.geometry.gradient(fields.order_parameter)
        return {
            "order_parameter": fields.order_parameter,
            "product_fraction": state.product_fraction,
            "content": state.content,
            "site_fraction": model.host(state.site_fraction),
            "potential": fields.potential,
            "mechanical_potential": state.mechanical_potential,
            "grand_potential": state.grand_potential,
            "drive": model.front.drive(state.grand_potential),
            "drive_without_stress": model.drive_without_stress(fields.potential, guess),
            "drive_at_surface": model.drive_without_stress(self._surface_potential, self._surface_potential),
            "drive_at_host": model.drive_without_stress(self._host_potential, self._host_potential),
            "capillary_drive": model.front.capillary_drive(
                model.geometry.front_curvature(fields.order_parameter, gradient, model.front.width)
            ),
            "front_weight": product_fraction_slope(fields.order_parameter) * norm(gradient),
        }

    @staticmethod
    def _stress(model: Model, fields: Fields, state: Response) -> dict[str, Expr]:
        stress = state.cauchy_stress
        radial, hoop, axial = model.geometry.polar_components(stress, fields.displacement)
        components = model.geometry.components(stress)
        return {
            "radial_stress": radial,
            "hoop_stress": hoop,
            "axial_stress": axial,
            "mean_stress": state.mean_stress,
            "equivalent_stress": sqrt(3 / 2) * norm(deviator(stress)),
            "plastic_strain": state.plastic.accumulated_strain,
            **{f"{COMPONENT}{i}": components[i] for i in range(model.geometry.tensor_size)},
        }

    def _energy(self, model: Model, fields: Fields, state: Response) -> dict[str, Expr]:
        """Energy densities per reference volume, and dissipation rates.

        That of a gradient of the content is part of the chemical energy.
        Diffusion ``M |F^-T grad mu|^2``; reaction ``-(omega h' + dE_i/dphi) dphi/dt`` with the
        difference over the step; plastic flow ``J_c sqrt(3/2) |s| deps_p`` over the step.
        """
        step, front, phi = self._integrator.form.step, model.front, fields.order_parameter
        before = model.of_host(self._integrator.unknowns.fields(self._integrator.form.previous[0])).order_parameter
        rate = (phi - before) / step.length
        gradient = model.geometry.gradient(phi)
        rate_gradient = model.geometry.gradient(rate)
        interface = front.interface_energy_scale * (
            double_well_slope(phi) / 2 * rate + front.width**2 * ufl.inner(gradient, rate_gradient)
        )
        mobility, flux_gradient = model.carrier_flux(fields, state)
        capacity = model.transport.capacity(state.product_fraction)
        chemical = state.product_fraction * model.mixing.amorphisation_energy
        chemical += model.gradient_energy.density(model.geometry.gradient(state.content))
        return {
            "chemical_energy": chemical + capacity * model.mixing.free_energy(fields.logit),
            "interface_energy": front.interface_energy(phi, gradient),
            "elastic_energy": state.elastic_energy,
            "diffusion_dissipation": mobility * ufl.inner(flux_gradient, flux_gradient),
            "reaction_dissipation": -state.grand_potential * product_fraction_slope(phi) * rate - interface,
            "plastic_dissipation": model.swelling.volume_ratio(state.content)
            * state.plastic.dissipated_energy
            / step.length,
        }

    @staticmethod
    def _forces(fields: Fields, state: Response) -> dict[str, Expr]:
        """Forces on order parameter and plastic strain: ``-omega h'`` and ``J_c sqrt(3/2) |s|``; strain of the step."""
        flow = state.volume_ratio * sqrt(3 / 2) * norm(deviator(state.cauchy_stress))  # J_c s = J dev sigma
        return {
            "transformation_force": -state.grand_potential * product_fraction_slope(fields.order_parameter),
            "flow_stress": flow,
            "plastic_increment": state.plastic.logarithmic_strain,
        }


def _length(vector: Expr) -> Expr:
    return ufl.sqrt(ufl.inner(vector, vector))
