"""The picture of the network and what it says."""
