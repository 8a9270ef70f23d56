"""What every room stands on: the base row, registries and the components of pages."""
