"""What wards and postcodes are taken as they come in a table."""
