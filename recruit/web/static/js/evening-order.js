// Who has which number. Once the list was closed here, and the numbers called out, none of them is ever given to somebody
// else: whoever came since has one after them. The program holds the same for what is sent.
(function () {
  "use strict";

  window.Evening = window.Evening || {};

  // The same before and after somebody is sent: the act that called them out, where there was one.
  function idOf(who) { return who.act || who.id; }

  function orderOf(act) { return window.Evening.first(act, "order").split(" ").filter(Boolean); }

  function standing(now) {
    return now.candidates.filter(function (who) { return who.stands; }).map(idOf);
  }

  function without(list, others) {
    return list.filter(function (one) { return others.indexOf(one) < 0; });
  }

  // Whether every one of these numbers is on the ballot whoever it was where an act was made; a plain form does not say.
  window.Evening.fits = function (now, act, numbers) {
    var order = orderOf(act);
    return !now.fixed || !order.length || numbers.every(function (number) {
      return order[number - 1] === now.order[number - 1];
    });
  };

  window.Evening.order = function (store, words) {
    function called() {
      return store.acts().map(orderOf).filter(function (order) { return order.length; })[0] || [];
    }

    function next(now) {
      if (now.fixed) { return now.order; }
      var stand = standing(now);
      var kept = without(called(), without(called(), stand));
      return kept.concat(without(stand, kept));
    }

    // The acts that would count for others in that order.
    function stranded(order) {
      return store.acts().filter(function (act) {
        return act.kind !== "list" && orderOf(act).some(function (id, at) { return order[at] !== id; });
      });
    }

    function tell(acts) {
      acts.forEach(function (act) {
        act.reasons = [{ field: "", text: words.otherNumbers }];
        store.change(act);
      });
    }

    return {
      // The order in which the list is closed.
      next: function (now) { return next(now).join(" "); },

      // Closes a list again that was refused, and keeps its place before what stands on it; but not while something
      // waits that would count for others. Returns whether there was one.
      closesAgain: function (now, fields) {
        var list = store.acts().filter(function (act) { return act.kind === "list" && act.reasons; })[0];
        if (!list) { return false; }
        var order = next(now);
        var others = stranded(order);
        if (others.length) { tell(others.concat([list])); return true; }
        list.fields = fields;
        list.fields.order = [order.join(" ")];
        delete list.reasons;
        store.change(list);
        return true;
      }
    };
  };
})();
