"""What a meeting is asked, what is recommended, resolved, and given to someone to do."""
