"""Pictures of decisions and runs as SVG of our own, each with its twin in text. No plotting package is needed."""
