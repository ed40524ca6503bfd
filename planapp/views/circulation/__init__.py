"""The Circulation page: what is sent round, who has sent it back, and what came back."""
