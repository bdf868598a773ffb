"""Text → vectors: the encoder that ships with the product, and how it is trained."""
