"""What a refusal says to the secretariat only; translated into Danish."""

from recruit.foundation.i18n import mark

SENTENCES: dict[str, str] = {
    # Files
    "retention-days-out-of-range": mark("Write a number of days from 1 to %(most)s."),
    "document-unknown": mark("Choose a document as PDF, Word (.docx) or OpenDocument (.odt)."),
    # Municipality
    "municipality-has-no-name": mark("Write the name of the municipality."),
    "municipality-is-set-up": mark("The installation is set up already. Sign in instead."),
    "address-is-malformed": mark("Write a web address such as https://example.com."),
    "council-word-unknown": mark("Choose what the municipality calls its council."),
    "danish-is-always-shown": mark("Danish is always shown: its text is the one that counts."),
    "language-not-reviewed": mark("Nobody has reviewed the translation. Tick the box if it is to be shown as a draft."),
    "language-is-reviewed": mark("The translation is reviewed already. Revoke that review first."),
    "translation-empty": mark("Write what the sentence is to say."),
    "translation-too-long": mark("The sentence may have %(longest)s characters at most."),
    "translation-forms-number": mark("The sentence needs %(number)s forms, one for each kind of number."),
    "translation-lacks-placeholder": mark("These are missing: %(names)s. Put them where they belong."),
    "translation-names-unknown": mark("The sentence does not know %(names)s. Check the spelling."),
    "translation-percent-astray": mark("A percent sign stands alone. Write it twice if it is meant as a percent sign."),
    "translation-of-no-sentence": mark("The public part does not have this text."),
    "translation-unsure": mark("The translator has marked it as unsure."),
    "translations-changed-meanwhile": mark(
        "Texts were corrected meanwhile. Look at what would change, and decide again."
    ),
    "po-unreadable": mark(
        "This is not a translator's file that can be read. Choose a file that ends in .po, in UTF-8."
    ),
    "po-of-another-language": mark("The file is in another language. Choose the file of this language."),
    "translation-has-markup": mark("Take these signs out, the page would take them for something else: %(signs)s"),
    "reviewed-in-the-future": mark("The day of the review has not come yet. Choose an earlier one."),
    # Accounts
    "email-taken": mark("There is a user with this e-mail address already."),
    "sign-in-failed": mark("The e-mail address or the password is not right. Try again."),
    "password-too-short": mark(
        "Choose a password of at least %(shortest)s characters. Several words are easy to remember."
    ),
    "password-too-long": mark("Choose a password of at most %(longest)s characters."),
    "password-too-even": mark("The password repeats the same few characters. Choose another one."),
    "password-tells-who": mark("The password contains your name or e-mail address. Choose another one."),
    "password-common": mark("Many people use this password, so it is easy to guess. Choose another one."),
    "password-not-right": mark("The password is not right. Try again."),
    "code-not-right": mark("The code is not right. Wait for the next one in the app and try again."),
    "recovery-code-not-right": mark("The recovery code is not right, or it has been used. Try another one."),
    "second-factor-exists": mark("Two-step sign-in is on already."),
    "second-factor-not-started": mark("Start from the beginning: two-step sign-in is not on yet."),
    "second-factor-demanded": mark("Your role demands two-step sign-in, so it stays on."),
    "user-not-active": mark("The user is not active. Make the user active first."),
    "role-needs-an-end": mark("This role is for a while only. Write its last day."),
    "role-held-already": mark("The user has this role in that time already."),
    "ends-before-it-begins": mark("The last day comes before the first. Correct one of them."),
    "deputy-is-oneself": mark("Choose somebody else as deputy."),
    "deputy-not-active": mark("The deputy is not an active user. Choose somebody else."),
    "nothing-to-lend": mark("There is no role that a deputy could take over."),
    "absence-needs-an-end": mark("Write the last day of the absence."),
    "already-over": mark("The last day has passed. Choose a later one."),
    "last-administrator": mark("This is the only administrator. Give somebody else the role first."),
    # Letters and jobs
    "subject-empty": mark("Write the subject of the letter."),
    "body-empty": mark("Write the text of the letter."),
    "placeholder-unknown": mark(
        "The letter does not know these words in braces: %(names)s. Use only those that stand beside the text."
    ),
    "placeholder-missing": mark("Put %(names)s into the text: the letter must say it."),
    "wording-tells-the-council": mark(
        "Take %(names)s out: others may see the e-mail, and it must tell nobody what it is about."
    ),
    "brace-astray": mark("A brace stands alone. Write words in braces as {name}."),
    "subject-too-long": mark("Write the subject on one line of at most %(longest)s characters."),
    "link-in-subject": mark("Move the link to the text: the subject can be seen on a locked screen."),
    "letterhead-field-empty": mark("Fill in this field."),
    "letterhead-field-is-one-line": mark("Write it on one line of at most %(longest)s characters."),
    "address-too-long": mark("Write at most %(lines)s lines of at most %(longest)s characters each."),
    "letterhead-begins-earlier": mark("Choose today or a later day: letters of earlier days have left."),
    "letterhead-in-use": mark("It is in use already, so it stays as it is. Write a new one instead."),
    "link-missing": mark("Put {link} into the text: without it nobody can answer the letter."),
    "letter-has-left": mark("The letter has left and cannot be stopped."),
    "letter-has-not-failed": mark("Only a letter that failed can be tried again."),
    "job-has-ended": mark("The job has ended and cannot be stopped."),
    # People
    "renamed-later-already": mark("A newer name applies from %(since)s. Choose a later day."),
    "titles-later-already": mark("The newest titles apply from %(since)s. Choose a later day."),
    "publication-stands": mark(
        "It is decided that the person may be shown publicly. Revoke that first: it would hold for a later protection."
    ),
    "person-is-not-protected": mark("The person is not protected, so no decision is needed."),
    "publication-is-decided": mark("It is decided already that the person may be shown publicly."),
    "publication-is-not-decided": mark("There is no decision to revoke."),
    "decided-in-the-future": mark("The day of the decision has not come yet. Choose an earlier one."),
    "parent-is-part-of-it": mark("The organisation is part of this one itself. Choose another one."),
    "looks-like-somebody": mark("Look at the people who are called alike. Tick the box if it is somebody else."),
    "same-person": mark("This is one and the same person. Choose somebody else."),
    "merge-two-seats": mark(
        "Both have a seat in %(where)s in the same time. Register the departure from one of them first."
    ),
    "merge-member-and-substitute": mark(
        "In %(where)s one is the substitute of the other's seat. Register the end of one of the places first."
    ),
    "merge-twice-on-the-list": mark(
        "Both stand on the list of substitutes in %(where)s. Register the end of one of the places first."
    ),
    "merge-beyond-reach": mark(
        "One of them has places in councils that you do not look after. Ask a colleague who looks after all of them."
    ),
    "merge-is-undone": mark("The merge is undone already."),
    "merged-further": mark("The person was merged into %(name)s since. Undo that first."),
    # Bodies
    "body-has-no-name": mark("Write the name of the council."),
    "not-a-kind-of-body": mark("Choose what kind of council it is."),
    "chair-has-no-title": mark("Choose what the chair and the vice chair are called."),
    "term-ends-before-it-begins": mark("The term's last day comes before its first. Correct one of them."),
    "term-label-taken": mark("There is a term called %(label)s already. Choose another name."),
    "terms-overlap": mark("The term overlaps %(label)s. Correct the days."),
    "term-is-confirmed": mark("The term is confirmed already."),
    "seat-group-has-no-label": mark("Write the name of the member group."),
    "seat-group-label-taken": mark("There is a member group called %(label)s already. Choose another name."),
    "number-of-seats-impossible": mark("Write a number of seats from 0 to %(most)s."),
    "substitutes-without-arrangement": mark("Choose how the substitutes are arranged, or write 0."),
    "groups-do-not-add-up": mark(
        "The member groups have %(total)s seats together, but %(decided)s are decided. Correct one of them."
    ),
    "slug-is-malformed": mark(
        "Write the address with the letters a to z, digits and hyphens, at most %(longest)s of them."
    ),
    "slug-is-taken": mark("The address %(slug)s is taken, or another council once had it. Choose another one."),
    "label-too-long": mark("Write a name of at most %(longest)s characters."),
    "members-sit-outside-the-term": mark(
        "These people sit or sat on days that would no longer be in the term: %(names)s. Correct their days first."
    ),
    "term-is-planned": mark("The term is not confirmed."),
    "term-has-groups": mark("The term has member groups already. A composition is copied to an empty term only."),
    "composition-is-copied-forwards": mark(
        "The composition is copied to a later term, once. Choose the term that came before."
    ),
    "too-many-personal-substitutes": mark("A member has at most %(most)s personal substitutes."),
    "seats-are-held": mark(
        "%(number)s seats of the group are or were taken, by %(names)s. A group keeps the seats that somebody had."
    ),
    "group-is-held": mark(
        "These people have or had a place in %(label)s: %(names)s. A group is removed while nobody ever sat there."
    ),
    "minimum-is-no-number": mark("Write how few members there may be, as a number from 1."),
    "citation-missing": mark("Write where the rule stands, such as vedtægten § 4."),
    "rule-holds-already": mark("A rule of this kind holds on some of these days already. End that one first."),
    "document-has-no-title": mark("Write the title of the document."),
    "document-is-link-or-file": mark("Give either a link or a file, one of the two."),
    "outline-too-long": mark("The file has more than %(most)s member groups or rules. Choose another file."),
    "exchange-file-too-large": mark("The file is too large to be a set-up."),
    "exchange-file-unknown": mark("The file is no such set-up. Choose the file that the neighbour sent."),
    "exchange-file-of-another-version": mark(
        "The file was made in version %(version)s of the format, which this program does not know."
    ),
    "exchange-file-fault": mark("The file cannot be used: %(place)s is missing, unknown or of the wrong kind."),
    "filling-not-chosen": mark("Choose how the seats are filled."),
    "more-lines-than-seats": mark("There are more lines than the %(seats)s seats of the group."),
    # Appointments
    "seat-is-taken": mark("The seat is taken in that time. Register the departure of the member first."),
    "holds-a-seat-already": mark("The person has a seat in the council in that time already."),
    "is-substitute-of-the-seat": mark("The person is substitute of the same seat. Register the end of that first."),
    "is-member-of-the-seat": mark("The person is the member of the same seat, and cannot be its substitute."),
    "party-only-for-municipal-council": mark(
        "A party is only noted for members of the municipal council. Leave the field empty."
    ),
    "rank-is-taken": mark("Somebody else stands as number %(rank)s on the list of substitutes. Choose another number."),
    "membership-has-ended": mark("The departure is registered already."),
    "begins-outside-the-term": mark("The first day is outside the term. Choose a day within it."),
    "ends-after-the-term": mark("The last day comes after the term. Choose an earlier one."),
    "group-has-no-substitutes": mark("The member group has no substitutes."),
    "substitute-needs-a-member": mark("Choose whose substitute it is."),
    "substitute-needs-a-rank": mark("Write the number on the list of substitutes."),
    "substitute-needs-a-seat": mark("Choose which seat it is the substitute of."),
    "office-holder-is-no-member": mark("Only somebody who is a member in the whole time can hold the office."),
    "office-is-taken": mark("Somebody else holds the office in that time. Register the end of that first."),
    "office-is-held-by": mark("%(name)s holds the office in that time. Choose another office, or other days."),
    "holds-another-office": mark("The person holds another office in that time."),
    "no-name-written": mark("Write at least one name."),
    "office-has-ended": mark("The office ended on %(until)s already. Choose an earlier day."),
    "office-outside-the-membership": mark("The member has an office outside these days. Register its end first."),
    "has-personal-substitutes": mark("The member has a personal substitute. Take that membership back first."),
    "nobody-to-stand-in-for": mark("A personal substitute stands in for a member. Fill the seat first."),
    # Intake
    "empty-file": mark("There is no text in it. Choose another file, or paste the text."),
    "too-many-files": mark("Choose %(most)s files at most at once."),
    "binary-file": mark("The file is neither text, Word, PDF nor a workbook. Open it, and paste the text instead."),
    "picture-file": mark("The file is a picture. Let Word or the scanner recognise its text, or write the names."),
    "picture-only-file": mark(
        "The pages of the file are pictures. Let Word or the scanner recognise their text, or write the names."
    ),
    "encrypted-file": mark("The file has a password. Open it, save it without one, and choose it again."),
    "other-word-format": mark("%(format)s files cannot be read. Open the file in Word, and save it as .docx or PDF."),
    "file-unreadable": mark("The file is damaged. Open it in its program, save it anew, and choose it again."),
    "file-too-complex": mark(
        "The file asks for too much. Copy the list of people into a new, empty file, and choose that."
    ),
    "file-too-large-unpacked": mark("The file is too large once it is unpacked. Copy the list into a new, empty file."),
    "wrong-encoding": mark("The letters of the file cannot be read. Open it, and paste the text instead."),
    "conflict-unresolved": mark("The minutes say two things about %(name)s. Choose which one holds."),
    "register-says-otherwise": mark("The file says otherwise of %(name)s than what is registered. Choose what holds."),
    "named-twice": mark("%(name)s stands in the file twice. Leave one of the lines out, or say that both are new."),
    "lesson-without-words": mark("There are no words to remember on this line."),
    "lesson-is-personal": mark(
        "These words are about one person, so they are not remembered. Save the decision without it."
    ),
    "lesson-is-taken-back": mark("This has been taken back already."),
    "reading-is-used-in-part": mark(
        "Some of these people have been put in already. Undo that first, and then choose the columns."
    ),
    "nobody-by-these-columns": mark("With these columns nobody is left. Choose which column holds the names."),
    "line-is-put-in": mark("This has been put in meanwhile, so nothing is changed here any more."),
    "line-needs-a-group": mark("Choose a member group for %(name)s."),
    "person-chosen-twice": mark("%(name)s is chosen twice. Keep one of the lines."),
    "person-chosen-is-gone": mark("The person chosen for %(name)s can no longer be found. Choose again who it is."),
    "file-not-found": mark("The file cannot be opened. Check its name."),
    "text-missing": mark("Paste the minutes, or choose a file."),
    "nobody-in-the-text": mark(
        "%(lines)s lines were read, and no participants, seats or member groups were found in them. "
        "Take the whole document, with the list of participants."
    ),
    "needed-for-a-new-council": mark("A new council needs this. Fill it in, or choose a council that exists."),
    "term-not-chosen": mark("Choose council and term first."),
    "term-has-been-used": mark(
        "Some of these people have been put in already. Undo that first, and then choose another term."
    ),
    "waits-in-another-term": mark("This file waits already for %(council)s, %(term)s. Finish it there, or discard it."),
    "reading-waits-no-more": mark("Nothing of this reading waits any more: it is put in or thrown away."),
    "council-list-entered": mark("The list of %(label)s is entered already. Correct it seat by seat."),
    "party-said-twice": mark("Line %(line)s: %(name)s stands below one party and beside another. Correct the text."),
    "listed-twice": mark("Line %(line)s: %(name)s is on the list twice. Correct the text."),
    "nobody-on-the-list": mark("No members were found in the text. Write each on a line, such as Anna Berg (A)."),
    "match-undecided": mark("Decide who %(name)s is."),
    "not-one-of-the-facts": mark("Choose one of the things that the minutes say."),
    "could-not-be-placed": mark("Line %(line)s: %(name)s could not get a place, for this reason:"),
    "more-than-a-group-holds": mark(
        "The member group %(label)s would get %(number)s places, and no group has more than %(most)s. "
        "Give those who are no members no place."
    ),
    "reading-is-being-used": mark("These people are being put in already. Wait until that is done."),
    "nothing-is-ready": mark("Nobody is ready to be put in yet. Decide about those who wait first."),
    "member-waits": mark("%(name)s, for whom this person stands in, waits. Decide about %(name)s first."),
    "application-is-undone": mark("This has been undone already."),
    "undo-not-noted": mark("It is not noted any more what was made and changed. Correct it person by person."),
    "undo-changed-since": mark("%(name)s has been changed since. Only what nobody has worked on can be undone."),
    "undo-placed-since": mark("%(name)s: a place or an office was registered there since. Take that back first."),
    "undo-merged-since": mark("%(name)s has been merged with somebody since, and is one person with them now."),
    "undo-used-since": mark("%(name)s is used by something that was registered since."),
    "undo-more-reasons": mark("There are %(number)s more reasons of these kinds."),
    # Nominations
    "place-is-not-asked-for": mark("The organisation was asked for %(places)s places. Choose one of them."),
    # Channels
    "no-channel-is-named": mark("Name at least one channel."),
    "channel-has-no-label": mark("Write what the channel is called."),
    "channel-label-too-long": mark("Write a name of at most %(longest)s characters."),
    "channel-label-taken": mark("There is a channel called %(label)s already. Call this one something else."),
    "channel-is-retired": mark("The channel is retired already."),
    "channel-is-not-retired": mark("The channel is in use already."),
}
