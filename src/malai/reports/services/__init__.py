"""Changes to reports. Each act is one transaction and one audit entry."""
