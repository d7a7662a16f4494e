/**
 * <handbook-overdue date="2026-11-30"><div hidden>...</div></handbook-overdue>
 *
 * Says that a page should have been read through. The server tells how it was on the day of
 * building; the page may be read much later, so it is worked out again on the day of reading.
 */
(() => {
  "use strict";
  if (customElements.get("handbook-overdue")) return;

  class Overdue extends HTMLElement {
    connectedCallback() {
      const days = window.handbookToday.daysTo(this.getAttribute("date") ?? "");
      const notice = this.firstElementChild;
      if (Number.isNaN(days) || !(notice instanceof HTMLElement)) return;
      notice.hidden = days >= 0;
    }
  }

  customElements.define("handbook-overdue", Overdue);
})();
