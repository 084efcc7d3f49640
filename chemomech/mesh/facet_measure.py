"""Integration over parts of the surface of a mesh."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import ufl
from dolfinx import mesh

if TYPE_CHECKING:
    from chemomech.mesh.body import Entities


class FacetMeasures:
    """Measures of parts that may overlap; a form may hold several of them.

    A form knows one set of tags only. So a facet is tagged by the parts it belongs to, bit by bit, and the measure of a
    part is that of all tags with its bit.
    """

    def __init__(self, domain: mesh.Mesh, parts: Sequence[Entities]) -> None:
        """Of ``parts``, facets of a mesh on this rank."""
        facets = np.unique(np.concatenate(parts)).astype(np.int32)
        tags = sum(np.isin(facets, part).astype(np.int32) << bit for bit, part in enumerate(parts))
        self._domain = domain
        self._tags = mesh.meshtags(domain, domain.topology.dim - 1, facets, np.asarray(tags, dtype=np.int32))
        present = domain.comm.allgather(np.unique(self._tags.values).tolist())
        self._present = sorted({tag for of_rank in present for tag in of_rank})

    def of(self, number: int, degree: int | None = None) -> ufl.Measure:
        """The measure of the part of a ``number``, with a quadrature rule of a ``degree`` or one that fits."""
        tags = tuple(tag for tag in self._present if tag >> number & 1) or (1 << number,)
        rule = {} if degree is None else {"quadrature_degree": degree}
        return ufl.Measure(
            "ds",
            domain=self._domain,
            subdomain_data=self._tags,
            subdomain_id=tags if len(tags) > 1 else tags[0],
            metadata=rule,
        )
