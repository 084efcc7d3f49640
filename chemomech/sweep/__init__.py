"""Many cases that differ in a few keys: planned, run on one machine or many, kept in one file, drawn as maps."""
