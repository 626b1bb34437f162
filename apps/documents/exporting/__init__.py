"""Writing documents: a tree of provisions and a few facts about the edition become a file. Pure."""
