"""What the secretariat is told when a packet is not journalised, or access to documents is not settled."""

from recruit.foundation.i18n import mark

SENTENCES = {
    "packet-is-journalised": mark("The packet is journalised already."),
    "packet-is-not-fetched": mark("Download the packet first, and put its documents into the case system."),
    "packet-is-overtaken": mark("Another packet was journalised meanwhile. Make a new one: it holds what is left."),
    "packet-is-not-journalised": mark("The packet is not journalised."),
    "packet-is-followed": mark("A later packet is journalised. Take that one back first."),
    "access-is-open": mark("Somebody waits for access to these documents. The stop is taken back when it is answered."),
    "access-is-decided": mark("The request is answered already."),
    "access-needs-a-paragraph": mark("Write by which paragraph something is left out."),
    "access-leaves-nothing-out": mark("Nothing of this document is left out in part. Give it or withhold it."),
    "party-has-one-case": mark("Whoever asks as a party asks for their own case: write the number of the nomination."),
    "access-is-not-chosen": mark("Choose first, document by document, what is given."),
    "before-the-request": mark("Choose a day that is not before the request came."),
}
