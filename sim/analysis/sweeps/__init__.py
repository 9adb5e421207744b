"""Many cases of one question: a plan of what varies, computed in parts that survive whatever stops them.

`study` reads and plans a sweep file; `running` computes a plan into a folder of Parquet parts; they meet in `plan`.
"""
