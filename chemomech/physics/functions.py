"""Elementary functions for laws whose formula is the same for numbers, arrays and UFL expressions."""

from __future__ import annotations

from typing import Any, Protocol

import numpy


class Functions(Protocol):
    """What a law may need beyond ``+ - * / **``, for the type of its argument."""

    def exp(self, x: Any, /) -> Any:
        """Exponential."""

    def ln(self, x: Any, /) -> Any:
        """Natural logarithm."""

    def tanh(self, x: Any, /) -> Any:
        """Hyperbolic tangent."""

    def maximum(self, x: Any, y: Any, /) -> Any:
        """The larger of the two arguments."""

    def minimum(self, x: Any, y: Any, /) -> Any:
        """The smaller of the two arguments."""

    def where_positive(self, x: Any, yes: Any, no: Any, /) -> Any:
        """``yes`` where ``x >= 0``, ``no`` elsewhere."""


class _NumpyFunctions:
    def exp(self, x: Any, /) -> Any:
        with numpy.errstate(over="ignore"):
            return numpy.exp(x)

    def ln(self, x: Any, /) -> Any:
        return numpy.log(x)

    def tanh(self, x: Any, /) -> Any:
        return numpy.tanh(x)

    def maximum(self, x: Any, y: Any, /) -> Any:
        return numpy.maximum(x, y)

    def minimum(self, x: Any, y: Any, /) -> Any:
        return numpy.minimum(x, y)

    def where_positive(self, x: Any, yes: Any, no: Any, /) -> Any:
        return numpy.where(numpy.asarray(x) >= 0, yes, no)


class _UflFunctions:
    """UFL is loaded when a formula is written in it."""

    def exp(self, x: Any, /) -> Any:
        import ufl

        return ufl.exp(x)

    def ln(self, x: Any, /) -> Any:
        import ufl

        return ufl.ln(x)

    def tanh(self, x: Any, /) -> Any:
        import ufl

        return ufl.tanh(x)

    def maximum(self, x: Any, y: Any, /) -> Any:
        import ufl

        return ufl.max_value(x, y)

    def minimum(self, x: Any, y: Any, /) -> Any:
        import ufl

        return ufl.min_value(x, y)

    def where_positive(self, x: Any, yes: Any, no: Any, /) -> Any:
        import ufl

        return ufl.conditional(ufl.ge(x, 0), yes, no)


NUMPY: Functions = _NumpyFunctions()
UFL: Functions = _UflFunctions()
