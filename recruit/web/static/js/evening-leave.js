// Where somebody signs in, or has signed out: nobody finds in this browser what somebody else kept of an evening. What is
// not sent yet stays for whoever did it, and is sent once they are signed in again; nothing of it is shown before.
(function () {
  "use strict";

  function isOurs(name) { return name.indexOf("evening:") === 0; }

  // As `evening-store.js` names what it keeps: the evening, then whose it is.
  function owner(name) { return name.split(":").slice(0, 3).join(":"); }

  try {
    var names = Object.keys(window.localStorage).filter(isOurs);
    var waiting = names.filter(function (name) { return name.indexOf(owner(name) + ":act:") === 0; }).map(owner);
    names.forEach(function (name) {
      var isShown = name === owner(name) + ":state";
      if (isShown || waiting.indexOf(owner(name)) < 0) { window.localStorage.removeItem(name); }
    });
  } catch (error) { /* a browser that keeps nothing has nothing to forget */ }

  if (window.caches) {
    window.caches.keys().then(function (boxes) {
      boxes.filter(isOurs).forEach(function (box) { window.caches.delete(box); });
    }).catch(function () { /* nor has this one */ });
  }
})();
