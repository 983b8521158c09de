"""What is told of places elsewhere: the list of them, and the text by which somebody is sent there."""
