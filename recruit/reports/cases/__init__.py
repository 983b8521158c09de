"""The papers of a case before the municipal council: for its committee, its finance committee and itself."""
