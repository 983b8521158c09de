// The screen of the evening. Every form works without this; with it, what is sent is kept in the browser first, is shown at
// once, and goes to the program when there is a network. Nothing disappears silently.
(function () {
  "use strict";

  var root = document.getElementById("evening");
  var words = JSON.parse(root.dataset.words);
  var store = window.Evening.store(root.dataset.election, root.dataset.user);
  var said = window.Evening.draw.said;
  var first = window.Evening.first;
  var hallKey = "evening:" + root.dataset.election + ":hall";
  var status = root.querySelector("[data-status]");
  var order = window.Evening.order(store, words);
  var checks = window.Evening.check(words);
  var isCleared = false;
  var note = "";
  var shown = "";
  var now = null;

  if (!store.works()) {
    status.textContent = words.cannotKeep;
    return;
  }

  // The page may have come out of the browser's own store, and be older than what the program said last.
  var state = JSON.parse(root.dataset.state);
  var kept = store.state();
  if (kept && kept.at > state.at) { state = kept; }

  var forms = {};
  root.querySelectorAll("form").forEach(function (form) {
    forms[new URL(form.action).searchParams.get("gem")] = form;
  });

  function field(kind, name) { return forms[kind].elements[kind + "-" + name]; }

  function clockOf(time) {
    return new Date(time).toLocaleTimeString("da-DK", { hour: "2-digit", minute: "2-digit" });
  }

  function tellStatus() {
    var acts = store.acts();
    var refusals = acts.filter(function (act) { return act.reasons; }).length;
    var waiting = acts.length - refusals;
    var trouble = sender.trouble();
    var last = store.lastSent();
    var parts = [];
    if (trouble && trouble !== "offline") { parts.push(words[trouble]); }
    if (refusals) { parts.push(said(words.refused, { n: refusals })); }
    if (waiting) { parts.push(waiting === 1 ? words.oneWaits : said(words.manyWait, { n: waiting })); }
    if (!acts.length && !trouble) { parts.push(words.sent); }
    if (!waiting && trouble === "offline") { parts.push(words.offline + "."); }
    if (last && (waiting || trouble)) { parts.push(said(words.lastSent, { time: clockOf(last) })); }
    var text = isCleared && !acts.length ? words.wiped : parts.join(" ");
    if (status.textContent !== text) { status.textContent = text; }
    status.className = "evening-status" + (acts.length || trouble ? " waits" : "");
    root.classList.toggle("is-anothers", trouble === "otherUser");
  }

  // What the hall may see goes to the projector's window on this computer, also without a network.
  function tellHall() {
    if (isCleared) { return; }
    var isCounted = ["lot", "result", "certified"].indexOf(now.stage) >= 0;
    var hall = {
      at: Date.now(), waiting: now.waiting, stage: now.stage, rehearsal: now.rehearsal, seats: now.seats,
      entries: now.entries, voters: now.voters, read: now.pile.papers, votes: now.pile.votes, lots: now.lots,
      result: isCounted ? now.result : null, preliminary: Boolean(now.preliminary)
    };
    try { window.localStorage.setItem(hallKey, JSON.stringify(hall)); } catch (error) { /* it asks the program */ }
  }

  function show() {
    var acts = store.acts();
    state.asks = Boolean(field("candidate", "declares"));
    now = window.Evening.now(state, acts, words);
    now.at = 0;
    // Written anew only where something is new: the cursor stays where it is, and nothing is read aloud twice.
    var key = JSON.stringify([now, note, acts.filter(function (act) { return act.reasons; })]);
    if (key !== shown) {
      shown = key;
      screen.show(now, note);
      refused(acts, function (kind) { return forms[kind]; });
    }
    undo.hidden = !store.papers().length;
    tellHall();
    tellStatus();
  }

  function does(kind, fields) {
    var act = store.add(kind, fields);
    if (!act) {
      status.textContent = words.cannotKeep;
      return null;
    }
    isCleared = false;
    show();
    sender.go();
    return act;
  }

  // What was not sent yet never was; of what the program may know, it is told that it was a slip.
  function takeBack(id, kind, fields) {
    var act = store.acts().filter(function (one) { return one.id === id; })[0];
    if (act && (!act.tried || act.reasons)) { forget(act); return; }
    fields.of = [id];
    does(kind, fields);
  }

  // It never was: nobody can undo it, either.
  function forget(act) {
    store.remove(act);
    store.keepPapers(store.papers().filter(function (paper) { return paper.id !== act.id; }));
    show();
  }

  function fieldsOf(form, kind) {
    var fields = {};
    new FormData(form).forEach(function (value, name) {
      var short = name.replace(kind + "-", "");
      if (short === "csrf_token" || short === "form_key") { return; }
      (fields[short] = fields[short] || []).push(value);
    });
    return fields;
  }

  function tellPaper() {
    var marks = window.Evening.numbers(field("paper", "marks").value);
    var tooMany = state.most && marks.length > state.most;
    var fault = field("paper", "fault");
    if (tooMany && !fault.value) { fault.value = "too-many-marks"; }
    if (!tooMany && fault.value === "too-many-marks") { fault.value = ""; }
    root.querySelector("[data-paper]").textContent = tooMany ? said(words.tooMany, { n: state.most }) : "";
    screen.pressed(root.querySelector("[data-pad]"), field("paper", "marks"));
    screen.pressed(root.querySelector("[data-drawing]"), field("lot", "drawn"));
  }

  // Before a form goes: what only the screen knows.
  var PREPARES = {
    "list": function () { field("list", "order").value = order.next(now); },
    "paper": function () { field("paper", "order").value = now.order.join(" "); },
    "totals": function () { field("totals", "order").value = now.order.join(" "); },
    "lot": function () {
      var tie = now.result.tie;
      field("lot", "purpose").value = tie.purpose;
      field("lot", "between").value = tie.between.join(" ");
      field("lot", "at").value = new Date().toISOString();
    }
  };

  // Why a form does not go stands above its button, and is read aloud.
  function complains(form, text) {
    var line = form.querySelector("[data-complaint]");
    if (!line) {
      line = window.Evening.draw.made("p");
      line.dataset.complaint = "";
      line.className = "form-error-message";
      line.setAttribute("role", "alert");
      form.insertBefore(line, form.firstChild);
    }
    line.textContent = text;
    return Boolean(text);
  }

  // After it: the form is empty again, and the cursor is where the next one is written.
  function emptied(kind, form, act) {
    if (kind === "paper") { store.keepPapers(store.papers().concat([{ id: act.id, fields: act.fields }])); show(); }
    var keeps = kind === "list" || kind === "certify";
    if (!keeps) { form.reset(); }
    if (kind === "paper") { tellPaper(); field("paper", "marks").focus(); }
    if (kind === "candidate") { field("candidate", "known").value = ""; field("candidate", "name").focus(); }
    if (kind === "lot") { tellPaper(); }
  }

  function closesAgain(fields) {
    var isAgain = order.closesAgain(now, fields);
    if (isAgain) { show(); sender.go(); }
    return isAgain;
  }

  root.addEventListener("submit", function (event) {
    var form = event.target;
    var kind = new URL(form.action).searchParams.get("gem");
    event.preventDefault();
    if (!form.reportValidity()) { return; }
    var why = checks[kind] ? checks[kind](function (name) { return field(kind, name); }, now, fieldsOf(form, kind)) : "";
    if (complains(form, why)) { return; }
    if (PREPARES[kind]) { PREPARES[kind](); }
    if (kind === "list" && closesAgain(fieldsOf(form, kind))) { return; }
    var act = does(kind, fieldsOf(form, kind));
    if (act) { emptied(kind, form, act); }
  });

  var screen = window.Evening.screen(root, words, {
    undoCandidate: function (id) { takeBack(id, "candidate-back", {}); },
    mark: function (at, number) {
      var marks = at.value.split(/[\s,]+/).filter(Boolean);
      var place = marks.indexOf(String(number));
      if (place >= 0) { marks.splice(place, 1); } else { marks.push(number); }
      at.value = marks.join(" ");
      tellPaper();
    }
  });

  var refused = window.Evening.refused(root.querySelector("[data-refused]"), words, {
    mend: function (act, form) {
      if (act.kind !== "list") { forget(act); }
      form.closest("[data-step]").open = true;
      form.querySelector("input:not([type=hidden]), textarea, button").focus();
    },
    // Told of a namesake, the same name is taken when it is sent again.
    again: function (act) {
      if (act.kind === "list") { closesAgain(act.fields); return; }
      delete act.reasons;
      if (act.kind === "candidate") { act.fields.known = act.fields.name; }
      store.change(act);
      show();
      sender.go();
    },
    drop: forget
  });

  function advices(found) {
    return found && JSON.stringify(found.lines.map(function (line) { return [line.number, line.advice, line.votes]; }));
  }

  var sender = window.Evening.sender(root, store, words, {
    changed: tellStatus,
    state: function (found) {
      var was = now.preliminary ? advices(now.result) : null;
      state = found;
      if (state.certified && !store.acts().length) { wipe(); } else if (!isCleared) { store.keepState(state); }
      page.keepAgain();
      if (was && !store.acts().length) { note = was === advices(state.result) ? "" : words.otherwise; }
      show();
    }
  });

  function wipe() {
    store.clear(root.dataset.here);
    isCleared = true;
  }

  var undo = root.querySelector("[data-undo-paper]");
  undo.addEventListener("click", function () {
    var papers = store.papers();
    var last = papers.pop();
    store.keepPapers(papers);
    takeBack(last.id, "paper-back", { marks: last.fields.marks, fault: last.fields.fault, order: last.fields.order });
    field("paper", "marks").focus();
  });

  var blank = root.querySelector("[data-blank]");
  blank.hidden = false;
  blank.addEventListener("click", function () {
    field("paper", "marks").value = "";
    field("paper", "fault").value = "blank";
    forms.paper.requestSubmit();
  });

  var clear = root.querySelector("[data-clear]");
  clear.hidden = false;
  clear.addEventListener("click", function () {
    if (store.acts().length) { status.textContent = words.notWiped; return; }
    wipe();
    tellStatus();
  });

  var print = root.querySelector("[data-print]");
  print.hidden = false;
  print.addEventListener("click", function () { window.print(); });
  window.addEventListener("beforeprint", function () { root.querySelector('[data-step="record"]').open = true; });

  root.querySelector("[data-where]").hidden = false;
  field("paper", "marks").addEventListener("input", tellPaper);
  window.addEventListener("storage", function (event) {
    if (event.key && event.key.indexOf(store.base + "act:") === 0) { show(); }
  });
  window.addEventListener("offline", tellStatus);

  // A key that is held down is one press: nobody comes through the door thirty times a second.
  root.addEventListener("keydown", function (event) {
    if (event.repeat && event.key === "Enter") { event.preventDefault(); }
  });

  var page = window.Evening.page(root, function () { return !state.certified && !isCleared; });
  if (!state.certified) { store.keepState(state); } else if (!store.acts().length) { wipe(); }
  show();
  sender.go();
})();
