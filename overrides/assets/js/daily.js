/** <handbook-daily> shows one of its children a day: that of the day of reading. */
(() => {
  "use strict";
  if (customElements.get("handbook-daily")) return;

  const DAY = 24 * 60 * 60 * 1000;

  class Daily extends HTMLElement {
    connectedCallback() {
      const children = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("[data-daily]")]);
      const now = new Date();
      const day = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY;
      children.forEach((child, index) => {
        child.hidden = index !== day % children.length;
      });
    }
  }

  customElements.define("handbook-daily", Daily);
})();
