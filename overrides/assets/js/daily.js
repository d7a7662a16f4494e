/** <handbook-daily> shows one of its children a day: that of the day of reading. */
(() => {
  "use strict";
  if (customElements.get("handbook-daily")) return;

  class Daily extends HTMLElement {
    connectedCallback() {
      const children = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("[data-daily]")]);
      const day = -window.handbookToday.daysTo("1970-01-01");
      children.forEach((child, index) => {
        child.hidden = index !== day % children.length;
      });
    }
  }

  customElements.define("handbook-daily", Daily);
})();
