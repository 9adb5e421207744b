"""The results of a sweep as plots, and what these show in words."""
