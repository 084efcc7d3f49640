"""Pictures and animations of the body itself: the deformed shape in true scale, coloured by a field.

Reads the fields for ParaView of a run, never a solver. pyvista draws the body off-screen, matplotlib what is written
around it, in the look of the report. ``chemomech render DIR`` is :mod:`chemomech.render.command`; for a picture of one's
own, open :class:`~chemomech.render.series.Series` and give each of your axes to
:func:`~chemomech.render.panel.draw_panel`, inside :func:`~chemomech.render.display.display`.
"""
