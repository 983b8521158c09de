// Shows the screen of the evening, and the hall's, again while there is no network. It reaches the pages below its own
// address alone, asks the network first, and keeps nothing else.
(function () {
  "use strict";

  var NAME = "evening:" + new URL(self.registration.scope).pathname;

  function kept() { return self.caches.open(NAME); }

  self.addEventListener("install", function () { self.skipWaiting(); });
  self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });

  // A page that leads elsewhere, such as to signing in, is not kept.
  function keep(address, answer) {
    if (answer.ok && !answer.redirected && answer.type === "basic") {
      var copy = answer.clone();
      kept().then(function (box) { box.put(address, copy); });
    }
    return answer;
  }

  function fetched(address) {
    return fetch(address, { redirect: "manual" }).then(function (answer) { return keep(address, answer); });
  }

  self.addEventListener("message", function (event) {
    var told = event.data || {};
    if (told.clear) { event.waitUntil(self.caches.delete(NAME)); return; }
    event.waitUntil(kept().then(function (box) {
      var files = (told.keep || []).filter(function (file) { return new URL(file).pathname.indexOf("/static/") === 0; });
      return Promise.all(files.map(function (file) {
        return box.match(file).then(function (found) { return found || fetched(file); });
      }).concat((told.pages || []).map(fetched))).catch(function () { /* it is tried again with the next page */ });
    }));
  });

  self.addEventListener("fetch", function (event) {
    var request = event.request;
    var address = new URL(request.url);
    if (request.method !== "GET" || address.origin !== self.location.origin) { return; }
    if (request.mode === "navigate") {
      event.respondWith(fetch(request).then(function (answer) { return keep(request.url, answer); }).catch(function () {
        return kept().then(function (box) {
          return box.match(request).then(function (found) { return found || box.match(request, { ignoreSearch: true }); });
        }).then(function (found) { return found || Response.error(); });
      }));
    } else if (address.pathname.indexOf("/static/") === 0) {
      event.respondWith(kept().then(function (box) { return box.match(request); })
        .then(function (found) { return found || fetch(request).then(function (answer) {
          return keep(request.url, answer);
        }); }));
    }
  });
})();
