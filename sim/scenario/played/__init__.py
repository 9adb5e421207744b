"""What was played at a meeting, act by act, as the steps of a scenario file. `sim.scenario.from_acts` uses it."""
