"""What a crystal does by direction as the body sees it, and which symmetries of the body it shares."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.spatial.transform import Rotation

from chemomech.physics.chemical_stretch import ChemicalStretch
from chemomech.physics.elastic_anisotropy import ElasticAnisotropy
from chemomech.physics.front_mobility import FrontMobility

Values = npt.NDArray[np.float64]
ALIKE = 1e-9
"""Relative difference of speeds that are the same."""


@dataclass(frozen=True)
class OrientedMobility:
    """Relative speed of the front as a function of its normal in the body's axes."""

    law: FrontMobility
    frame: Values
    """Rows: the body's axes in the frame of the crystal."""

    def __call__(self, normals: Values) -> Values:
        """m of unit normals, shape ``(n, 3)``."""
        cosines = np.asarray(normals, dtype=float) @ self.frame
        return np.broadcast_to(np.asarray(self.law.relative()(cosines.T**2), dtype=float), len(cosines))

    @property
    def is_isotropic(self) -> bool:
        """Whether the law says that all directions are alike."""
        return self.law.is_isotropic

    @property
    def ratio(self) -> float:
        """Largest over smallest speed."""
        speeds = self(_directions(3))
        return float(speeds.max() / speeds.min())

    def has_mirrors(self, dimension: int) -> bool:
        """Whether the planes ``x = 0``, ``y = 0`` (and ``z = 0``) are mirror planes of the normals in a `dimension`."""
        normals = _directions(dimension)
        return all(self._unchanged(normals, np.diag(1.0 - 2.0 * np.eye(3)[axis])) for axis in range(dimension))

    @property
    def is_round(self) -> bool:
        """Whether it is the same all around the z axis."""
        turns = Rotation.from_euler("z", np.linspace(0.1, 6.2, 23)[:, np.newaxis]).as_matrix()
        return all(self._unchanged(_directions(3), turn) for turn in turns)

    def _unchanged(self, normals: Values, transformation: Values) -> bool:
        return bool(np.allclose(self(normals @ transformation.T), self(normals), rtol=ALIKE, atol=0.0))


@dataclass(frozen=True)
class OrientedStretch:
    """Chemical stretch in the body's axes."""

    law: ChemicalStretch
    frame: Values
    """Rows: the body's axes in the frame of the crystal."""

    @property
    def shares(self) -> Values:
        """``ln F_c / ln J_c``, 3x3 in the body's axes: it has the trace 1."""
        return np.asarray(self.frame @ np.diag(self.law.shares) @ self.frame.T)

    @property
    def is_isotropic(self) -> bool:
        """Whether all directions are alike."""
        return bool(np.ptp(self.law.shares) < ALIKE)

    def is_principal(self, axis: int) -> bool:
        """Whether the body's x, y or z axis (0, 1, 2) stays perpendicular to the others."""
        return bool(np.allclose(np.delete(self.shares[axis], axis), 0.0, rtol=0.0, atol=ALIKE))

    def has_mirrors(self, dimension: int) -> bool:
        """Whether the planes ``x = 0``, ``y = 0`` (and ``z = 0``) are mirror planes in a `dimension`."""
        return all(self.is_principal(axis) for axis in range(dimension))

    @property
    def is_round(self) -> bool:
        """Whether it is the same all around the z axis."""
        return self.has_mirrors(3) and bool(abs(self.shares[0, 0] - self.shares[1, 1]) < ALIKE)


@dataclass(frozen=True)
class OrientedElasticity:
    """Elastic anisotropy of a host in the body's axes."""

    law: ElasticAnisotropy
    frame: Values
    """Rows: the body's axes in the frame of the crystal."""

    @property
    def is_isotropic(self) -> bool:
        """Whether all directions are alike."""
        return bool(np.all(self._energy(np.eye(3)) == 0.0))

    def has_mirror(self, axis: int) -> bool:
        """Whether the plane normal to the body's x, y or z axis (0, 1, 2) is a mirror plane of the crystal."""
        mirror = np.eye(3)
        mirror[axis, axis] = -1.0
        before, after = self._energy(np.eye(3)), self._energy(mirror)
        return bool(np.allclose(after, before, rtol=0, atol=ALIKE * np.abs(before).max()))

    def has_mirrors(self, dimension: int) -> bool:
        """Whether the planes ``x = 0``, ``y = 0`` (and ``z = 0``) are mirror planes in a `dimension`."""
        return all(self.has_mirror(axis) for axis in range(dimension))

    def _energy(self, transformation: Values) -> Values:
        """Excess energy of strains of the body that were transformed."""
        turned = self.frame.T @ transformation @ _strains() @ transformation.T @ self.frame
        return np.asarray(self.law.excess_energy(lambda i, j: turned[:, i, j]) * np.ones(len(turned)))


def _strains() -> Values:
    """Symmetric tensors without trace that tell quadratic forms of them apart: a basis, and sums of two of it."""
    basis = np.zeros((5, 3, 3))
    basis[0], basis[1] = np.diag([1.0, -1.0, 0.0]), np.diag([0.0, 1.0, -1.0])
    for number, (i, j) in enumerate(((0, 1), (1, 2), (0, 2)), start=2):
        basis[number, i, j] = basis[number, j, i] = 1.0
    return np.stack([basis[i] + basis[j] for i in range(5) for j in range(i + 1)])


def _directions(dimension: int) -> Values:
    """Unit vectors all over the circle in the plane z = 0 or the sphere."""
    angles = np.linspace(0.0, 2 * np.pi, 97)
    if dimension == 2:
        return np.column_stack([np.cos(angles), np.sin(angles), np.zeros_like(angles)])
    heights = np.linspace(-1.0, 1.0, len(angles))
    around = np.pi * (1 + 5**0.5) * np.arange(len(angles))
    return np.column_stack([np.sqrt(1 - heights**2) * f(around) for f in (np.cos, np.sin)] + [heights])
