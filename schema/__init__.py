"""What a record is: types, vocabularies, tables and the database's history."""
