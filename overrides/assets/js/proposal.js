/** Proposing a file: the page of the repository's host where it is written or edited. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookProposal")) return;

  /** Longer addresses are refused by some hosts. */
  const LONGEST_ADDRESS = 7_000;

  window.handbookProposal = {
    open(address, place, label) {
      const how = "noopener,noreferrer";
      // A tab without an opener is never handed out: whether one was blocked cannot be known.
      window.open(address, "_blank", how);
      const link = document.createElement("a");
      Object.assign(link, { href: address, target: "_blank", rel: how.replace(",", " "), textContent: label });
      place.append(" ", link);
    },

    address(way, name, isNew, text) {
      if (!isNew) return { address: way.edit + encodeURIComponent(name), filled: false };
      const bare = way.new + encodeURIComponent(name);
      const whole = `${bare}&${way.text}=${encodeURIComponent(text)}`;
      if (whole.length > LONGEST_ADDRESS) return { address: bare, filled: false };
      // Not every version of GitLab fills in the text, so there it is copied as well.
      return { address: whole, filled: way.fills };
    },
  };
})();
