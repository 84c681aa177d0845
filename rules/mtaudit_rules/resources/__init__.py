"""What rules know of the world and of words: lists, lexicons and models, and the code that reads them."""
