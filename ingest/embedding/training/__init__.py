"""How the bundled embedding is made: sources → pieces → start vectors → contrast → folder → figures."""
