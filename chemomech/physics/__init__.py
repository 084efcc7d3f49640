"""The model in UFL: small frozen ingredients, summed by :class:`chemomech.physics.model.Model`.

Everything here is dimensionless: lengths in units of the body's size, times in units of a reference time,
stresses and energy densities in units of ``RT C_max``, potentials in units of ``RT``.
"""
