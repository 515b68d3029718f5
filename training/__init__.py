"""How the language model is made: readers of the corpora, the network, training, export. Never imported at run time."""
