"""How each thing of the night takes in one more report: ``step(entity, said)``, subject by subject."""
