"""One document -> its papers, from what tells where each begins: bookmarks, stamps, front blocks, numbers."""
