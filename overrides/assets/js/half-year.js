/**
 * <handbook-half-year>
 *
 * The server renders the running channels of all units; this shows one unit's, and remembers
 * which. A link may name the unit: `?unit=county-museum`.
 */
(() => {
  "use strict";
  if (customElements.get("handbook-half-year")) return;

  const KEY = "half-year:unit";
  const VERSION = 1;

  class HalfYear extends HTMLElement {
    /** @type {AbortController | null} */
    #connection = null;

    connectedCallback() {
      const choose = this.querySelector("[data-part=choose]");
      const unit = this.querySelector("select");
      const told = this.querySelector("[data-part=told]");
      if (!choose || !unit || !told) return;
      this.#connection = new AbortController();
      const known = new Set([...unit.options].map((option) => option.value));
      const asked = new URLSearchParams(window.location.search).get("unit");
      const kept = window.handbookStore.read(KEY, VERSION);
      const wanted = asked !== null && known.has(asked) ? asked : kept;
      unit.value = typeof wanted === "string" && known.has(wanted) ? wanted : "";
      choose.removeAttribute("hidden");
      this.#show(unit.value);
      const { signal } = this.#connection;
      unit.addEventListener(
        "change",
        () => {
          window.handbookStore.write(KEY, VERSION, unit.value);
          told.textContent = this.#show(unit.value);
        },
        { signal },
      );
    }

    disconnectedCallback() {
      this.#connection?.abort();
      this.#connection = null;
    }

    /**
     * @param {string} unit empty for all
     * @returns {string} what is shown, in words
     */
    #show(unit) {
      let words = this.dataset.all ?? "";
      for (const section of this.querySelectorAll("[data-unit]")) {
        const own = section.getAttribute("data-unit") === unit;
        section.toggleAttribute("hidden", unit !== "" && !own);
        if (own) words = section.getAttribute("data-told") ?? "";
      }
      return words;
    }
  }

  customElements.define("handbook-half-year", HalfYear);
})();
