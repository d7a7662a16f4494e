/** The day of reading, where the reader is: pages are read long after they were built. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookToday")) return;

  const DAY = 24 * 60 * 60 * 1000;

  /** Today's midnight as UTC counts days, so that no summer time makes one longer. */
  function midnight() {
    const now = new Date();
    return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  }

  window.handbookToday = {
    iso: () => new Date(midnight()).toISOString().slice(0, 10),
    daysTo: (date) => (Date.parse(date) - midnight()) / DAY,
  };
})();
