"""Services and what each municipality received of them."""
