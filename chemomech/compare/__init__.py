"""Several runs side by side: their histories in one picture, what differs between their cases and results in a table.

Reads the folders that runs have left, never a solver. ``chemomech compare RUN...`` is
:mod:`chemomech.commands.comparing`.
"""
