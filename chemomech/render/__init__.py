"""Pictures and animations of the body itself: the deformed shape in true scale, coloured by a field.

Reads the fields for ParaView of a run, never a solver. pyvista draws the body off-screen, matplotlib what is written
around it, in the look of the report. ``chemomech render DIR`` is :mod:`chemomech.commands.rendering`. For a picture of
one's own::

    with display(), style.applied():
        left, right = Figure().subplots(1, 2)
        frame = draw_panel(left, Series.open(folder), "content")
        draw_panel(right, Series.open(other), "content", frame=frame)    # the same scale and colours
        colour_bar(left, "content", frame)
"""
