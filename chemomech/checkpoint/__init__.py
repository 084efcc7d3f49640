"""Checkpoints: everything a run needs to go on, in one file a step, whatever the number of ranks."""
