// What the browser keeps of an evening: the acts that are not sent yet, and what the program said last. It is kept for
// one election and for whoever is signed in, survives a reload and a lost network, and goes when somebody clears it.
(function () {
  "use strict";

  window.Evening = window.Evening || {};

  // As `crypto.randomUUID`, which browsers only have where the connection is secure.
  function newId() {
    if (window.crypto.randomUUID) { return window.crypto.randomUUID(); }
    var bytes = window.crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    var hex = Array.prototype.map.call(bytes, function (byte) { return (byte + 256).toString(16).slice(1); }).join("");
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
  }

  window.Evening.store = function (election, user) {
    var base = "evening:" + election + ":" + user + ":";
    var box = window.localStorage;

    function read(name, otherwise) {
      try { return JSON.parse(box.getItem(base + name)) || otherwise; } catch (error) { return otherwise; }
    }

    function keep(name, what) {
      try { box.setItem(base + name, JSON.stringify(what)); return true; } catch (error) { return false; }
    }

    function names(of) {
      var found = [];
      for (var at = 0; at < box.length; at += 1) {
        if (box.key(at).indexOf(base + of) === 0) { found.push(box.key(at)); }
      }
      return found.sort();
    }

    // Each act has a place of its own, so that two windows never write over each other. Its name begins with a number
    // that only grows: the order of the names is the order of the acts, also when the clock is set back.
    function place(id) {
      var last = Math.max(read("last", 0) + 1, Date.now());
      keep("last", last);
      return "act:" + ("000000000000000" + last).slice(-15) + ":" + id;
    }

    return {
      base: base,

      // Whether the browser keeps anything at all; a private window may not.
      works: function () {
        if (!keep("works", 1)) { return false; }
        box.removeItem(base + "works");
        return true;
      },

      // The acts that are not sent yet, in their order.
      acts: function () {
        return names("act:").map(function (name) {
          var act = JSON.parse(box.getItem(name));
          act.place = name.slice(base.length);
          return act;
        });
      },

      add: function (kind, fields) {
        var act = { id: newId(), kind: kind, fields: fields };
        return keep(place(act.id), act) ? act : null;
      },

      change: function (act) { return keep(act.place, act); },

      remove: function (act) { box.removeItem(base + act.place); },

      // What the program said last, and when.
      state: function () { return read("state", null); },

      keepState: function (state) { return keep("state", state); },

      // The papers that were read here, the last one at the end, so that a slip can be undone after it is sent, too.
      papers: function () { return read("papers", []); },

      keepPapers: function (papers) { return keep("papers", papers.slice(-50)); },

      lastSent: function () { return read("sent", null); },

      keepLastSent: function (time) { return keep("sent", time); },

      // Everything, also what the hall was shown and the pages themselves. The page does it alone: a page that was loaded
      // past the worker has nobody to tell.
      clear: function (here) {
        names("").forEach(function (name) { box.removeItem(name); });
        box.removeItem("evening:" + election + ":hall");
        if (window.caches) { window.caches.delete("evening:" + here).catch(function () { /* it kept nothing */ }); }
      }
    };
  };
})();
