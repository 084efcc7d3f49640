"""Numbers of a part that were taken down come back as they were."""

import math

import numpy as np
import pytest
from mpi4py import MPI

from chemomech.simulation.saved_state import Recalled
from chemomech.system.checkpoint_errors import CheckpointUnusable


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_a_number_is_finite_unless_it_may_be_anything(value):
    """A time of first occurrence is nan until it has come; anything else that is nan is a damaged file."""
    saved = Recalled({"since": np.array([value])}, MPI.COMM_SELF)
    assert saved.number("since", finite=False) == pytest.approx(value, nan_ok=True)
    with pytest.raises(CheckpointUnusable, match="the checkpoint does not fit: since is"):
        saved.number("since")
