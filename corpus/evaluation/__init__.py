"""How well a database agrees with papers that a person has read: gold files against what was read of them."""
