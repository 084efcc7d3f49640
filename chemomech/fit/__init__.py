"""Fitting parameters of a case to measured histories."""
