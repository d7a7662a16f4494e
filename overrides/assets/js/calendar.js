/**
 * <handbook-calendar> moves to the top what is overdue on the day of reading, shows the deadlines
 * of one unit or kind and keeps the choice in the address, and prints the year alone.
 */
(() => {
  "use strict";
  if (customElements.get("handbook-calendar")) return;

  const CHOICES = /** @type {const} */ (["unit", "kind"]);

  class Calendar extends HTMLElement {
    /** @type {AbortController | null} */
    #connected = null;

    connectedCallback() {
      const form = this.querySelector("form");
      if (!form) return;
      this.#connected = new AbortController();
      const { signal } = this.#connected;
      this.#regroup();
      form.hidden = false;
      this.#readAddress();
      this.#show();
      form.addEventListener("submit", (event) => event.preventDefault(), { signal });
      form.addEventListener(
        "change",
        () => {
          this.#show();
          this.#writeAddress();
        },
        { signal },
      );
      this.#offerYear(signal);
    }

    disconnectedCallback() {
      this.#connected?.abort();
    }

    /** @returns {HTMLElement[]} */
    #items() {
      return [...this.querySelectorAll("li[data-date]")].filter((item) => isElement(item));
    }

    /** @returns {HTMLElement[]} */
    #months() {
      return [...this.querySelectorAll("section[data-month]")].filter((part) => isElement(part));
    }

    /** Puts each deadline where it belongs on the day of reading. */
    #regroup() {
      const today = window.handbookToday.iso();
      const lists = new Map(
        this.#months().map((part) => [part.dataset.month, part.querySelector("ol")]),
      );
      const items = this.#items();
      items.sort((one, other) => dateOf(one).localeCompare(dateOf(other), "en"));
      const homes = items.map((item) =>
        lists.get(dateOf(item) < today ? "overdue" : dateOf(item).slice(0, 7)),
      );
      if (items.every((item, index) => item.parentElement === homes[index])) return;
      items.forEach((item, index) => homes[index]?.append(item));
    }

    /** Shows what fits the choice, and how much that is. */
    #show() {
      const unit = this.#chosen("unit");
      const kind = this.#chosen("kind");
      const items = this.#items();
      for (const item of items) item.hidden = !fits(item, "unit", unit) || !fits(item, "kind", kind);
      const shown = items.filter((item) => !item.hidden).length;
      for (const part of this.#months()) showCount(part);
      this.#showYear(unit, kind);
      toggle(this, ".calendar__none", shown === 0);
      toggle(this, ".calendar__months", shown > 0);
      const status = this.querySelector(".calendar__status");
      if (!status) return;
      const text = (this.dataset.shown ?? "")
        .replace("{n}", String(shown))
        .replace("{total}", String(items.length));
      status.textContent = unit || kind ? text : "";
    }

    /**
     * @param {string} unit
     * @param {string} kind
     */
    #showYear(unit, kind) {
      for (const group of this.querySelectorAll(".year [data-unit]")) {
        const lines = [...group.querySelectorAll("[data-kind]")].filter((line) => isElement(line));
        for (const line of lines) line.hidden = !fits(line, "kind", kind);
        if (!isElement(group)) continue;
        group.hidden = !fits(group, "unit", unit) || lines.every((line) => line.hidden);
      }
    }

    /**
     * @param {"unit" | "kind"} name
     * @returns {HTMLSelectElement | null}
     */
    #select(name) {
      return this.querySelector(`select[name=${name}]`);
    }

    /** @param {"unit" | "kind"} name */
    #chosen(name) {
      return this.#select(name)?.value ?? "";
    }

    #readAddress() {
      const query = new URLSearchParams(location.search);
      for (const name of CHOICES) {
        const select = this.#select(name);
        const wanted = query.get(name) ?? "";
        const known = select && [...select.options].some((option) => option.value === wanted);
        // Firefox fills in forms on reload; the address goes before that.
        if (select) select.value = known ? wanted : "";
      }
    }

    #writeAddress() {
      const address = new URL(location.href);
      for (const name of CHOICES) {
        const value = this.#chosen(name);
        if (value) address.searchParams.set(name, value);
        else address.searchParams.delete(name);
      }
      try {
        history.replaceState(history.state, "", address);
      } catch {
        // A file opened without a server may keep its address; the choice still counts.
      }
    }

    /** @param {AbortSignal} signal */
    #offerYear(signal) {
      const button = this.querySelector("button[data-print-year]");
      if (!isElement(button)) return;
      button.hidden = false;
      button.addEventListener(
        "click",
        () => {
          this.dataset.print = "year";
          window.print();
        },
        { signal },
      );
      window.addEventListener("afterprint", () => delete this.dataset.print, { signal });
    }
  }

  /** @param {HTMLElement} part a month, or what is overdue */
  function showCount(part) {
    const count = part.querySelectorAll("li[data-date]:not([hidden])").length;
    const shown = part.querySelector(".calendar__count");
    if (shown) shown.textContent = `(${count})`;
    if (part.dataset.month === "overdue") toggle(part, ".calendar__nothing", count === 0);
    else part.hidden = count === 0;
  }

  /**
   * @param {HTMLElement} inside
   * @param {string} selector
   * @param {boolean} show
   */
  function toggle(inside, selector, show) {
    const element = inside.querySelector(selector);
    if (isElement(element)) element.hidden = !show;
  }

  /**
   * @param {HTMLElement} element
   * @param {"unit" | "kind"} name
   * @param {string} wanted
   */
  function fits(element, name, wanted) {
    return !wanted || element.dataset[name] === wanted;
  }

  /** @param {HTMLElement} item */
  function dateOf(item) {
    return item.dataset.date ?? "";
  }

  /**
   * @param {unknown} value
   * @returns {value is HTMLElement}
   */
  function isElement(value) {
    return value instanceof HTMLElement;
  }

  customElements.define("handbook-calendar", Calendar);
})();
