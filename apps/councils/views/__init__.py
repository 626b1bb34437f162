"""Pages of councils and of their wards."""
