"""What meetings come to on paper: the block for the minutes, who came to which, and what is paid."""
