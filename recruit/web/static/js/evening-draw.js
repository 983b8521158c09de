// Rows and lists of the evening, as the screen and the projector show them.
(function () {
  "use strict";

  window.Evening = window.Evening || {};

  // An element with text in it; names stand in `bdi`, for they may be written from right to left.
  function made(tag, text, within) {
    var element = document.createElement(tag);
    if (text !== undefined && text !== null) { element.textContent = text; }
    if (within) { within.appendChild(element); }
    return element;
  }

  function said(text, facts) {
    return text.replace(/\{(\w+)\}/g, function (whole, name) { return name in facts ? facts[name] : whole; });
  }

  function emptied(element) {
    while (element.firstChild) { element.removeChild(element.firstChild); }
    return element;
  }

  function named(tag, number, name, within) {
    var cell = made(tag, number + ". ", within);
    made("bdi", name, cell);
    return cell;
  }

  function row(within, number, name, cells) {
    var line = made("tr", null, within);
    named("th", number, name, line).scope = "row";
    cells.forEach(function (text) { made("td", text, line); });
    return line;
  }

  window.Evening.draw = {
    made: made,
    said: said,
    emptied: emptied,

    // The result: a row for each candidate, with a thick line below the last one who is recommended.
    lines: function (body, lines) {
      emptied(body);
      lines.forEach(function (line, at) {
        var advice = line.advice === "next" ? line.said + " (" + line.rank + ")" : line.said;
        var made = row(body, line.number, line.name, [line.votes === null ? "–" : line.votes, advice]);
        var after = lines[at + 1];
        if (line.advice === "recommended" && after && after.advice !== "recommended") { made.className = "border"; }
      });
    },

    // The crosses so far, in the order of the ballot.
    totals: function (body, entries, votes) {
      emptied(body);
      entries.forEach(function (entry) {
        row(body, entry.number, entry.name, votes ? [votes[entry.number] || 0] : []);
      });
    },

    lots: function (list, lots, entries, words) {
      function names(numbers) {
        return numbers.map(function (number) {
          return (entries.filter(function (entry) { return entry.number === number; })[0] || { name: number }).name;
        }).join(", ");
      }
      emptied(list);
      lots.forEach(function (lot) {
        var facts = { names: names(lot.between), drawn: names(lot.drawn), by: lot.drawnBy, seen: lot.witnessedBy };
        made("li", said(words.lot, facts), list);
      });
    }
  };
})();
