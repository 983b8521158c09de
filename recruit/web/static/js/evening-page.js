// The pages of the evening, so that they open without a network, too. The worker that keeps them reaches this evening alone.
(function () {
  "use strict";

  window.Evening = window.Evening || {};

  // `isWanted` says whether the evening is still held here: what is over or cleared is not kept again.
  window.Evening.page = function (root, isWanted) {
    var worker = null;

    function keep() {
      if (!isWanted()) { return; }
      var files = performance.getEntriesByType("resource").map(function (one) { return one.name; });
      var loaded = document.querySelectorAll("script[src], link[rel=stylesheet]");
      loaded.forEach(function (one) { files.push(one.src || one.href); });
      worker.postMessage({ files: files, pages: root.dataset.pages.split(" ") });
    }

    if (navigator.serviceWorker) {
      navigator.serviceWorker.register(root.dataset.worker, { scope: root.dataset.here }).then(function () {
        return navigator.serviceWorker.ready;
      }).then(function (found) {
        worker = found.active;
        keep();
      }).catch(function () { /* then it only reloads while there is a network */ });
    }

    return {
      // What went when somebody came to sign in is kept anew.
      keepAgain: function () {
        if (!worker) { return; }
        window.caches.match(root.dataset.here).then(function (page) { if (!page) { keep(); } });
      }
    };
  };
})();
