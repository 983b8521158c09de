// The hall's screen. It follows the window of the evening on the same computer, also without a network, and asks the
// program every few seconds, so that it can stand on another one.
(function () {
  "use strict";

  var root = document.getElementById("projector");
  var words = JSON.parse(root.dataset.words);
  var draw = window.Evening.draw;
  var key = "evening:" + root.dataset.election + ":hall";
  var withVotes = root.dataset.votes === "yes";
  var EVERY = 3000;
  var theirs = JSON.parse(root.dataset.hall);

  function one(name) { return root.querySelector("[" + name + "]"); }

  function ours() {
    try { return JSON.parse(window.localStorage.getItem(key)); } catch (error) { return null; }
  }

  function headline(hall) {
    if (hall.stage === "voting") { return words.votingNow; }
    if (hall.stage === "counting") { return words.countingNow; }
    return { "candidates": words.begun, "nobody-votes": words.nobodyVotes }[hall.stage] || "";
  }

  function numbers(hall) {
    if (hall.stage === "candidates" || hall.voters === null) { return ""; }
    if (hall.stage === "counting") { return draw.said(words.readOf, { n: hall.read, of: hall.voters }); }
    return draw.said(words.voters, { n: hall.voters });
  }

  function text(element, what) {
    if (element.textContent !== what) { element.textContent = what; }
  }

  function show(hall) {
    text(one("data-now"), headline(hall));
    text(one("data-number"), numbers(hall));
    text(one("data-note"), hall.preliminary ? words.preliminary : "");
    if (hall.result) {
      draw.lines(one("data-lines"), hall.result.lines);
    } else {
      var counts = hall.stage === "counting" && withVotes;
      draw.totals(one("data-lines"), hall.entries, counts ? hall.votes || {} : null);
    }
    draw.lots(one("data-lots"), hall.lots, hall.entries, words);
  }

  // What waits in the other window is ahead of what the program knows.
  function newest() {
    var here = ours();
    return here && here.waiting ? here : theirs;
  }

  function ask() {
    window.fetch(root.dataset.stand, { redirect: "manual", cache: "no-store" }).then(function (answer) {
      return answer.ok ? answer.json() : null;
    }).then(function (found) {
      if (found) { theirs = found; }
      show(newest());
    }).catch(function () {
      show(ours() || theirs);
    }).then(function () { window.setTimeout(ask, EVERY); });
  }

  window.addEventListener("storage", function (event) {
    if (event.key === key) { show(ours() || theirs); }
  });
  show(newest());
  window.setTimeout(ask, EVERY);
})();
