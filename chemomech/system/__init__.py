"""What the machine gives: files, locks, ranks, signals, the installed dolfinx. Knows nothing of the model."""
