"""The elementary functions a material law needs, supplied by whoever evaluates it."""

from typing import Any, Protocol

import numpy


class Functions(Protocol):
    """``exp``, ``ln`` and ``maximum`` for the argument's type: numbers and arrays (numpy) or UFL expressions."""

    def exp(self, x: Any, /) -> Any:
        """Exponential."""

    def ln(self, x: Any, /) -> Any:
        """Natural logarithm."""

    def maximum(self, x: Any, y: Any, /) -> Any:
        """The larger of the two arguments."""


class _NumpyFunctions:
    def exp(self, x: Any, /) -> Any:
        with numpy.errstate(over="ignore"):
            return numpy.exp(x)

    def ln(self, x: Any, /) -> Any:
        return numpy.log(x)

    def maximum(self, x: Any, y: Any, /) -> Any:
        return numpy.maximum(x, y)


NUMPY: Functions = _NumpyFunctions()
