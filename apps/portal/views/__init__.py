"""Pages that gather what the other rooms hold."""
