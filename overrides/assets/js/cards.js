/** <handbook-cards> prints its list of cards, and nothing else of the page. */
(() => {
  "use strict";
  if (customElements.get("handbook-cards")) return;

  class Cards extends HTMLElement {
    /** @type {AbortController | null} */
    #connection = null;

    connectedCallback() {
      const button = this.querySelector("[data-part=print]");
      const list = this.querySelector("ul");
      if (!(button instanceof HTMLButtonElement) || !list) return;
      this.#connection = new AbortController();
      button.hidden = false;
      button.addEventListener(
        "click",
        () => {
          const copy = window.handbookSlideCopy(list);
          if (copy instanceof HTMLElement) {
            copy.hidden = false;
            window.handbookPrintJob(copy, "cards");
          }
        },
        { signal: this.#connection.signal },
      );
    }

    disconnectedCallback() {
      this.#connection?.abort();
      this.#connection = null;
    }
  }

  customElements.define("handbook-cards", Cards);
})();
