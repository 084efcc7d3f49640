"""Carrier that enters through a surface: at a given rate, or by exchange with what is outside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import ufl
from ufl.core.expr import Expr

from chemomech.physics.exchange import Kinetics, area_ratio
from chemomech.physics.model import Fields, Model
from chemomech.physics.surface_conduction import outward_normal


class SurfaceFlux(Protocol):
    """Carrier that enters through the facets of a measure, controlled by one number that depends on time."""

    @property
    def surface(self) -> ufl.Measure:
        """The facets."""
        ...

    @property
    def control(self) -> Callable[[float], float]:
        """The number as a function of time."""
        ...

    def inflow(self, control: Expr, model: Model, fields: Fields) -> Expr:
        """Carrier per reference area and time."""
        ...

    def dissipation(self, control: Expr, model: Model, fields: Fields) -> Expr:
        """Energy lost on the way in, per reference area and time."""
        ...

    def surplus(self, control: Expr, model: Model, fields: Fields) -> Expr | None:
        """Inflow less what is wanted: its integral is 0, the equation of the electrode's potential."""
        ...


@dataclass(frozen=True)
class PrescribedFlux:
    """The rate is given; the potential outside is that of the surface."""

    surface: ufl.Measure
    control: Callable[[float], float]

    def inflow(self, control: Expr, model: Model, fields: Fields) -> Expr:
        """What is given."""
        return control

    def dissipation(self, control: Expr, model: Model, fields: Fields) -> Expr:
        """0."""
        return ufl.as_ufl(0.0)

    def surplus(self, control: Expr, model: Model, fields: Fields) -> Expr | None:
        """Nothing: what is given enters."""
        return None


@dataclass(frozen=True)
class ExchangeFlux:
    """What enters follows the kinetics of the surface; the potential outside is given."""

    surface: ufl.Measure
    control: Callable[[float], float]
    kinetics: Kinetics

    def inflow(self, control: Expr, model: Model, fields: Fields) -> Expr:
        """``j(mu_ext - mu)`` per reference area."""
        F = model.geometry.deformation_gradient(fields.displacement, fields.axial_stretch)
        difference = self.outside(control, fields) - fields.potential
        return self.kinetics.flux(difference, fields.logit) * area_ratio(F, outward_normal(self.surface))

    def dissipation(self, control: Expr, model: Model, fields: Fields) -> Expr:
        """``(mu_ext - mu) j``."""
        return (self.outside(control, fields) - fields.potential) * self.inflow(control, model, fields)

    def surplus(self, control: Expr, model: Model, fields: Fields) -> Expr | None:
        """Nothing: the potential outside is not asked for."""
        return None

    def outside(self, control: Expr, fields: Fields) -> Expr:
        """``mu_ext``."""
        return control


@dataclass(frozen=True)
class ElectrodeFlux(ExchangeFlux):
    """The potential outside is an unknown, that of the electrode; what is given is the mean rate per reference area."""

    def surplus(self, control: Expr, model: Model, fields: Fields) -> Expr | None:
        """``j - j_given`` per reference area."""
        return self.inflow(control, model, fields) - control

    def outside(self, control: Expr, fields: Fields) -> Expr:
        """``mu_ext``, the electrode's."""
        assert fields.electrode_potential is not None
        return fields.electrode_potential
