"""The front matter of a paper: title, body, force, meeting date, author, item number and type."""
