// What would be refused is said at once, while the network may be away: else it would come back after an hour, when others
// stand on it. The program checks everything again.
(function () {
  "use strict";

  window.Evening = window.Evening || {};

  function folded(name) { return name.trim().replace(/\s+/g, " ").toLocaleLowerCase("da"); }

  // The numbers that somebody wrote, each once: two crosses at one name are one.
  function numbers(text) {
    return text.split(/[\s,]+/).filter(Boolean).map(Number).filter(function (number, at, all) {
      return all.indexOf(number) === at;
    });
  }

  function unknown(marks, known) {
    return marks.filter(function (number) { return known.indexOf(number) < 0; });
  }

  window.Evening.numbers = numbers;

  // Each returns why something is not taken; empty where nothing is known against it. `field` gives a field of the form.
  window.Evening.check = function (words) {
    var said = window.Evening.draw.said;

    function differs(cast, now, remark) {
      var isOther = now.voters !== null && cast !== now.voters && !remark.trim();
      return isOther ? said(words.differs, { cast: cast, of: now.voters }) : "";
    }

    return {
      "candidate": function (field, now) {
        var name = field("name").value;
        var contact = field("contact").value;
        if (/@/.test(contact) && !/\S+@\S+\.\S+/.test(contact)) { return words.badAddress; }
        var isThere = now.candidates.some(function (one) { return folded(one.name) === folded(name); });
        if (!isThere || field("known").value === name) { return ""; }
        field("known").value = name;
        return words.namesake;
      },

      "list": function (field, now) {
        var stand = now.candidates.filter(function (one) { return one.stands; });
        var silent = stand.filter(function (one) { return !one.declares; });
        if (!now.fixed && Date.now() < now.closes) { return words.waitsFor; }
        if (!now.fixed && !stand.length) { return words.nobodyStands; }
        if (!silent.length) { return ""; }
        return said(words.silent, { names: silent.map(function (one) { return one.name; }).join(", ") });
      },

      "voter-back": function (field, now) { return now.voters > 0 ? "" : words.noVoters; },

      "paper": function (field, now) {
        var marks = numbers(field("marks").value);
        var fault = field("fault").value;
        var others = unknown(marks, now.entries.map(function (entry) { return entry.number; }));
        if (!marks.length && !fault) { return words.paperEmpty; }
        if (marks.length && fault === "blank") { return words.paperNotBlank; }
        if (!fault && others.length) { return said(words.notOnBallot, { n: others[0] }); }
        return !fault && now.most && marks.length > now.most ? said(words.tooMany, { n: now.most }) : "";
      },

      "count": function (field, now) {
        return now.pile.papers ? differs(now.pile.papers, now, field("remark").value) : words.noPaper;
      },

      "totals": function (field, now, fields) {
        var cast = Object.keys(fields).reduce(function (sum, name) {
          var counts = name === "valid" || name === "blank" || name.indexOf("invalid_") === 0;
          return sum + (counts ? Number(fields[name][0]) : 0);
        }, 0);
        return differs(cast, now, field("remark").value);
      },

      "lot": function (field, now) {
        var tie = now.result.tie;
        var drawn = numbers(field("drawn").value);
        if (drawn.length < tie.needed || unknown(drawn, tie.between).length) {
          return said(words.lotNeeds, { n: tie.needed });
        }
        return folded(field("drawn_by").value) === folded(field("witnessed_by").value) ? words.lotWitness : "";
      }
    };
  };
})();
