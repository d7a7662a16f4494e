/**
 * <handbook-plan-form data-setup='{...}'>
 *
 * The server renders the whole form, empty and printable. This brings it to life: it loads the
 * other parts of the script and js-yaml, which no other page needs, and starts plan-editor.js.
 */
(() => {
  "use strict";
  if (customElements.get("handbook-plan-form")) return;

  /** @type {Map<string, Promise<void>>} */
  const loaded = new Map();

  /**
   * Loads a classic script once; modules cannot be loaded from a file system.
   * @param {string} address
   */
  function load(address) {
    const whole = new URL(address, document.baseURI).href;
    const known = loaded.get(whole);
    if (known) return known;
    /** @type {Promise<void>} */
    const promise = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = whole;
      script.async = false;
      script.onload = () => resolve();
      script.onerror = () => {
        loaded.delete(whole);
        script.remove();
        reject(new Error(whole));
      };
      document.head.append(script);
    });
    loaded.set(whole, promise);
    return promise;
  }

  window.handbookLoadScript = load;

  class PlanForm extends HTMLElement {
    /** @type {AbortController | null} */
    #connection = null;

    connectedCallback() {
      if (!this.dataset.setup) return;
      this.#connection = new AbortController();
      void this.#start(JSON.parse(this.dataset.setup), this.#connection.signal);
    }

    disconnectedCallback() {
      this.#connection?.abort();
      this.#connection = null;
    }

    /**
     * @param {PlanSetup} setup
     * @param {AbortSignal} signal
     */
    async #start(setup, signal) {
      try {
        await Promise.all(setup.scripts.map(load));
      } catch {
        const failed = this.querySelector("[data-part=failed]");
        failed?.removeAttribute("hidden");
        return;
      }
      // The reader may have gone to another page meanwhile.
      if (!signal.aborted) window.handbookPlanEditor(this, setup, signal);
    }
  }

  customElements.define("handbook-plan-form", PlanForm);
})();
