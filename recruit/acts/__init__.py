"""What crosses the stages.

An earlier stage never knows a later one, so what concerns several of them is asked and carried out here: each stage
says what is due in it, and what would follow from an act; the acts ask them all.
"""
