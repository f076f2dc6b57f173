"""What surrounds the pages on the server: who may connect, the language of the document, health."""
