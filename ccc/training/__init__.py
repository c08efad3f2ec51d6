"""How the encoder is made out of rated notes and replies; needs the extra `train`."""
