"""What a PDF page prints, below the level of words: characters, paths and pictures with their clip and order."""
