"""A case, run: step by step, watched, stopped, kept in checkpoints and gone on with."""
