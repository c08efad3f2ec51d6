"""What stands between the network and the pages: small pieces that `app.py` puts together."""
