// The evening as it is once everything that waits here is sent: what the program said last, and each act upon it. So the
// screen goes on without a network. What the program refuses is not done, and not shown as if it were.
(function () {
  "use strict";

  window.Evening = window.Evening || {};

  function first(act, name) { return (act.fields[name] || [""])[0]; }

  function numbers(text) { return window.Evening.numbers(text); }

  function lines(text) {
    return text.split("\n").map(function (line) { return line.trim(); }).filter(Boolean);
  }

  function put(now, act, more) {
    var pile = now.pile;
    var marks = numbers(first(act, "marks"));
    var fault = first(act, "fault");
    if (!window.Evening.fits(now, act, marks)) { return; }
    pile.papers += more;
    if (fault === "blank") { pile.blank += more; return; }
    if (fault) { pile.invalid += more; return; }
    pile.valid += more;
    marks.forEach(function (number) { pile.votes[number] = (pile.votes[number] || 0) + more; });
  }

  function closeList(now, act) {
    if (!now.fixed) {
      var order = first(act, "order").split(" ");
      var there = now.candidates.filter(function (one) { return one.stands; });
      now.entries = order.map(function (id, at) {
        var found = there.filter(function (one) { return one.id === id || one.act === id; })[0];
        return { number: at + 1, name: found ? found.name : "", withdrawn: false };
      });
      now.order = order;
      now.fixed = true;
      now.candidates = [];
    }
    now.voting = now.entries.length > now.seats;
    now.people = lines(first(act, "people"));
  }

  function counted(now, votes, valid, blank, invalid, remark) {
    now.tally = { valid: valid, blank: blank, invalid: invalid, cast: valid + blank + invalid, remark: remark };
    now.tally.expected = now.voters;
    now.votes = votes;
    now.counts = true;
  }

  // What was read since waits to be counted.
  function uncounted(now) {
    now.result = now.votes = now.tally = null;
    now.counts = false;
  }

  function totals(now, act) {
    var votes = {};
    var invalid = 0;
    Object.keys(act.fields).forEach(function (name) {
      if (name.indexOf("votes_") === 0) { votes[name.slice("votes_".length)] = Number(first(act, name)); }
      if (name.indexOf("invalid_") === 0) { invalid += Number(first(act, name)); }
    });
    if (!window.Evening.fits(now, act, Object.keys(votes).map(Number))) { return; }
    counted(now, votes, Number(first(act, "valid")), Number(first(act, "blank")), invalid, first(act, "remark"));
  }

  var DOES = {
    "candidate": function (now, act) {
      now.candidates.push({
        id: act.id, act: act.id, name: first(act, "name"), waiting: true, approved: false,
        stands: first(act, "presence") !== "ikke-her",
        declares: !now.asks || "declares" in act.fields
      });
    },
    "candidate-back": function (now, act) {
      now.candidates = now.candidates.filter(function (one) { return one.act !== first(act, "of"); });
    },
    "list": closeList,
    "voter": function (now) { now.voters = (now.voters || 0) + 1; },
    "voter-back": function (now) { now.voters = (now.voters || 0) - 1; },
    "polls": function (now) { now.closed = true; },
    "paper": function (now, act) { put(now, act, 1); uncounted(now); },
    "paper-back": function (now, act) { put(now, act, -1); uncounted(now); },
    "count": function (now, act) {
      var pile = now.pile;
      counted(now, pile.votes, pile.valid, pile.blank, pile.invalid, first(act, "remark"));
    },
    "totals": totals,
    "lot": function (now, act) {
      now.lots.push({
        purpose: first(act, "purpose"), between: numbers(first(act, "between")), drawn: numbers(first(act, "drawn")),
        drawnBy: first(act, "drawn_by"), witnessedBy: first(act, "witnessed_by")
      });
      now.counts = true;
    },
    "certify": function (now, act) { now.certified = true; now.people = lines(first(act, "people")); }
  };

  function votesOf(result) {
    var votes = {};
    result.lines.forEach(function (line) { votes[line.number] = line.votes; });
    return votes;
  }

  function stageOf(now) {
    if (now.certified) { return "certified"; }
    if (now.fixed && !now.voting && now.entries.length <= now.seats) { return "nobody-votes"; }
    if (!now.voting) { return "candidates"; }
    if (!now.closed) { return "voting"; }
    if (!now.result && !now.counts) { return "counting"; }
    return now.result && now.result.tie ? "lot" : "result";
  }

  // A cap for each group is not counted here: then the result waits for the program.
  window.Evening.now = function (state, acts, words) {
    var now = JSON.parse(JSON.stringify(state));
    now.order = now.order || [];
    var waiting = acts.filter(function (act) { return !act.reasons; });
    waiting.forEach(function (act) { DOES[act.kind](now, act); });
    now.waiting = waiting.length;
    if (now.counts) {
      now.preliminary = true;
      var votes = now.votes || (now.result ? votesOf(now.result) : {});
      now.result = now.cap ? null : window.Evening.result(now, votes, words);
    }
    if (waiting.length) { now.stage = stageOf(now); }
    return now;
  };

  window.Evening.first = first;
})();
