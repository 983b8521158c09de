"""Jobs: whatever is slow or timed is a row, and a worker runs it.

A job is written down in the transaction of the act that wants it. A worker claims it for a while, says how far it has
come, and asks at the same time whether it should stop. A worker that dies leaves a claim that runs out, and another
takes the job; so a job's work can be done again without harm.
"""
