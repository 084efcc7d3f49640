"""What the model can be made of: kinds of ingredients, their words, and where their files are found."""
