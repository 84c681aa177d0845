"""What a user may set, where it is read from, and what fails an article."""
