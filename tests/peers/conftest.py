"""What the peers' own Python runs is not for ours to import: their packages are not here."""

collect_ignore = ["answering_peers.py", "council_in_mesa.py"]
