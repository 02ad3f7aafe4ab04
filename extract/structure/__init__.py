"""Words -> lines -> blocks -> sections and papers: the running text of a document and its front matter."""
