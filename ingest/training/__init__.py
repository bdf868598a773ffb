"""How the bundled embedding is made: pairs of texts → pieces → initial vectors → contrast → folder → figures."""
