"""What a refusal says to citizens, and to the secretariat where it does the same; translated into every language."""

from recruit.foundation.i18n import mark

SENTENCES: dict[str, str] = {
    # Forms
    "form-used-elsewhere": mark("This form has been sent already. Load the page again and start over."),
    # Files
    "picture-is-svg": mark("Choose a picture as PNG or JPEG; SVG cannot be used."),
    "picture-is-heic": mark(
        "The picture is in the format HEIC of newer iPhones, which cannot be used. Take a screenshot of it, and choose "
        "that."
    ),
    "picture-too-large": mark("The picture is too large. Choose one of at most %(millions)s million pixels."),
    "picture-unreadable": mark("The picture cannot be read. Choose another one as PNG or JPEG."),
    # Accounts
    "email-is-malformed": mark("Write an e-mail address such as name@example.com."),
    "name-missing": mark("Write the name."),
    "too-many-attempts": mark("There were too many attempts. Try again in %(seconds)s sec."),
    # People
    "name-too-long": mark("Write a name of at most %(longest)s characters."),
    "name-has-hidden-characters": mark("The name holds characters that cannot be seen. Write it anew."),
    "field-is-empty": mark("Fill in this field."),
    "text-has-hidden-characters": mark("The text holds characters that cannot be seen. Write it anew."),
    "contact-is-no-email": mark("%(value)s is no e-mail address. Write one such as name@example.com."),
    # Bodies
    "text-too-long": mark("Write at most %(longest)s characters."),
    # Intake
    "file-too-large": mark("The file is too large. It may be %(megabytes)s MB at most."),
    # Coming forward by oneself
    "write-email-or-phone": mark("Write your e-mail address or your telephone number."),
    "nobody-is-looked-for": mark(
        "No place is open right now, or there is a call that you can answer. See the council's page."
    ),
    "nobody-is-looked-for-there": mark("Choose one of the options."),
    # Nominations
    "round-is-not-public": mark("This call is not open. Ask the secretariat."),
    "round-opens-later": mark("You can send this from %(opens)s on."),
    "nomination-is-not-approved": mark(
        "It is decided that the person is not approved as a candidate. While the decision stands, only the secretariat "
        "can change something: how the person is reached."
    ),
    "nomination-is-approved": mark(
        "You are approved with what you wrote. You can change how we reach you; ask the secretariat about the rest."
    ),
    "deadline-has-passed": mark("The deadline was %(closes)s. Your form arrived too late."),
    "route-is-not-offered": mark("This form is not used in this call. Ask the secretariat."),
    "nominee-cannot-be-reached": mark("Write an e-mail address, a telephone number or a postal address."),
    "nominator-cannot-be-reached": mark("Write your e-mail address or your telephone number."),
    "text-holds-a-cpr-number": mark("Take out what looks like a CPR number. We never ask for it here."),
    "too-many-words": mark("You have written %(words)s words. There is room for %(most)s."),
    "answer-missing": mark("Fill in this field."),
    "seat-group-is-not-offered": mark("Choose one of the member groups."),
    "country-group-is-not-offered": mark("Choose one of the groups."),
    "condition-has-changed": mark("The condition has been changed meanwhile. Read it, and tick the box again."),
    "condition-not-declared": mark("Read the condition, and tick the box if you meet it."),
    "proposed-cannot-be-reached": mark("Write an e-mail address or a telephone number, so that we can ask the person."),
    "proposed-twice": mark("This person stands there twice. Write another one, or leave the fields empty."),
    "proposed-has-agreed": mark("%(names)s said yes already. Leave the name there, or call the secretariat."),
    "goes-on-already": mark("You have said yes, and we have your form. Use your own link to correct it."),
    "woman-and-man-or-reason": mark(
        "Propose a woman and a man, or choose why you cannot. It is missing for place %(places)s."
    ),
    "reason-missing": mark("Write why."),
    "too-many-forms": mark("Many forms have come from here today. Wait an hour, or write to the secretariat."),
    "nomination-does-not-stand": mark("You have withdrawn, or this has ended. Ask the secretariat."),
    "nomination-is-not-withdrawn": mark("You have not withdrawn."),
    "name-reads-like-an-address": mark("Write the name alone, without an address of a page."),
    "name-without-letters": mark("Write the name with letters."),
    # Answers and supporters
    "proposal-is-gone": mark("The proposal has been taken back or erased."),
    "proposal-has-lapsed": mark("The time for an answer is over, and the proposal is being erased."),
    "proposal-is-answered": mark("The person has answered already. Write to the secretariat if something is wrong."),
    "answer-comes-too-late": mark("The deadline was %(until)s. Write to the secretariat, or call."),
    "candidate-collects-no-supporters": mark("No supporters are needed any more."),
    "signature-comes-too-late": mark("The deadline was %(until)s. Your signature arrived too late."),
    "supporter-cannot-be-reached": mark("Write your e-mail address or your postal address."),
    "supporter-is-the-candidate": mark(
        "A candidate cannot support themselves. If you only share the name, sign on paper."
    ),
    "supporter-has-the-candidates-mailbox": mark(
        "This is the candidate's own address. Use another one, or sign on paper."
    ),
    "supports-another-candidate": mark("You support another candidate already, and one is all that is allowed here."),
    # A voice from the council
    "audio-unknown": mark("Choose a sound file, as telephones make them: M4A, MP3, OGG, WEBM, WAV or AAC."),
    "audio-is-film": mark("This is a film. Choose a file with sound only."),
    "audio-unreadable": mark("The sound cannot be read. Record it once more, or save it as M4A or MP3."),
    "audio-too-long": mark("The recording lasts %(seconds)s seconds. It may last %(most)s at most."),
    "voice-without-recording": mark("Choose the file with the recording."),
    "voice-without-language": mark("Choose the language that is spoken."),
    "voice-without-transcript": mark("Write what is said, for everybody who cannot hear it."),
    "voice-without-danish": mark("Write in Danish what is said."),
    "voice-transcript-too-long": mark("Write %(most)s signs at most."),
    "voice-without-consent": mark("Tick that everybody may hear it. Without that we cannot keep the recording."),
}
