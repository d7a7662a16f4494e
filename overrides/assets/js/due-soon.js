/**
 * <handbook-due-soon> picks, on the day of reading, the few deadlines to show: those that are
 * overdue, with some room kept for those that are due soon. `pick_soon` picks in the same way
 * when the site is built.
 */
(() => {
  "use strict";
  if (customElements.get("handbook-due-soon")) return;

  class DueSoon extends HTMLElement {
    connectedCallback() {
      const limit = Number(this.dataset.limit);
      const room = Number(this.dataset.room);
      const horizon = Number(this.dataset.soonDays);
      /** @type {HTMLElement[]} */
      const items = [...this.querySelectorAll("li[data-date]")].filter(
        (item) => item instanceof HTMLElement,
      );
      /** @param {HTMLElement} item */
      const daysTo = (item) => window.handbookToday.daysTo(item.dataset.date ?? "");
      const overdue = items.filter((item) => daysTo(item) < 0);
      const soon = items.filter((item) => daysTo(item) >= 0 && daysTo(item) <= horizon);
      const first = overdue.slice(0, limit - Math.min(room, soon.length));
      const shown = new Set([...first, ...soon.slice(0, limit - first.length)]);
      for (const item of items) item.hidden = !shown.has(item);
      const none = this.querySelector(".empty");
      if (none instanceof HTMLElement) none.hidden = shown.size > 0;
    }
  }

  customElements.define("handbook-due-soon", DueSoon);
})();
