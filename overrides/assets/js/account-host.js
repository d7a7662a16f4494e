/** The host that accounts are known by, folded as macros/addresses.py folds it. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookAccountHost")) return;

  window.handbookAccountHost = (written, { devices, same }) => {
    const parts = written.toLowerCase().replace(/\.$/, "").split(".");
    while (parts.length > 2 && devices.includes(parts[0] ?? "")) parts.shift();
    const host = parts.join(".");
    return (Object.hasOwn(same, host) && same[host]) || host;
  };
})();
