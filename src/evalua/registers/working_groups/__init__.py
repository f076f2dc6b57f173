"""Working groups: technical tables and communities of practice, who sits in them and when they meet."""
