"""Udpegningssager: who is proposed to the municipal council, what goes to it, and what its decisions say."""
