"""A class sits as the Council: rooms, seats, hands, and the page that shows them. No rule of the Council is here.

What is in order is asked of `sim.procedure`, what a vote comes to of `sim.law`; a session is a scenario file.
"""
