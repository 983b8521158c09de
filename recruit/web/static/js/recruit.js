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

  // Where a page may write to the clipboard, its texts are copied by a button.
  document.querySelectorAll("[data-copy]").forEach(function (button) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", function () {
      var text = document.getElementById(button.dataset.copy).innerText;
      navigator.clipboard.writeText(text).then(function () {
        button.parentNode.querySelector("[role=status]").textContent = button.dataset.copied;
      });
    });
  });

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
