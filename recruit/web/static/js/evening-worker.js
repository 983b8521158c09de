// Shows the screen of the evening, and the hall's, again while there is no network. It reaches the pages below its own
// address alone, asks the network first, and keeps what the screen tells it to and nothing else.
(function () {
  "use strict";

  var NAME = "evening:" + new URL(self.registration.scope).pathname;
  // What stands before the program says that it does not answer.
  var DOWN = [502, 503, 504];

  // Looking must not open the box: that would make it anew once somebody has cleared it.
  function found(address, anySearch) {
    return self.caches.match(address, { cacheName: NAME, ignoreSearch: Boolean(anySearch) });
  }

  // A page that leads elsewhere, such as to signing in, is not kept.
  function keep(box, address, answer) {
    if (!answer.ok || answer.redirected || answer.type !== "basic") { return answer; }
    return box.put(address, answer.clone()).catch(function () { /* there is no room */ }).then(function () { return answer; });
  }

  // What is kept already becomes new. It is so before the page is shown, for the page may be about to clear it.
  function renewed(address, answer) {
    return found(address).then(function (old) {
      return old ? self.caches.open(NAME).then(function (box) { return keep(box, address, answer); }) : answer;
    });
  }

  function keptPage(request, otherwise) {
    return found(request).then(function (page) { return page || found(request, true); })
      .then(function (page) { return page || otherwise; });
  }

  function page(request) {
    return fetch(request).then(function (answer) {
      return DOWN.indexOf(answer.status) < 0 ? renewed(request.url, answer) : keptPage(request, answer);
    }, function () { return keptPage(request, Response.error()); });
  }

  self.addEventListener("install", function () { self.skipWaiting(); });
  self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });

  self.addEventListener("message", function (event) {
    var told = event.data;
    event.waitUntil(self.caches.open(NAME).then(function (box) {
      function fetched(address) {
        return fetch(address, { redirect: "manual" }).then(function (answer) { return keep(box, address, answer); });
      }
      var files = told.files.filter(function (file) { return new URL(file).pathname.indexOf("/static/") === 0; });
      // The pages come last: one that is kept has everything that it needs.
      return Promise.all(files.map(function (file) {
        return box.match(file).then(function (old) { return old || fetched(file); });
      })).then(function () { return Promise.all(told.pages.map(fetched)); }).catch(function () { /* it is tried again with the next page */ });
    }));
  });

  self.addEventListener("fetch", function (event) {
    var request = event.request;
    var address = new URL(request.url);
    if (request.method !== "GET" || address.origin !== self.location.origin) { return; }
    if (request.mode === "navigate") {
      event.respondWith(page(request));
    } else if (address.pathname.indexOf("/static/") === 0) {
      event.respondWith(found(request).then(function (file) { return file || fetch(request); }));
    }
  });
})();
