"""Dates and reporting periods: their notations, and what each is the date of."""
