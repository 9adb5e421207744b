"""The classroom over HTTP: who may ask what, and how news reaches a page. It decides nothing. Extra `web`."""
