"""The one engine of questions: sets, sheets of answers, and groups that answer live, each on a phone."""
