"""The head of a count sheet: what is put to the vote, by which rule, and the papers."""

from collections.abc import Iterator

from recruit.counting.ballots import ONLY_WITHDRAWN, TOO_MANY, Account
from recruit.counting.contest import Contest
from recruit.counting.majority import NOT_ON_THIS_BALLOT
from recruit.counting.result import Count
from recruit.counting.sentences import Sentence, both, comma
from recruit.counting.sheet.layout import clean, heading, paragraph

#: Method -> the name of its rule.
RULES = {
    "plurality": Sentence("Ét kryds på hver seddel", "One mark on each paper"),
    "block": Sentence("Flere krydser på hver seddel", "Several marks on each paper"),
    "approval": Sentence("Kryds ved alle, man kan godkende", "A mark for everybody one can accept"),
    "majority": Sentence(
        "Flertalsvalg i op til tre afstemninger (kommunestyrelsesloven § 24, stk. 1)",
        "Majority in up to three ballots (Kommunestyrelsesloven § 24 stk. 1)",
    ),
    "list-dhondt": Sentence(
        "Lister efter d'Hondt: deling med 1, 2, 3 … (kommunal- og regionalvalgloven §§ 81-85)",
        "Lists by d'Hondt: division by 1, 2, 3 … (kommunal- og regionalvalgloven §§ 81-85)",
    ),
    "list-saintelague": Sentence(
        "Lister efter Sainte-Laguë: deling med 1, 3, 5 …", "Lists by Sainte-Laguë: division by 1, 3, 5 …"
    ),
    "stv-scottish-2007": Sentence(
        "Enkelt overførbar stemme efter den skotske regel (SSI 2007/42, regel 45-52)",
        "Single transferable vote by the Scottish rule (SSI 2007/42, rules 45-52)",
    ),
    "stv-meek": Sentence(
        "Enkelt overførbar stemme efter Meek (PR Foundations referenceregel, ni decimaler)",
        "Single transferable vote by Meek (reference rule of the PR Foundation, nine decimals)",
    ),
}

#: Reason -> what is said of papers that do not count for it; a reason that a contest has of its own is its own word.
_INVALID = {
    TOO_MANY: Sentence("for mange krydser", "too many marks"),
    ONLY_WITHDRAWN: Sentence("kun nogen, der har trukket sig", "only somebody who has withdrawn"),
    NOT_ON_THIS_BALLOT: Sentence("nogen, der ikke er med i denne afstemning", "somebody not on this ballot"),
}


def title(contest: Contest) -> list[str]:
    """Return the title, or the name of the contest's file where it has none, with a line under it."""
    return heading(clean(contest.title) or contest.id, "=")


def head(contest: Contest, count: Count, language: str) -> list[str]:
    """Return the title and, line by line, the rule, the seats, the quota and the papers, as far as there are any."""
    facts = [(label.in_language(language), said.in_language(language)) for label, said in _facts(contest, count)]
    wide = max(len(label) for label, _ in facts) + 2
    lines = title(contest)
    for label, said in facts:
        lines += paragraph(said, label.ljust(wide), " " * wide)
    return lines


def _facts(contest: Contest, count: Count) -> Iterator[tuple[Sentence, Sentence]]:
    yield Sentence("Regel", "Rule"), _rule(contest)
    yield Sentence("Pladser", "Seats"), _seats(contest)
    if count.quota is not None:
        yield Sentence("Kvote", "Quota"), _quota(contest, count.quota)
    if count.account is not None and count.account.cast:
        yield Sentence("Sedler", "Papers"), _papers(contest, count.account)


def _rule(contest: Contest) -> Sentence:
    rule, allowed = RULES[contest.method], contest.max_marks
    if allowed is None or contest.method not in ("block", "approval"):
        return rule
    return Sentence(f"{rule.da}, højst {allowed}", f"{rule.en}, {allowed} at most")


def _seats(contest: Contest) -> Sentence:
    seats = str(contest.seats)
    if contest.group_seats:
        by_group = both([f"{group} {has}" for group, has in contest.group_seats.items()])
        return Sentence(f"{seats}: {by_group.da}", f"{seats}: {by_group.en}")
    if contest.group_cap is not None:
        cap = contest.group_cap
        return Sentence(f"{seats}, højst {cap} fra samme gruppe", f"{seats}, at most {cap} from the same group")
    return Sentence(seats, seats)


def _quota(contest: Contest, quota: int | str) -> Sentence:
    shares = contest.seats + 1
    if isinstance(quota, int):
        return Sentence(
            f"{quota}: de gyldige sedler delt med {shares} (pladserne og én til), brøken skåret væk, plus 1",
            f"{quota}: the valid papers divided by {shares} (the seats and one more), the fraction cut off, plus 1",
        )
    return Sentence(
        f"{comma(quota)} til sidst; i hvert trin er den de stemmer, der endnu når nogen, delt med {shares}",
        f"{quota} at the end; at each stage it is the votes that still reach somebody, divided by {shares}",
    )


def _papers(contest: Contest, account: Account) -> Sentence:
    invalid = sum(account.invalid.values())
    said = Sentence(
        f"{account.cast} afgivne: gyldige {account.valid}, blanke {account.blank}, ugyldige {invalid}",
        f"{account.cast} cast: valid {account.valid}, blank {account.blank}, invalid {invalid}",
    )
    if invalid:
        reasons = [(_INVALID.get(why, Sentence(why, why)), how_many) for why, how_many in account.invalid.items()]
        danish = both([f"{why.da} {how_many}" for why, how_many in reasons]).da
        english = both([f"{why.en} {how_many}" for why, how_many in reasons]).en
        said = Sentence(f"{said.da} ({danish})", f"{said.en} ({english})")
    if contest.method != "majority":
        return said
    return Sentence(f"{said.da}, ved den sidste afstemning", f"{said.en}, at the last ballot")
