// The evening of an election that is annulled: nothing of it is kept in the browser any more. What was not sent in time
// cannot be sent, and goes when somebody has seen that.
(function () {
  "use strict";

  var root = document.getElementById("evening-over");
  var words = JSON.parse(root.dataset.words);
  var store = window.Evening.store(root.dataset.election, root.dataset.user);
  var status = root.querySelector("[data-status]");
  var clear = root.querySelector("[data-clear]");

  if (!store.works()) { return; }

  function wipe() {
    store.clear(root.dataset.here);
    clear.hidden = true;
    status.textContent = words.wiped;
  }

  var unsent = store.acts().length;
  if (!unsent) { wipe(); return; }
  status.textContent = words.unsent.replace("{n}", unsent);
  clear.hidden = false;
  clear.addEventListener("click", wipe);
})();
