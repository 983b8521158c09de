"""What the secretariat is told when a packet is not journalised, or access to documents is not settled."""

from recruit.foundation.i18n import mark

SENTENCES = {
    "packet-is-journalised": mark("The packet is journalised already."),
    "packet-is-not-fetched": mark("Download the packet first, and put its documents into the case system."),
    "packet-is-overtaken": mark("Another packet was journalised meanwhile. Make a new one: it holds what is left."),
    "packet-is-not-journalised": mark("The packet is not journalised."),
    "packet-is-followed": mark("A later packet is journalised. Take that one back first."),
}
