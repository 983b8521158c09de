// The screen of the evening: it opens the one step that is in focus, and writes what changes.
(function () {
  "use strict";

  window.Evening = window.Evening || {};

  var FOCUS = {
    "candidates": "candidates", "nobody-votes": "list", "voting": "door", "counting": "votes", "lot": "result",
    "result": "result", "certified": "record"
  };

  window.Evening.screen = function (root, words, does) {
    var draw = window.Evening.draw;
    var made = draw.made;
    var said = draw.said;
    var stage = "";
    var onPad = "";

    function one(selector) { return root.querySelector(selector); }

    function list(name) { return one('[data-list="' + name + '"]'); }

    function shows(name, isShown) {
      var part = one('[data-part="' + name + '"]');
      if (part) { part.hidden = !isShown; }
    }

    function button(text, within, press) {
      var found = made("button", text, within);
      found.type = "button";
      found.addEventListener("click", press);
      return found;
    }

    function link(address, within) {
      var found = made("a", null, within);
      found.href = address;
      return found;
    }

    function candidates(now) {
      var items = draw.emptied(list("candidates"));
      now.entries.forEach(function (entry) {
        var item = made("li", null, items);
        made("bdi", entry.name, item);
        if (entry.withdrawn) { item.appendChild(document.createTextNode(" (" + words.advice.withdrawn + ")")); }
      });
      now.candidates.forEach(function (who) {
        var item = made("li", null, items);
        made("bdi", who.name, who.page ? link(who.page, item) : item);
        var notes = [];
        if (!who.stands) { notes.push(words.absent); } else if (!who.declares) { notes.push(words.undeclared); }
        if (who.waiting) { notes.push(words.waits); }
        if (notes.length) { item.appendChild(document.createTextNode(" – " + notes.join(", "))); }
        if (who.act) {
          item.appendChild(document.createTextNode(" "));
          var undo = button(words.undo, item, function () { does.undoCandidate(who.act); });
          undo.className = "function-link";
          made("span", " " + who.name, undo).className = "sr-only";
        }
      });
      one('[data-empty="candidates"]').hidden = items.children.length > 0;
    }

    // A button for each number; pressed ones stand in the field, where they can be typed as well.
    function pad(place, field, numbers, nameOf, change) {
      draw.emptied(place);
      numbers.forEach(function (number) {
        var key = button(number + ". ", place, function () { change(field, number); });
        made("bdi", nameOf(number), key);
        key.dataset.number = number;
        key.setAttribute("aria-pressed", "false");
      });
    }

    function pressed(place, field) {
      var marks = field.value.split(/[\s,]+/);
      Array.prototype.forEach.call(place.children, function (key) {
        key.setAttribute("aria-pressed", String(marks.indexOf(key.dataset.number) >= 0));
      });
    }

    function pads(now) {
      var tie = now.result && now.result.tie;
      var key = JSON.stringify([now.entries, tie]);
      if (key === onPad) { return; }
      onPad = key;
      function nameOf(number) { return now.entries[number - 1].name; }
      var numbers = now.entries.map(function (entry) { return entry.number; });
      pad(one("[data-pad]"), one("[name=paper-marks]"), numbers, nameOf, does.mark);
      pad(one("[data-drawing]"), one("[name=lot-drawn]"), tie ? tie.between : [], nameOf, does.mark);
      fields(now.entries);
    }

    // The fields for totals, of those who got their numbers after the page was made.
    function fields(entries) {
      var place = one("[data-votes]");
      if (place.querySelectorAll("input").length === entries.length) { return; }
      draw.emptied(place);
      entries.forEach(function (entry) {
        var group = made("div", null, place);
        group.className = "form-group";
        var label = made("label", entry.number + ". " + entry.name, group);
        label.className = "form-label";
        var field = made("input", null, group);
        field.name = "totals-votes_" + entry.number;
        field.id = label.htmlFor = field.name;
        field.className = "form-input input-width-xxs";
        field.inputMode = "numeric";
        field.required = true;
      });
    }

    function votes(now) {
      var pile = now.pile;
      var cast = now.tally && now.stage !== "counting" && !pile.papers ? now.tally : pile;
      var account = said(words.account, cast);
      one("[data-account]").textContent = account;
      var facts = { cast: pile.papers, of: now.voters };
      var isKnown = now.voters !== null && now.closed && pile.papers;
      var differs = isKnown && pile.papers >= now.voters && pile.papers !== now.voters;
      var adds = isKnown && pile.papers === now.voters;
      one("[data-adds]").textContent = adds ? said(words.adds, facts) : differs ? said(words.differs, facts) : "";
      draw.totals(list("totals"), now.entries, pile.votes);
      one('[data-said="votes"]').textContent = now.voters === null
        ? said(words.read, { n: pile.papers }) : said(words.readOf, { n: pile.papers, of: now.voters });
      one("[data-record-account]").textContent = said(words.voters, { n: now.voters || 0 }) + ". "
        + said(words.account, now.tally || pile) + (now.tally && now.tally.remark ? " " + now.tally.remark : "");
    }

    function result(now, note) {
      var found = now.result;
      var lines = found ? found.lines : [];
      draw.lines(list("lines"), lines);
      draw.lines(list("record-lines"), lines);
      draw.lots(list("lots"), now.lots, now.entries, words);
      draw.lots(list("record-lots"), now.lots, now.entries, words);
      var notes = [];
      if (now.preliminary) { notes.push(found ? words.preliminary : words.noPreliminary); }
      if (note) { notes.push(note); }
      one("[data-notes]").textContent = one("[data-record-notes]").textContent = notes.join(" ");
      var tie = found && found.tie;
      if (tie) {
        var names = tie.between.map(function (number) { return number + ". " + now.entries[number - 1].name; });
        one("[data-tied]").textContent = said(words.tied, { names: names.join(", ") });
        one("[data-question]").textContent = tie.question + " " + tie.first;
      }
      one('[data-said="result"]').textContent = "";
      var signatures = draw.emptied(list("signatures"));
      (now.people.length ? now.people : ["", "", "", ""]).forEach(function (name) {
        made("bdi", name, made("li", null, signatures));
      });
      // The committee says once who is there.
      var people = one("[name=certify-people]");
      if (!people.value && now.people.length) { people.value = now.people.join("\n"); }
    }

    function parts(now) {
      var isOver = now.stage === "nobody-votes";
      shows("calling", !now.fixed && !now.rehearsal);
      shows("nobody", isOver);
      shows("closing", !now.voting && !isOver);
      shows("closed", now.voting);
      shows("door", now.voting);
      shows("no-door", !now.voting);
      shows("no-votes", !now.voting);
      shows("polls", now.voting && !now.closed);
      shows("reading", now.closed && !now.certified);
      shows("result", Boolean(now.result));
      shows("no-result", !now.result);
      shows("lot", Boolean(now.result && now.result.tie) && !now.certified);
      shows("certify", now.stage === "result" && Boolean(now.result));
      shows("pdf", now.closed && !now.waiting);
      shows("certified", now.certified);
    }

    // One thing is in focus at a time: its step is open, and whoever has just done the one before is led there.
    function focus(now) {
      if (now.stage === stage) { return; }
      var name = now.stage === "candidates" && now.fixed ? "list" : FOCUS[now.stage];
      var isFirst = stage === "";
      stage = now.stage;
      root.querySelectorAll("[data-step]").forEach(function (step) { step.open = step.dataset.step === name; });
      var controls = one('[data-step="' + name + '"]').querySelectorAll("input:not([type=hidden]), button, textarea");
      var seen = Array.prototype.filter.call(controls, function (each) { return each.offsetParent !== null; });
      if (!isFirst && seen.length) { seen[0].focus(); }
    }

    return {
      show: function (now, note) {
        parts(now);
        candidates(now);
        one("[data-voters]").textContent = now.voters || 0;
        one('[data-said="door"]').textContent = said(words.voters, { n: now.voters || 0 });
        var stand = now.candidates.filter(function (who) { return who.stands; }).length;
        one('[data-said="candidates"]').textContent = now.fixed
          ? said(words.onBallot, { n: now.entries.length }) : said(words.candidates, { n: stand });
        pads(now);
        votes(now);
        result(now, note);
        focus(now);
      },
      pressed: pressed
    };
  };
})();
