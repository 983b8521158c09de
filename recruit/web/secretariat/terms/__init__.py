"""Pages about the beginning and the end of a term: welcome, thanks, and who goes on until others are appointed."""
