"""Every write about people, their seats, and changes of membership."""
