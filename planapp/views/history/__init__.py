"""The history of the plan beside the board: the journal, what each entry changed, and ways back."""
