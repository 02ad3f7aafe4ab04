"""Reported figures: quantities in prose and cells, and what, where and when they measure."""
