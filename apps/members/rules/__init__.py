"""What the law of membership says, pure: plain values in, a ``Ruling`` out."""
