"""The tag tree of a PDF (ISO 32000, 14.7 and 14.8): what its maker says of tables, lists, headings and pictures."""
