"""Everything that is known of one person (*indsigt*, GDPR art. 15 and 20): for a page, as PDF, and as JSON.

`subject` says who it is, `nominations` and `people` collect, `words` says it to people, `formats` writes it to files.
Others who stand in the same rows are left out: their names, how to reach them, and what they wrote of themselves. Who
proposed somebody is theirs to know. Staff are named by what they are here.
"""
