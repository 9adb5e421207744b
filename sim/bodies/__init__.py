"""The bodies around the Council: what may be done there, who may ask for it, by when, and what it can bring about.

Pure functions and frozen values, each with its citation. No clock, file, randomness or screen; who votes how is
the caller's to say, and what a vote comes to is for `sim.law`.
"""
