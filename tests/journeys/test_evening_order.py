"""The numbers of an evening in the browser: once called out without a network, each stays the same person's."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.conftest import Walk

pytestmark = pytest.mark.browser

SCRIPTS = Path("recruit/web/static/js").resolve()

#: A list was refused, and papers wait that were read by its numbers. Returns the list, and who may not be sent.
SENT_AGAIN = """([waiting, there]) => {
    const made = (id, kind, order) => ({id, kind, fields: {order: [order]}});
    const acts = [made("list", "list", "ane bo"), ...waiting.map(id => made(id, "paper", "ane bo"))];
    acts[0].reasons = [{text: "Der er godkendt andre."}];
    const store = {acts: () => acts, change: () => true};
    const candidates = there.map(act => ({id: "n-" + act, act, stands: true}));
    const order = Evening.order(store, {otherNumbers: "Numrene gælder ikke længere."});
    order.closesAgain({fixed: false, candidates}, acts[0].fields);
    return [acts[0].fields.order[0], acts.filter(act => act.reasons).map(act => act.id)];
}"""


@pytest.mark.parametrize(
    ("waiting", "there", "sent"),
    [
        (["paper"], ["dorthe", "bo", "ane"], ["ane bo dorthe", []]),
        (["paper"], ["dorthe", "bo"], ["ane bo", ["list", "paper"]]),
        ([], ["dorthe", "bo"], ["bo dorthe", []]),
    ],
    ids=["somebody-came", "somebody-left", "nothing-was-read"],
)
def test_numbers_that_were_called_out_are_kept(
    walk_with: Callable[..., Walk], waiting: list[str], there: list[str], sent: list[Any]
) -> None:
    page = walk_with(locale="da-DK").page
    for name in ("check", "now", "order"):
        page.add_script_tag(path=SCRIPTS / f"evening-{name}.js")
    assert page.evaluate(SENT_AGAIN, [waiting, there]) == sent
