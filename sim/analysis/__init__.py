"""Questions asked of the law and of whole runs: how likely, how close, who mattered, what would have to change.

Nothing here is sampled where it can be counted: chances are fractions. What is heavy (numpy, polars, dask) is
imported where it is needed, and comes with the extras `sweep`, `cluster` and `plot`.
"""
