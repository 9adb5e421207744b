"""Many cases of one question: a plan of what varies, computed in parts that survive whatever stops them.

`planning` understands a sweep file; `running` computes it into a folder of Parquet parts; they meet in `plan`.
"""
