"""How likely each outcome is, of one question and of a whole procedure as a tree.

What members would do is the scenario's to say: nothing here predicts a vote, and nothing is sampled. Chances
are exact fractions wherever votes are cast independently or in blocs.
"""
