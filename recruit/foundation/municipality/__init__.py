"""The municipality that this installation serves: its name, logo, links and languages. One row.

What is technical comes from the environment instead; what belongs to one council stands on that council.
"""
