"""Pages of the register of interests: for everybody, and for the member whose register it is."""
