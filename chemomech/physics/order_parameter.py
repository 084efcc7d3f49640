"""Functions of the order parameter ``phi``, 0 in the host and 1 in the product; for numbers, arrays and UFL."""

from __future__ import annotations

from typing import Any

from chemomech.physics.functions import NUMPY, Functions

PRODUCT = 0.98
"""Order parameter from which on the body counts as product: four widths behind the middle of a front."""


def product_fraction(order_parameter: Any) -> Any:
    """``h(phi) = phi^2 (3 - 2 phi)``."""
    return order_parameter**2 * (3 - 2 * order_parameter)


def product_fraction_slope(order_parameter: Any) -> Any:
    """``h'(phi) = 6 phi (1 - phi)``."""
    return 6 * order_parameter * (1 - order_parameter)


def double_well(order_parameter: Any) -> Any:
    """``g(phi) = phi^2 (1 - phi)^2``."""
    return order_parameter**2 * (1 - order_parameter) ** 2


def double_well_slope(order_parameter: Any) -> Any:
    """``g'(phi) = 2 phi (1 - phi) (1 - 2 phi)``."""
    return 2 * order_parameter * (1 - order_parameter) * (1 - 2 * order_parameter)


def behind_the_front(order_parameter: Any, functions: Functions = NUMPY) -> Any:
    """``s(phi) = max((phi - 0.98)/0.02, 0)^2``: 0 within a front and 1 in the product."""
    return functions.maximum((order_parameter - PRODUCT) / (1 - PRODUCT), 0) ** 2
