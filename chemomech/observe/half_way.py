"""Where the front lies between two points."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]


def half_way(phi: Values, depths: Values) -> Values:
    """Depth at which ``phi`` is 1/2 between two points, which are the columns of ``phi`` and ``depths``.

    The logit of ``phi`` is interpolated, which is exact for the travelling tanh profile.
    """
    bounded = np.clip(phi, 1e-12, 1 - 1e-12)
    logit = np.log(bounded / (1 - bounded))
    fraction = -logit[:, 0] / (logit[:, 1] - logit[:, 0])
    return np.asarray(depths[:, 0] + fraction * (depths[:, 1] - depths[:, 0]))
