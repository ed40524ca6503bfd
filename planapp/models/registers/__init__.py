"""What a plan keeps in lists of its own beside its items: people, recommendations and extra fields."""
