"""Reading consents, sensitive facts and who was not seen for long."""
