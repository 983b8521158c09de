// Sending what was kept, in its order, as soon as there is a network. Each act has a number of its own, so that sending it
// again after an answer that never came does nothing twice.
(function () {
  "use strict";

  window.Evening = window.Evening || {};

  // What others stand on, as `recruit/elections/rules/evening.py` has it: it waits for everything before it.
  var STEPS = ["list", "polls", "count", "totals", "lot", "certify"];
  var AT_ONCE = 50;
  var SOON = 5000;
  var LATER = 15000;

  function isStep(kind) { return STEPS.indexOf(kind) >= 0; }

  // The acts that can be sent now: what stands on one that was refused waits until that is mended or dropped.
  function ready(acts) {
    var held = [];
    return acts.filter(function (act) {
      var waits = held.some(isStep) || (isStep(act.kind) && held.length > 0);
      if (act.reasons || waits) { held.push(act.kind); return false; }
      return true;
    });
  }

  window.Evening.sender = function (root, store, words, heard) {
    var token = root.dataset.token;
    var atOnce = AT_ONCE;
    var busy = false;
    var timer = null;
    var trouble = "";

    function later(wait) {
      window.clearTimeout(timer);
      timer = window.setTimeout(go, wait);
    }

    function ended(what) {
      busy = false;
      // Somebody else stays signed in, also while there is no network.
      if (what !== "offline" || trouble !== "otherUser") { trouble = what; }
      heard.changed();
      later(what ? LATER : SOON);
    }

    // Whoever is signed out is led away, which says nothing here; a token that is too old is answered with 400.
    function read(answer) {
      if (answer.type === "opaqueredirect" || answer.status === 401) { ended("signedOut"); return null; }
      if (answer.status === 409) { ended("otherUser"); return null; }
      if (answer.status === 403) { ended("mayNot"); return null; }
      if (answer.status === 404) { ended("gone"); return null; }
      if (answer.status !== 200 && answer.status !== 422) { ended("offline"); return null; }
      return answer.json();
    }

    function received(found) {
      if (!found) { return; }
      if (found.user !== root.dataset.user) { ended("otherUser"); return; }
      token = found.token;
      var acts = store.acts();
      (found.answers || []).forEach(function (answer) {
        acts.filter(function (act) { return act.id === answer.id; }).forEach(function (act) {
          if (answer.became === "taken" || answer.became === "known") { store.remove(act); }
          if (answer.became === "refused") { act.reasons = answer.reasons; store.change(act); }
        });
      });
      if (found.answers) { store.keepLastSent(Date.now()); }
      if (!acts.length) { atOnce = AT_ONCE; }
      heard.state(found.state);
      ended("");
      if (ready(store.acts()).length) { go(); }
    }

    function ask(then) {
      window.fetch(root.dataset.stand, { redirect: "manual", cache: "no-store" })
        .then(read).then(then || received).catch(function () { ended("offline"); });
    }

    function send(acts, isAgain) {
      var body = {
        user: root.dataset.user,
        acts: acts.map(function (act) { return { id: act.id, kind: act.kind, fields: act.fields }; })
      };
      window.fetch(root.dataset.acts, {
        method: "POST", redirect: "manual", body: JSON.stringify(body),
        headers: { "Content-Type": "application/json", "X-CSRFToken": token }
      }).then(function (answer) {
        if (answer.status === 400 && !isAgain) { ask(function (found) { renewed(found, acts); }); return null; }
        if (answer.status === 400 || answer.status === 500) { failed(acts); return null; }
        var found = read(answer);
        return found ? found.then(received) : null;
      }).catch(function () { ended("offline"); });
    }

    // Signed in anew, with a new token: the same acts once more.
    function renewed(found, acts) {
      if (!found) { return; }
      if (found.user !== root.dataset.user) { ended("otherUser"); return; }
      token = found.token;
      send(acts, true);
    }

    // Something among them is a fault of ours: one after the other, so that it holds back nothing but what stands on it.
    // Where the program answers nothing else, either, it is not about this one.
    function failed(acts) {
      if (acts.length > 1) {
        atOnce = 1;
        busy = false;
        go();
        return;
      }
      ask(function (found) {
        if (!found) { return; }
        acts[0].reasons = [{ field: "", text: words.fault }];
        store.change(acts[0]);
        received(found);
      });
    }

    function go() {
      if (busy) { return; }
      var acts = ready(store.acts()).slice(0, atOnce);
      if (!acts.length && document.hidden) { later(SOON); return; }
      busy = true;
      if (!acts.length) { ask(); return; }
      // From now on the program may know of them: what is undone is undone there, too.
      acts.forEach(function (act) { act.tried = true; store.change(act); });
      heard.changed();
      send(acts, false);
    }

    window.addEventListener("online", function () { busy = false; go(); });
    document.addEventListener("visibilitychange", function () { if (!document.hidden) { go(); } });

    return {
      go: go,
      trouble: function () { return trouble || (navigator.onLine === false ? "offline" : ""); }
    };
  };
})();
