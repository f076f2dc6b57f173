"""What a board looks at: frames and sentences that screens, files and the command line all print."""
