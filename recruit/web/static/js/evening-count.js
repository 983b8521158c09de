// Crosses added up in the browser, for the screen and the hall while there is no network. The program counts again, and
// its count is the one that holds; `recruit/counting/places.py` says the same rule at length.
(function () {
  "use strict";

  window.Evening = window.Evening || {};

  function has(list, one) { return list.indexOf(one) >= 0; }

  function alike(one, other) {
    return one.length === other.length && one.every(function (number) { return has(other, number); });
  }

  // Equal ones together, those with the most votes first, by number among themselves.
  function fromTheTop(entries, votes) {
    var groups = {};
    entries.forEach(function (entry) {
      var has = votes[entry.number] || 0;
      (groups[has] = groups[has] || []).push(entry.number);
    });
    return Object.keys(groups).map(Number).sort(function (a, b) { return b - a; }).map(function (votes) {
      return groups[votes].sort(function (a, b) { return a - b; });
    });
  }

  // The whole order of a lot: the last one follows by itself. Null where no lot is recorded for just these.
  function drawn(lots, purpose, between) {
    var found = lots.filter(function (lot) { return lot.purpose === purpose && alike(lot.between, between); })[0];
    if (!found) { return null; }
    var left = between.filter(function (number) { return !has(found.drawn, number); });
    return found.drawn.concat(left.length === 1 ? left : []);
  }

  function tie(purpose, between, howMany) {
    return { purpose: purpose, between: between, needed: Math.min(howMany, between.length - 1) };
  }

  function seats(groups, open, lots) {
    var found = { winners: [], drawings: [], tie: null };
    groups.forEach(function (equal) {
      var left = open - found.winners.length;
      if (found.tie || left <= 0) { return; }
      if (equal.length <= left) { found.winners = found.winners.concat(equal); return; }
      var order = drawn(lots, "seat", equal);
      if (!order) { found.tie = tie("seat", equal, left); return; }
      found.winners = found.winners.concat(order.slice(0, left));
      found.drawings.push({ between: equal, left: order.slice(left) });
    });
    return found;
  }

  // Who comes next: a lot for the seats that went on drawing orders those it left without one.
  function line(groups, wanted, drawings, lots) {
    var found = { numbers: [], tie: null };
    groups.forEach(function (equal) {
      var needed = Math.min(equal.length, wanted - found.numbers.length);
      if (found.tie || needed <= 0) { return; }
      var order = equal.length === 1 ? equal : null;
      drawings.forEach(function (one) {
        var ours = equal.every(function (number) { return has(one.between, number); });
        if (!order && ours && one.left.length >= needed) { order = one.left; }
      });
      order = order || drawn(lots, "substitutes", equal);
      if (!order) { found.tie = tie("substitutes", equal, needed); return; }
      found.numbers = found.numbers.concat(order.slice(0, needed));
    });
    return found;
  }

  function advised(entry, winners, next, open) {
    if (has(winners, entry.number)) { return { advice: "recommended", rank: winners.indexOf(entry.number) + 1 }; }
    if (has(next, entry.number)) { return { advice: "next", rank: next.indexOf(entry.number) + 1 }; }
    if (entry.withdrawn) { return { advice: "withdrawn", rank: null }; }
    if (!open) { return { advice: "neither", rank: null }; }
    return { advice: has(open.between, entry.number) ? "equal" : "open", rank: null };
  }

  // What crosses come to: the candidates in the order of the result, and the lot that is missing.
  window.Evening.result = function (state, votes, words) {
    var eligible = state.entries.filter(function (entry) { return !entry.withdrawn; });
    var taken = seats(fromTheTop(eligible, votes), state.seats, state.lots);
    var left = eligible.filter(function (entry) { return !has(taken.winners, entry.number); });
    var wanted = state.substitutes === null ? eligible.length : state.substitutes;
    var next = taken.tie ? { numbers: [], tie: null } : line(fromTheTop(left, votes), wanted, taken.drawings, state.lots);
    var open = taken.tie || next.tie;
    var lines = state.entries.map(function (entry) {
      var told = advised(entry, taken.winners, next.numbers, open);
      return {
        number: entry.number, name: entry.name, votes: votes[entry.number] || 0,
        advice: told.advice, rank: told.rank, said: words.advice[told.advice]
      };
    });
    var places = { recommended: 0, next: 1 };
    function place(one) { return one.advice in places ? places[one.advice] : 2; }
    lines.sort(function (a, b) { return place(a) - place(b) || (a.rank || 0) - (b.rank || 0) || b.votes - a.votes; });
    if (open) { open.question = words.purposes[open.purpose][0]; open.first = words.purposes[open.purpose][1]; }
    return { lines: lines, tie: open, outdated: false };
  };
})();
