"""What must hold in a scenario beyond its form, a module for each matter; `whole.check` asks them all."""
