// Comfort only: every page works without this file.
(function () {
  "use strict";

  // The design system's own script also moves focus to the error summary.
  DKFDS.init();

  // A notice that came with a redirect is read aloud when it takes the focus.
  var notice = document.querySelector('[data-module="notice"]');
  if (notice && !document.querySelector('[data-module="error-summary"]')) {
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
