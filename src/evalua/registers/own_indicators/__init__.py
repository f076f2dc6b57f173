"""The indicators that an association adds to the catalogue's."""
