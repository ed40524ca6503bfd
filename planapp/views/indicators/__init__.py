"""The Indicators page: a grid of figures by month, and all that is said of one indicator beside it."""
