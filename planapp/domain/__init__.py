"""What a plan is and how it may change: pure Python, no files, no screen."""
