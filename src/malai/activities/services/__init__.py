"""Changes to activities and attendance. Each act is one transaction and one audit entry."""
