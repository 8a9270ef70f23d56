"""Areas of Thailand by their codes, and points."""
