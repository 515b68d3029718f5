"""Figures that say how good the program is, on gold of its own and on public corpora."""
