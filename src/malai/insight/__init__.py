"""The measured network: frozen analyses, the reading, hubs, what-if, weaving, change, trust."""
