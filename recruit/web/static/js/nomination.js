// Comfort for the form of a nomination: how many words are left, and text that outlives a lost connection.
(function () {
  "use strict";

  // A word is a run without blanks in which a letter or a digit stands, as `count_words` in the program has it.
  function words(text) {
    return text.split(/\s+/).filter(function (run) { return /[\p{L}\p{N}]/u.test(run); }).length;
  }

  function counter(field, said) {
    var most = Number(field.dataset.words);
    var line = document.createElement("p");
    line.setAttribute("aria-live", "polite");
    field.after(line);
    function count() {
      var left = most - words(field.value);
      line.textContent = left < 0 ? said.wordsOver + " " + -left : said.wordsLeft + " " + left;
      line.className = left < 0 ? "form-error-message" : "form-hint";
    }
    field.addEventListener("input", count);
    count();
  }

  // The browser's own memory of this tab: nobody else reads it, and it ends with the tab.
  function remembered(key) {
    try { return JSON.parse(window.sessionStorage.getItem(key) || "null"); } catch (error) { return null; }
  }

  function remember(key, values) {
    try { window.sessionStorage.setItem(key, JSON.stringify(values)); return true; } catch (error) { return false; }
  }

  function written(form) {
    return Array.prototype.filter.call(form.elements, function (field) {
      return field.name && field.type !== "hidden" && field.type !== "file" && field.name !== "homepage";
    });
  }

  function restore(form, values) {
    written(form).forEach(function (field) {
      var kept = values[field.name];
      if (kept === undefined) { return; }
      if (field.type === "checkbox" || field.type === "radio") {
        field.checked = kept.indexOf(field.value) >= 0;
      } else {
        field.value = kept[0];
      }
      var around = field.closest("details");
      if (around && (field.checked || (field.type === "textarea" && field.value))) { around.open = true; }
    });
  }

  function keep(form, key) {
    var values = {};
    written(form).forEach(function (field) {
      values[field.name] = values[field.name] || [];
      if ((field.type !== "checkbox" && field.type !== "radio") || field.checked) {
        values[field.name].push(field.value);
      }
    });
    return remember(key, values);
  }

  // Nothing is kept of what was sent. Whoever goes back, perhaps somebody else, shall not find it filled in by the
  // browser, which does so at different moments: before this, once the page is shown, or by showing it as it was left.
  function empty(form, key, isFresh) {
    var isTouched = false;
    form.addEventListener("input", function () { isTouched = true; });
    if (isFresh) { form.reset(); }
    window.addEventListener("pageshow", function (event) {
      if (event.persisted ? !remembered(key) : isFresh && !isTouched) { form.reset(); keep(form, key); }
    });
  }

  document.querySelectorAll("[data-draft]").forEach(function (place) {
    var form = place.querySelector("form");
    var key = place.dataset.draft;
    var kept = remembered(key);
    // A page that came back with errors holds what was typed already.
    var failed = document.querySelector('[data-module="error-summary"]');
    if (kept && !failed) { restore(form, kept); }
    empty(form, key, !kept && !failed);
    form.addEventListener("input", function () { keep(form, key); });
    form.addEventListener("change", function () { keep(form, key); });
    place.querySelectorAll(".house-draft").forEach(function (line) { line.hidden = !keep(form, key); });
    place.querySelectorAll("[data-words]").forEach(function (field) { counter(field, place.dataset); });
  });

  // Sent: what was kept of it is no longer needed.
  document.querySelectorAll("[data-draft-sent]").forEach(function (place) {
    try { window.sessionStorage.removeItem(place.dataset.draftSent); } catch (error) { /* nothing was kept */ }
  });
})();
