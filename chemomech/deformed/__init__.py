"""The body that a run has deformed, as its fields for ParaView tell: snapshots, mirror images, cuts, colours.

Reads files, never a solver; what draws it is :mod:`chemomech.render` and :mod:`chemomech.report`.
"""
