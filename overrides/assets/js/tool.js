/**
 * What a tool's element does: it starts when it stands in the page, with what the server has set
 * up for it in data-setup, and ends with all that it listens to when it leaves.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookTool")) return;

  window.handbookListener = (signal) => (target, type, listener) =>
    target?.addEventListener(type, listener, { signal });

  window.handbookTool = (name, start) => {
    class Tool extends HTMLElement {
      /** @type {AbortController | null} */
      #connection = null;

      connectedCallback() {
        if (!this.dataset.setup) return;
        this.#connection = new AbortController();
        start(this, JSON.parse(this.dataset.setup), this.#connection.signal);
      }

      disconnectedCallback() {
        this.#connection?.abort();
        this.#connection = null;
      }
    }
    customElements.define(name, Tool);
  };
})();
