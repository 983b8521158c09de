"""Recruit: the life of a council, stage by stage.

People are known (`people`). A body has seats and a term (`bodies`). A recruitment round opens, nominations arrive, an
election is held, people are appointed (`appointments`), they meet, they are sent to other bodies, the term is handed
over. The folders stand in that order: a later stage may know an earlier one, an earlier one never knows its future.

`foundation` is the ground under all of them and knows nothing of councils. `intake` reads what a municipality already
has. `reports` only reads. `web` and `cli` are the doors; `app` puts the house together.
"""
