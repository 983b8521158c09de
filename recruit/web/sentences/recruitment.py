"""What the secretariat reads when a round of recruitment cannot be as it wants it, or looks odd."""

from recruit.foundation.i18n import mark

SENTENCES = {
    # The round
    "round-has-no-groups": mark("Choose at least one member group."),
    "groups-of-two-terms": mark("Choose member groups of one term only; the other term gets a round of its own."),
    "round-has-no-name": mark("Write what the round is called."),
    "round-needs-a-call": mark("Choose how the members are found in the end."),
    "round-slug-taken": mark("Another round has the address %(slug)s. Choose another one."),
    "round-address-is-public": mark("People have this address already. Take the call back before you change it."),
    "round-groups-are-public": mark(
        "People stand for these groups already. Take the call back before you change them."
    ),
    "round-has-no-route": mark("Choose who may fill in the form."),
    "number-out-of-bounds": mark("Write a number from %(least)s to %(most)s."),
    "country-groups-not-approved": mark("Write who approved the groups by country, when, and on which legal basis."),
    "one-country-group": mark("Write at least two groups, or none."),
    "round-text-missing": mark("Write this part of the call."),
    "round-is-announced": mark("The call is public already."),
    "round-has-no-text": mark("There is no Danish text yet, and it is the one that counts. Write it first."),
    "round-has-no-contact": mark("Write an e-mail address or a telephone number that people can ask at."),
    "round-closed-already": mark("The deadline was %(closes_at)s. Choose a later one in the timetable."),
    "round-is-draft": mark("The call is not public."),
    # What is odd about a round
    "round-is-short": mark("People have %(days)s days to answer. Word takes three weeks to get around."),
    "round-term-is-planned": mark("The municipal council has not confirmed the term yet: it is planned."),
    "round-has-no-timetable": mark("The timetable is not made yet: the call cannot say when somebody is appointed."),
    "round-has-no-channels": mark("There is no channel yet: without one you will not see what worked."),
    "round-asks-what-it-rarely-may": mark(
        "The form asks for a date of birth or an address. Do so only where a rule of yours needs it."
    ),
    "round-languages-lacking": mark("The call is not written in %(languages)s: there it is shown in Danish."),
    "round-languages-outdated": mark("The Danish text is newer than the one in %(languages)s."),
    # Interests
    "interest-has-no-name": mark("Write the Danish name."),
    "interest-exists": mark("There is an interest called %(label)s already."),
    # The timetable
    "date-needed": mark("Write a date. A round always has this one."),
    "clock-time-needed": mark("Write a clock time such as 12.00."),
    "clock-time-without-date": mark("Write the date, too, or clear the clock time."),
    "date-comes-before": mark("“%(then)s” comes before “%(first)s”. Correct one of them."),
    "date-usually-comes-after": mark("It comes before “%(first)s”."),
    "date-on-a-weekend": mark("It is a Saturday or a Sunday."),
    "round-never-opens": mark("The round closes as it opens. Choose a later deadline."),
    "appointed-late": mark("It comes after the first day of the term, %(since)s."),
    "appointed-after-the-term": mark("The term is over by then: its last day is %(until)s. Choose an earlier day."),
    "council-has-no-date": mark("There is no day on which the municipal council appoints. Write it in the timetable."),
    "deadline-is-public": mark("The call is public, so this deadline can only be put off, with a reason."),
    "deadline-not-set": mark("The round has no such deadline. Write it in the timetable first."),
    "extension-is-no-later": mark("The deadline is %(before)s already. Choose a later time."),
    "extension-is-over": mark("%(after)s is over already. Choose a time to come."),
    # Nominations that the secretariat enters
    "arrived-after-the-deadline": mark(
        "The deadline was %(closes)s, so it cannot be taken. Correct when it arrived, or put the deadline off first."
    ),
    "arrived-in-the-future": mark("This time has not come yet. Write when it arrived."),
    "namesake-is-there": mark(
        "There is somebody of this name in the round already, received %(received)s. Send it once more if this is "
        "somebody else."
    ),
    "nomination-cannot-be-undone": mark(
        "The person has acted on it already, or sent it themselves. They can withdraw instead."
    ),
    # Whom a round asks
    "number-of-places-impossible": mark("Write a number from %(fewest)s to %(most)s."),
    "organisation-deadline-too-early": mark("The call opens %(opens)s. Choose a later deadline."),
    "organisation-called-already": mark("The organisation is on the list for “%(group)s” already. Change it there."),
    "not-asked-yet": mark("Nobody has been asked yet. Send the letter first."),
    "answered-already": mark("The answer has come in, so nobody is reminded."),
    "reminded-already": mark("The reminder left on %(at)s. One is enough; call instead."),
    "too-late-to-remind": mark("The deadline is over. Put it off first, or call."),
    "nomination-has-ended": mark("The person does not stand: it was declined or withdrawn, or has lapsed."),
    "nomination-stands-again": mark("Nobody has withdrawn it."),
    "written-to-lately": mark("A letter left on %(at)s. Give the person two days, or call."),
    "no-email-to-write-to": mark("There is no e-mail address. Correct the nomination first, or call."),
    "no-email-to-remind": mark("There is no e-mail address. Write it down first, or call."),
    "no-organisation-chosen": mark("Choose at least one organisation."),
    "nobody-to-ask": mark("Choose at least one member who has not been asked yet."),
    "nobody-to-remind": mark("Everybody has answered, was reminded already, or has no e-mail address."),
    "round-not-announced-yet": mark("The call is not public yet, so the link would lead nowhere. Announce it first."),
    "voice-is-not-waiting": mark("There is no recording that waits to be heard."),
    "voice-of-protected": mark(
        "The member's name is protected. First write on the person's page that somebody decided to show it."
    ),
    "prospect-cannot-be-reached": mark("Write an e-mail address or a telephone number."),
    "prospect-kept-too-long": mark("Write a number of days from 1 to %(most)s."),
    "prospect-is-not-told": mark("Tell the person first that we know the name, and from whom."),
    "coming-forward-is-settled": mark("It is noted already what came of it."),
    "prospect-is-told": mark("The person was told on %(at)s."),
}
