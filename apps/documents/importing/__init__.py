"""Reading files into trees of provisions: each format becomes blocks, and the blocks become a tree. Pure."""
