"""The regional vision, and the lines of other plans that goals, projects and vision lines cite."""
