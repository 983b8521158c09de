"""Somebody leaves: the day and the reason are asked, all that follows is shown, and one button carries it out."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments import operations as appointments
from recruit.appointments.model import Membership, MembershipEnding, MembershipHearing, OfficeHolding, SubstituteCall
from recruit.appointments.rules import EndReason, Office
from recruit.appointments.rules.substitution import FilledBy
from recruit.bodies import operations as bodies
from recruit.bodies.model import Body, SeatGroup
from recruit.bodies.rules import NewRule, RuleKind, RuleSource, SeatType, SubstituteArrangement
from recruit.foundation import clock
from recruit.foundation.dates import Span
from recruit.foundation.mail.model import Letter
from recruit.people.model import Person
from tests.builders import BY, NOW, a_council, a_member, a_person, a_seat_group, day, the_seats, the_term
from tests.pages.secretariat.seats.conftest import MEMBERSHIPS, Council
from tests.pages.site import Answer, Reader, Site


def leaves(reader: Reader, address: str, last_day: str, reason: str, **fields: Any) -> Answer:
    """Ask to see what follows, then register the departure as the page proposes it, but for `fields`."""
    seen = reader.sends(address, last_day=last_day, reason=reason, trin="vis").page
    shown = {one.attributes["name"]: one.attributes.get("value", "") for one in seen.all("input", type="text")}
    shown |= {one.attributes["name"]: one.attributes["value"] for one in seen.all("input", type="radio", checked="")}
    own = {"last_day": last_day, "reason": reason, "trin": "registrer"}
    return reader.posts(address, **shown | seen.hidden | own | fields)


def held(site: Site, which: object) -> Membership:
    with site.database.reading() as session:
        return session.get_one(Membership, which)


def letters(site: Site) -> list[str]:
    with site.database.reading() as session:
        return sorted(session.scalars(select(Letter.kind)))


def test_today_is_proposed_as_the_last_day_and_the_first_day_of_a_place_that_begins_later(
    site: Site, secretary: Reader, council: Council
) -> None:
    with site.database.transaction() as session:
        seat = the_seats(session, session.get_one(Body, council.body))[2]
        later = a_member(session, seat, a_person(session, "Kim Senere"), since="2029-03-01").id
    today = clock.today()

    for act in ("udtraeden", "rolle"):
        proposed = [
            secretary.opens(f"{MEMBERSHIPS}/{which}/{act}").page.all("input", name="last_day")[0].attributes["value"]
            for which in (council.member, later)
        ]
        assert proposed == [f"{today.day}.{today.month}.{today.year}", "1.3.2029"]


def test_all_that_follows_is_shown_with_its_letters_before_anything_happens(
    site: Site, secretary: Reader, council: Council
) -> None:
    first = secretary.opens(council.membership("udtraeden")).page
    assert first.heading == "Registrér udtræden for Åse <b>Holm</b>"
    assert "Sidste dag som medlem" in first.text
    assert [one.text for one in first.all("button", class_="button-primary")] == ["Vis, hvad der følger"]

    page = secretary.sends(council.membership("udtraeden"), last_day="28.2.2027", reason="resigned", trin="vis").page

    assert "Der skal vælges en ny forperson efter 28. februar 2027." in page.text
    assert "Elif Kaya er den første til at overtage pladsen" in page.text
    assert "Elif Kaya er nummer 1 på listen." in page.text
    assert "28. februar 2027 er din sidste dag som medlem af Integrationsrådet" in page.text
    assert held(site, council.chair).until is None
    assert letters(site) == []


def test_nothing_is_shown_of_a_day_before_the_place_begins_or_long_after_the_term(
    site: Site, secretary: Reader, council: Council
) -> None:
    said = {
        "31.12.2019": "Sidste dag som medlem: Den sidste dag ligger før den første. Ret en af dem.",
        "1.1.2040": "Sidste dag som medlem: Funktionsperioden slutter",
    }
    for act, reason in (("udtraeden", {"reason": "resigned"}), ("rolle", {})):
        for day_, sentence in said.items():
            answer = secretary.sends(council.membership(act), last_day=day_, trin="vis", **reason)
            (error,) = answer.page.errors
            assert (answer.status, error.startswith(sentence)) == (422, True), error
            assert "din sidste dag" not in answer.page.text
            assert f'value="{day_}"' in answer.text


def test_one_button_carries_all_of_it_out(site: Site, secretary: Reader, council: Council) -> None:
    answer = leaves(secretary, council.membership("udtraeden"), "28.2.2027", "resigned")

    assert "Udtræden for Åse" in secretary.follows(answer).text
    left = held(site, council.chair)
    assert (left.until, left.end_reason) == (day("2027-03-01"), EndReason.RESIGNED)
    assert letters(site) == ["leaving_confirmed", "substitute_ask_on_paper"]
    with site.database.reading() as session:
        assert session.get_one(OfficeHolding, council.office).until == day("2027-03-01")


def test_nothing_happens_that_was_not_shown(site: Site, secretary: Reader, council: Council) -> None:
    address = council.membership("udtraeden")

    unseen = secretary.sends(address, last_day="28.2.2027", reason="resigned", trin="registrer")
    seen = secretary.sends(address, last_day="28.2.2027", reason="resigned", trin="vis").page
    later = secretary.posts(address, **seen.hidden, last_day="31.3.2027", reason="resigned", trin="registrer")

    assert (unseen.status, later.status) == (422, 422)
    assert "Der følger noget andet nu" in " ".join(later.page.errors)
    assert "31. marts 2027 er din sidste dag" in later.text
    assert held(site, council.chair).until is None


def test_what_is_left_out_has_a_reason(site: Site, secretary: Reader, council: Council) -> None:
    address = council.membership("udtraeden")

    refused = leaves(secretary, address, "28.2.2027", "resigned", leave_out_substitute_called="y")
    assert refused.status == 422
    assert [line.partition("?")[0] for line in refused.page.errors] == ["Hvorfor"]

    because = {"because_substitute_called": "Rådet venter til efteråret."}
    assert leaves(secretary, address, "28.2.2027", "resigned", **because).status == 303

    with site.database.reading() as session:
        assert session.scalars(select(SubstituteCall)).all() == []
        made = session.scalars(select(MembershipEnding)).one()
        assert made.left_out == {"substitute_called": "Rådet venter til efteråret."}


def test_a_deadline_of_the_substitute_that_is_over_is_said_at_its_field(secretary: Reader, council: Council) -> None:
    refused = leaves(secretary, council.membership("udtraeden"), "28.2.2027", "resigned", ask_by="1.1.2020")

    assert refused.status == 422
    assert [line.partition("?")[0] for line in refused.page.errors] == ["Svar senest hvilken dag"]
    assert refused.page.all("a", href="#ask_by")


def test_nobody_is_asked_where_the_deadline_is_left_empty(site: Site, secretary: Reader, council: Council) -> None:
    leaves(secretary, council.membership("udtraeden"), "28.2.2027", "resigned", ask_by="")

    assert letters(site) == ["leaving_confirmed"]


def test_a_substitute_leaves_too(site: Site, secretary: Reader, council: Council) -> None:
    address = council.membership("udtraeden", "substitute")
    assert "Sidste dag som suppleant" in secretary.opens(address).text

    assert leaves(secretary, address, "31.12.2026", "resigned").status == 303
    assert held(site, council.substitute).until == day("2027-01-01")


def test_a_departure_needs_a_day_and_a_reason(secretary: Reader, council: Council) -> None:
    answer = secretary.sends(council.membership("udtraeden"), last_day="", reason="", trin="vis")

    assert answer.status == 422
    assert [line.split(":")[0].split("?")[0] for line in answer.page.errors] == ["Sidste dag som medlem", "Hvorfor"]


def test_nobody_leaves_twice(site: Site, secretary: Reader, council: Council) -> None:
    address = council.membership("udtraeden")
    other = secretary.sends(address, last_day="31.3.2027", reason="resigned", trin="vis").page
    leaves(secretary, address, "28.2.2027", "resigned")

    answer = secretary.posts(address, **other.hidden, last_day="31.3.2027", reason="resigned", trin="registrer")

    assert answer.status == 422
    assert "Udtræden er allerede registreret" in answer.text
    assert held(site, council.chair).until == day("2027-03-01")


# Case 11: a member moves away


def test_moving_away_is_decided_by_somebody_who_has_heard_the_member_first(
    site: Site, secretary: Reader, council: Council
) -> None:
    def rule(session: Session) -> None:
        body = session.get_one(Body, council.body)
        session.refresh(body, ["rules"])
        lives = NewRule(RuleKind.RESIDENCE_REQUIRED, RuleSource.LAW, "integrationsloven § 42, stk. 3")
        bodies.hold_to_rule(session, body, lives, Span(day("2026-01-01"), None), by=BY, now=NOW)

    site.saves(rule)
    address = council.membership("udtraeden")

    page = secretary.sends(address, last_day="28.2.2027", reason="moved_away", trin="vis").page
    assert "Ifølge loven (integrationsloven § 42, stk. 3) bor alle medlemmer i kommunen" in page.text

    refused = leaves(secretary, address, "28.2.2027", "moved_away")
    assert refused.status == 422
    asked = {line.partition("?")[0] for line in refused.page.errors}
    assert asked >= {"Hvem har besluttet det", "Hvornår blev det besluttet"}

    hears = address + "/hoering"
    letter = {"reason": "moved_away", "grounds": "Folkeregisteret siger det.", "answer_by": "5.12.2026"}
    assert "Folkeregisteret siger det." in secretary.sends(hears, **letter, trin="vis").page.text
    written = secretary.sends(hears, **letter)
    assert "Hørt ved brevet" in secretary.follows(written).text
    assert letters(site) == ["leaving_hearing"]

    decided = {"decided_by": "Kommunalbestyrelsen", "decided_on": "21.11.2026"}
    assert leaves(secretary, address, "28.2.2027", "moved_away", **decided).status == 303
    with site.database.reading() as session:
        made = session.scalars(select(MembershipEnding)).one()
        assert (made.heard_on, made.decided_by) == (day("2026-11-21"), "Kommunalbestyrelsen")
        told = session.scalars(select(Letter.body).filter_by(kind="leaving_confirmed")).one()
        assert "Kommunalbestyrelsen besluttede det 21. november 2026" in told


def test_where_no_rule_asks_for_residence_the_page_says_so(secretary: Reader, council: Council) -> None:
    page = secretary.sends(council.membership("udtraeden"), last_day="28.2.2027", reason="moved_away", trin="vis").page

    assert "Ingen regel for rådet siger på den dag, at medlemmerne bor i kommunen" in page.text


def test_another_letter_for_the_same_reason_takes_the_place_of_one_that_nobody_has_sent(
    site: Site, secretary: Reader, council: Council
) -> None:
    hears = council.membership("udtraeden/hoering")
    known = {"grounds": "Udeblev den 3. marts.", "answer_by": "10.12.2026"}

    secretary.sends(hears, reason="absence_rule", **known)
    assert "Brevet er ikke sendt: et nyt med samme begrundelse træder i stedet for det." in secretary.opens(hears).text
    secretary.sends(hears, reason="absence_rule", **known | {"grounds": "Udeblev den 4. marts."})
    secretary.sends(hears, reason="lost_basis", **known)

    with site.database.reading() as session:
        waiting = session.scalars(select(Letter).where(Letter.cancelled_at.is_(None))).all()
        assert len(session.scalars(select(Letter)).all()) == 3
        assert ["4. marts" in one.body for one in sorted(waiting, key=lambda one: one.queued_at)] == [True, False]
        assert len(session.scalars(select(MembershipHearing)).all()) == 2


def test_the_letter_of_a_hearing_gives_no_reason_before_one_is_chosen(secretary: Reader, council: Council) -> None:
    def letter(page: str) -> str:
        (shown,) = secretary.opens(page).page.all("div", lang="da")
        return shown.text

    hears = council.membership("udtraeden/hoering")

    assert "[Her står den begrundelse, du vælger]" in letter(hears)
    assert "Reglen om medlemmer, der bliver væk" not in letter(hears)
    assert "Reglen om medlemmer, der bliver væk" in letter(f"{hears}?grund=absence_rule")


def test_a_hearing_needs_its_grounds_and_time_to_answer(site: Site, secretary: Reader, council: Council) -> None:
    answer = secretary.sends(
        council.membership("udtraeden/hoering"), reason="absence_rule", grounds=" ", answer_by="21.11.2026"
    )
    late = secretary.sends(
        council.membership("udtraeden/hoering"), reason="absence_rule", grounds="x", answer_by="21.11.2026"
    )

    never = secretary.sends(
        council.membership("udtraeden/hoering"), reason="absence_rule", grounds="x", answer_by="1.1.2090"
    )

    assert (answer.status, late.status, never.status) == (422, 422, 422)
    assert "inden for 366 dage" in " ".join(never.page.errors)
    with site.database.reading() as session:
        assert session.scalars(select(MembershipHearing)).all() == []


# Cases 12 and 14: what gave the seat is lost


def a_politician(site: Site) -> str:
    """Seat a member of the municipal council in a council of its own; return the address of the membership."""

    def make(session: Session) -> str:
        body = a_council(session, "Udsatterådet", seats=0)
        kind = {"seat_type": SeatType.MUNICIPAL_COUNCIL, "arrangement": SubstituteArrangement.NONE}
        group = a_seat_group(session, the_term(session, body), "Politikere", **kind)
        member = a_member(session, group.seats[0], a_person(session, "Gerda Friis"), party="Venstre")
        return f"/sekretariat/udsatteraadet/raad/medlemskaber/{member.id}"

    return site.saves(make)


def test_whoever_leaves_the_municipal_council_leaves_the_seat_to_the_same_group(site: Site, secretary: Reader) -> None:
    address = a_politician(site) + "/udtraeden"

    page = secretary.sends(address, last_day="28.2.2027", reason="lost_basis", trin="vis").page
    assert "kommunestyrelsesloven § 28, stk. 1" in page.text
    assert "ret partiet i stedet" in page.text

    decided = {"decided_by": "Byrådet", "decided_on": "20.11.2026", "hearing": "not_heard"}
    leaves(secretary, address, "28.2.2027", "lost_basis", **decided, not_heard_because="Medlemmet har selv meldt det.")

    with site.database.reading() as session:
        assert session.scalars(select(SubstituteCall)).one().filled_by is FilledBy.POLITICAL_GROUP


def test_whoever_leaves_the_party_keeps_the_seat(site: Site, secretary: Reader) -> None:
    address = a_politician(site)

    answer = secretary.sends(address + "/parti", party="Løsgænger")

    assert "beholder pladsen" in secretary.follows(answer).text
    left = held(site, UUID(address[-36:]))
    assert (left.party, left.until) == ("Løsgænger", None)


def test_only_a_seat_of_the_municipal_council_has_a_party(secretary: Reader, council: Council) -> None:
    assert secretary.opens(council.membership("parti")).status == 404


def test_what_the_seat_is_given_for_is_said_when_it_is_lost(site: Site, secretary: Reader, council: Council) -> None:
    def criterion(session: Session) -> None:
        seat_group = session.get_one(Membership, council.chair).seat_group_id
        session.get_one(SeatGroup, seat_group).criterion = "formand for en forening"

    site.saves(criterion)

    page = secretary.sends(council.membership("udtraeden"), last_day="28.2.2027", reason="lost_basis", trin="vis").page

    assert "Pladsen er givet til: formand for en forening" in page.text


# Cases 18 and 22


def test_a_vice_chair_who_leaves_is_followed_by_a_new_election(site: Site, secretary: Reader, council: Council) -> None:
    def vice(session: Session) -> None:
        member = session.get_one(Membership, council.member)
        appointments.hold_office(session, member, Office.VICE_CHAIR, since=day("2026-06-01"), by=BY, now=NOW)

    site.saves(vice)

    page = secretary.sends(
        council.membership("udtraeden", "member"), last_day="28.2.2027", reason="resigned", trin="vis"
    ).page

    assert "Der skal vælges en ny næstforperson efter 28. februar 2027." in page.text


def test_too_few_members_are_warned_of_only_while_the_rule_holds(
    site: Site, secretary: Reader, council: Council
) -> None:
    def rule(session: Session) -> None:
        body = session.get_one(Body, council.body)
        session.refresh(body, ["rules"])
        seven = NewRule(RuleKind.MINIMUM_MEMBERS, RuleSource.CHARTER, "vedtægten § 3", number=2)
        bodies.hold_to_rule(session, body, seven, Span(day("2026-01-01"), day("2027-06-01")), by=BY, now=NOW)

    site.saves(rule)
    address = council.membership("udtraeden")

    while_it_holds = secretary.sends(address, last_day="28.2.2027", reason="resigned", trin="vis").page
    after_it = secretary.sends(address, last_day="30.6.2027", reason="resigned", trin="vis").page

    assert "Ifølge vedtægten (vedtægten § 3) skal der være mindst 2 medlemmer. Der er 1 tilbage." in while_it_holds.text
    assert "For få medlemmer" not in after_it.text


# An organisation's seat


def test_an_organisation_is_asked_for_somebody_else(site: Site, secretary: Reader, council: Council) -> None:
    leaves(secretary, council.membership("udtraeden", "substitute"), "31.12.2026", "resigned")

    page = secretary.sends(council.membership("udtraeden"), last_day="28.2.2027", reason="resigned", trin="vis").page
    assert "Foreningen Havnen bliver bedt om at pege på en anden" in page.text
    assert "Indstil en kvinde og en mand" in page.text

    assert leaves(secretary, council.membership("udtraeden"), "28.2.2027", "resigned").status == 303
    assert "organisation_to_name" in letters(site)


def test_a_place_elsewhere_on_behalf_of_the_council_ends_with_it(
    site: Site, secretary: Reader, council: Council
) -> None:
    def make(session: Session) -> object:
        person = session.get_one(Person, session.get_one(Membership, council.chair).person_id)
        sits = a_member(session, the_seats(session, a_council(session, "Folkeoplysningsudvalget"))[0], person)
        sits.on_behalf_of_id = council.body
        return sits.id

    elsewhere = site.saves(make)

    page = secretary.sends(council.membership("udtraeden"), last_day="28.2.2027", reason="resigned", trin="vis").page
    assert "Folkeoplysningsudvalget: rådet vælger en anden." in page.text

    leaves(secretary, council.membership("udtraeden"), "28.2.2027", "resigned")
    assert held(site, elsewhere).until == day("2027-03-01")


def test_a_membership_of_another_council_is_not_found(site: Site, secretary: Reader, council: Council) -> None:
    site.saves(lambda session: a_council(session, "Ældrerådet").id)

    for act in ("udtraeden", "udtraeden/hoering", "parti"):
        address = f"/sekretariat/aeldreraadet/raad/medlemskaber/{council.chair}/{act}"
        assert secretary.opens(address).status == 404
