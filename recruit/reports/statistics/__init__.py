"""What a council's years come to in numbers, each a picture and a table: nobody is named in any of it."""
