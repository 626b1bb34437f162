"""Members' development: induction, training, buddies, and the code asked for again (OWS-3 to OWS-5, OLP-27)."""
