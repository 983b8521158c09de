"""`/mit`: what somebody with a place in a council sees behind their own link."""
