"""What keeps a run from going on, or from being kept."""

from __future__ import annotations


class CheckpointUnusable(Exception):
    """A checkpoint is damaged, or it is not one of this run; the message says which file and why."""


class CheckpointNotWritten(Exception):
    """A checkpoint could not be written; the earlier ones are as they were."""


class NotResumable(Exception):
    """A run cannot go on as it was asked to; one sentence for the user."""


class NothingLeft(Exception):
    """The run is over; one sentence for the user says why, and what would take it further."""
