"""The strategy's rules; one module a rule."""
