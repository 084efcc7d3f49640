"""Meshes from files as plain arrays, with the names their parts have there. No dolfinx here."""
