"""What governing documents say of bodies, as pure functions: values in, a ruling out."""
