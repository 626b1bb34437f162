"""What has no table: clock, counting, rulings, base models, forms, templates, middleware. Imports no other app."""
