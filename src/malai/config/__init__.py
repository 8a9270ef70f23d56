"""Settings, addresses and the entry for web servers."""
