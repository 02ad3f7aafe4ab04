"""Rulings, white space and words -> tables with spans, heads and fills, joined over page breaks."""
