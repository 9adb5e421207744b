"""What is shown of a run or a decision: text, JSON rows, CSV. It decides no law; it reads the log."""
