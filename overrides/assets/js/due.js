/**
 * <handbook-due date="2026-11-30" soon-days="30" data-overdue="..." data-soon="...">
 *
 * A deadline's day. The server tells the state on the day of building; a page may be read much
 * later, so the state is worked out again on the day of reading.
 */
(() => {
  "use strict";
  if (customElements.get("handbook-due")) return;

  class Due extends HTMLElement {
    connectedCallback() {
      const days = window.handbookToday.daysTo(this.getAttribute("date") ?? "");
      const soon = Number(this.getAttribute("soon-days"));
      const shown = this.querySelector(".due");
      const label = this.querySelector(".due__state");
      if (Number.isNaN(days) || !shown || !label) return;
      const state = days < 0 ? "overdue" : days <= soon ? "soon" : "later";
      shown.className = `due due--${state}`;
      label.textContent = (state === "later" ? "" : this.dataset[state]) ?? "";
    }
  }

  customElements.define("handbook-due", Due);
})();
