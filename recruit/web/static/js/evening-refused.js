// What the program did not take stands here with its reason, until somebody mends it, sends it again or drops it.
(function () {
  "use strict";

  window.Evening = window.Evening || {};

  // Everything that was filled in, for people to read: no numbers of acts and rows.
  function told(act, words) {
    var hidden = ["of", "order", "condition", "known", "between", "purpose", "at", "declares", "presence", "version"];
    var parts = Object.keys(act.fields).filter(function (name) { return hidden.indexOf(name) < 0; });
    parts = parts.map(function (name) { return act.fields[name].join(", "); }).filter(Boolean);
    return words.kinds[act.kind] + (parts.length ? ": " + parts.join(", ") : "");
  }

  // What was typed stands in its form again.
  function refill(form, act) {
    Object.keys(act.fields).forEach(function (name) {
      var field = form.elements[act.kind + "-" + name];
      if (!field || field.type === "hidden") { return; }
      if (field.type === "checkbox") { field.checked = true; } else { field.value = act.fields[name].join(" "); }
    });
  }

  window.Evening.refused = function (place, words, does) {
    var draw = window.Evening.draw;

    function button(text, within, about, press) {
      var found = draw.made("button", text, within);
      found.type = "button";
      found.className = "function-link";
      draw.made("span", " " + about, found).className = "sr-only";
      found.addEventListener("click", press);
      within.appendChild(document.createTextNode(" "));
    }

    return function (acts, formOf) {
      draw.emptied(place);
      acts.filter(function (act) { return act.reasons; }).forEach(function (act) {
        var box = draw.made("div", null, place);
        box.className = "evening-refused";
        box.setAttribute("role", "alert");
        var about = told(act, words);
        draw.made("strong", words.notTaken, box);
        box.appendChild(document.createTextNode(" – " + about));
        var reasons = draw.made("ul", null, box);
        act.reasons.forEach(function (reason) { draw.made("li", reason.text, reasons); });
        var row = draw.made("p", null, box);
        var form = formOf(act.kind);
        if (form) {
          button(words.mend, row, about, function () { refill(form, act); does.mend(act, form); });
        }
        button(words.again, row, about, function () { does.again(act); });
        button(words.drop, row, about, function () { does.drop(act); });
      });
    };
  };
})();
