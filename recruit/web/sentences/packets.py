"""What the secretariat is told when ballot packets are not listed, sealed or destroyed."""

from collections.abc import Mapping

from recruit.foundation.i18n import mark

SENTENCES: Mapping[str, str] = {
    "packet-holds-nothing": mark("Choose what is in the packet."),
    "packet-is-not-open": mark("Packet no. %(number)s is not on the list, or is sealed already."),
    "packet-is-not-sealed": mark("Choose packets that are sealed and not destroyed."),
    "no-packet-is-chosen": mark("Choose at least one packet."),
    "seal-is-unreadable": mark("Write the number of the seal, at most %(longest)s characters."),
    "seal-is-used": mark("Seal %(seal)s is on another packet already."),
    "two-people-do-it": mark("Write two different names, one a line."),
    "packets-on-a-day-to-come": mark("Write the day on which it was done, not a day to come."),
    "packets-too-early": mark("That cannot be before %(day)s."),
    "complaints-end-before-the-poll": mark("One can complain after the election: write its day, or a later one."),
    "council-has-not-decided-then": mark("Write a day from the election to today."),
    "packets-are-complained-about": mark("A complaint is open. The papers are kept until it is decided."),
    "packets-are-asked-for": mark(
        "Somebody has asked for access to documents, or erasing is stopped for another reason. The papers are kept."
    ),
    "result-is-not-certain": mark("The election committee has neither certified the result nor annulled the election."),
    "keeping-is-not-written": mark("Nobody has written until when one can complain, and how long papers are kept."),
    "council-has-not-decided": mark("It is not written on which day the municipal council decided."),
    "packets-are-kept": mark("The papers are kept, and may be destroyed from %(day)s."),
}
