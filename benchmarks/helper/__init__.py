"""A trained helper for the rules, and whether it helps: see `docs/helper.md`."""
