/**
 * <handbook-plan-form data-setup='{...}'>
 *
 * The server renders the whole form, empty and printable. This brings it to life: it starts
 * plan-editor.js.
 */
(() => {
  "use strict";
  if (customElements.get("handbook-plan-form")) return;

  class PlanForm extends HTMLElement {
    /** @type {AbortController | null} */
    #connection = null;

    connectedCallback() {
      if (!this.dataset.setup) return;
      this.#connection = new AbortController();
      window.handbookPlanEditor(this, JSON.parse(this.dataset.setup), this.#connection.signal);
    }

    disconnectedCallback() {
      this.#connection?.abort();
      this.#connection = null;
    }
  }

  customElements.define("handbook-plan-form", PlanForm);
})();
