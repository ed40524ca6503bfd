"""The dialogs of what a plan keeps beside its items: people, recommendations and extra fields."""
