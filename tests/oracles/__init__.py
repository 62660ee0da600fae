"""Independent libraries beside the models; needs no built site, and takes longer than a quick test may."""
