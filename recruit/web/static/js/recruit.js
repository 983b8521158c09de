// Comfort only: every page works without this file.
(function () {
  "use strict";

  // The design system's own script also moves focus to the error summary.
  DKFDS.init();

  // A notice that came with a redirect is read aloud when it takes the focus. Where one thing after the other is typed or
  // scanned, the focus stays at the field, and what stands there is written over: nothing may be typed into the void.
  var notice = document.querySelector('[data-module="notice"]');
  var next = document.querySelector("[autofocus]");
  if (next) {
    next.focus();
    if (next.select) {
      next.select();
    }
  } else if (notice && !document.querySelector('[data-module="error-summary"]')) {
    notice.focus();
  }

  // "/" goes to the search field, unless somebody is writing.
  var search = document.getElementById("search");
  document.addEventListener("keydown", function (event) {
    var writing = event.target.closest("input, textarea, select");
    if (search && event.key === "/" && !writing) {
      event.preventDefault();
      search.focus();
    }
  });
})();
