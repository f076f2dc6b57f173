"""What joins and tells apart the municipalities: links, schemes, tags, context and counterparts."""
