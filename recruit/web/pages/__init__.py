"""The pages of the house, in the order of the map in docs/architecture.md. Each module that is named has a `bp`."""
