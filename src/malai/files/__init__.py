"""Files people bring: kept by content, checked by kind and size."""
