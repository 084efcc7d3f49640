"""What a run leaves: its folder, its checkpoints, and both read again. Reads files, never a solver."""
