"""From a file that somebody brings to paragraphs. Every word of it is in a paragraph, or is listed as left out."""
