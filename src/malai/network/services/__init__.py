"""Changes to the network. Each act is one transaction and one audit entry."""
