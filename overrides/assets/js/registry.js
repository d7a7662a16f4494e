/**
 * The registry: search, filters, sorting, and the view of them in the address.
 *
 * The server has written the whole table. The rows are read into an array once; from then on the
 * document holds the first matches only, so that a table of thousands stays quick.
 */
(() => {
  "use strict";
  if (customElements.get("handbook-registry")) return;

  /** Milliseconds without a change before the number of matches is announced. */
  const QUIET = 300;
  /** Parameters of the address. Not `q`: Material opens its own search for it. */
  const FIND = "find";
  const SORT = "sort";

  /**
   * @typedef {object} Facet
   * @property {string} id
   * @property {string} label
   * @property {HTMLDetailsElement} element
   * @property {HTMLElement | null} chosen where the number of chosen options is shown
   * @property {{input: HTMLInputElement, label: string, count: HTMLElement | null}[]} options
   */

  class HandbookRegistry extends HTMLElement {
    /** @type {HandbookRows | null} */
    #rows = null;
    /** @type {HandbookRow[]} those that match, in the order that they are shown */
    #matches = [];
    /** @type {Facet[]} */
    #facets = [];
    /** @type {Intl.NumberFormat | null} */
    #numbers = null;
    /** A column, `-column` for the other way round, or nothing for the server's order. */
    #sort = "";
    /** Rows in the document until the reader asks for more: as many as the server put first. */
    #page = 0;
    #shown = 0;
    #path = "";
    #timer = 0;
    /** @type {AbortController | null} */
    #listening = null;

    connectedCallback() {
      if (!this.#read()) return;
      this.#path = location.pathname;
      this.#listening = new AbortController();
      this.#listen(this.#listening.signal);
      for (const part of this.#all(".registry__controls, .registry__tools")) part.hidden = false;
      this.#restore();
    }

    disconnectedCallback() {
      this.#listening?.abort();
      clearTimeout(this.#timer);
    }

    /**
     * Takes the facets and rows from the document, the first time only: later the document holds
     * some of the rows.
     * @returns {boolean} whether there is a table to work with
     */
    #read() {
      const body = this.#body;
      if (!body || !this.#search) return false;
      if (this.#rows) return true;
      this.#facets = [...this.querySelectorAll("details[data-facet]")].map((details) =>
        this.#readFacet(/** @type {HTMLDetailsElement} */ (details)),
      );
      const { today = "", language = "" } = this.dataset;
      const values = this.#facets.map(({ id, options }) => /** @type {const} */ ([
        id,
        options.map(({ input }) => input.value),
      ]));
      const [, ...rest] = this.#bodies;
      const rows = this.#bodies.flatMap((part) => [...part.rows]);
      this.#page = rest.length ? body.rows.length : Infinity;
      this.#rows = new window.HandbookRows(rows, today, language, new Map(values));
      for (const part of rest) part.remove();
      this.#rows.forEach((row) => {
        if (row.grown) this.#showAttention(row);
      });
      for (const header of this.#headers) this.#makeButton(header);
      return true;
    }

    /** @param {HTMLDetailsElement} element @returns {Facet} */
    #readFacet(element) {
      const options = [...element.querySelectorAll("label")].flatMap((label) => {
        const input = label.querySelector("input");
        const name = label.querySelector(".registry__option-label")?.textContent?.trim() ?? "";
        /** @type {HTMLElement | null} */
        const count = label.querySelector(".registry__option-count");
        return input ? [{ input, label: name, count }] : [];
      });
      return {
        id: element.dataset.facet ?? "",
        label: element.dataset.label ?? "",
        element,
        chosen: element.querySelector(".registry__chosen-count"),
        options,
      };
    }

    /** What fell due since the site was built counts as well. @param {HandbookRow} row */
    #showAttention(row) {
      const shown = row.element.querySelector(".registry__attention");
      const count = String(row.attention);
      if (!(shown instanceof HTMLElement)) return;
      shown.textContent = this.#number(row.attention);
      shown.dataset.count = count;
    }

    /** @param {HTMLTableCellElement} header */
    #makeButton(header) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "registry__sort";
      button.append(...header.childNodes);
      header.append(button);
    }

    /** @param {AbortSignal} signal */
    #listen(signal) {
      const on = { signal };
      this.addEventListener("input", (event) => this.#onInput(event), on);
      this.addEventListener("submit", (event) => event.preventDefault(), on);
      this.addEventListener("click", (event) => this.#onClick(event), on);
      this.addEventListener("keydown", (event) => this.#onKey(event), on);
      this.addEventListener("toggle", (event) => this.#onToggle(event), { signal, capture: true });
      document.addEventListener("click", (event) => this.#onClickAnywhere(event), {
        signal,
        capture: true,
      });
      window.addEventListener("popstate", () => this.#restoreHere(), on);
      window.addEventListener("beforeprint", () => this.#fill(this.#matches.length), on);
      window.addEventListener("afterprint", () => this.#fill(this.#shown), on);
    }

    /** @param {Event} event */
    #onInput(event) {
      if (event.target === this.#order) this.#sort = this.#order?.value ?? "";
      else if (!(event.target instanceof HTMLInputElement) || event.target.readOnly) return;
      this.#change();
    }

    /** @param {MouseEvent} event */
    #onClick(event) {
      const target = event.target instanceof Element ? event.target.closest("button") : null;
      if (!target) return;
      if (target.matches(".registry__sort")) this.#sortBy(target.closest("th"));
      else if (target.matches(".registry__toggle")) this.#toggleFacets(target);
      else if (target.matches(".registry__clear")) this.#clear();
      else if (target.matches(".registry__chips button")) this.#removeChip(target);
      else if (target.matches(".registry__more")) this.#showMore(this.#shown + this.#page);
      else if (target.matches(".registry__all")) this.#showMore(this.#matches.length);
      else if (target.matches(".registry__copy")) void this.#copy();
    }

    /** @param {KeyboardEvent} event */
    #onKey(event) {
      if (event.key !== "Escape" || !(event.target instanceof Element)) return;
      const open = event.target.closest("details[open]");
      if (!(open instanceof HTMLDetailsElement)) return;
      open.open = false;
      open.querySelector("summary")?.focus();
    }

    /** One list lies open over the table at a time. @param {Event} event */
    #onToggle(event) {
      const opened = event.target;
      if (!(opened instanceof HTMLDetailsElement) || !opened.open) return;
      for (const { element } of this.#facets) {
        if (element !== opened && this.#liesOver(element)) element.open = false;
      }
    }

    /** @param {MouseEvent} event */
    #onClickAnywhere(event) {
      const target = event.target;
      if (!(target instanceof Element)) return;
      for (const { element } of this.#facets) {
        if (element.open && !element.contains(target) && this.#liesOver(element)) {
          element.open = false;
        }
      }
      const link = target.closest("a");
      if (link && !link.target && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        this.#follow(link, event);
      }
    }

    /**
     * A link to another view of this very page. Material's instant navigation takes the address
     * back when only its query differs, so we follow it ourselves.
     * @param {HTMLAnchorElement} link
     * @param {Event} event
     */
    #follow(link, event) {
      const samePage = link.pathname === this.#path && link.host === location.host;
      const names = [FIND, SORT, ...this.#facets.map((facet) => facet.id)];
      const asked = new URLSearchParams(link.search);
      if (!samePage || !names.some((name) => asked.has(name))) return;
      try {
        history.pushState(null, "", link.href);
      } catch {
        return; // From a file: the browser follows the link and loads the page anew.
      }
      event.preventDefault();
      event.stopPropagation();
      this.#restore();
      this.scrollIntoView();
      this.#search?.focus({ preventScroll: true });
    }

    /** @param {HTMLDetailsElement} details */
    #liesOver(details) {
      const panel = details.querySelector("fieldset");
      return panel !== null && getComputedStyle(panel).position === "absolute";
    }

    /** @param {HTMLElement} button */
    #toggleFacets(button) {
      const open = button.getAttribute("aria-expanded") !== "true";
      button.setAttribute("aria-expanded", String(open));
      this.querySelector(".registry__facets")?.toggleAttribute("data-open", open);
    }

    /** Up, down, and back to the server's order. @param {HTMLElement | null} header */
    #sortBy(header) {
      const column = header?.dataset.sort ?? "";
      this.#sort = this.#sort === column ? `-${column}` : this.#sort === `-${column}` ? "" : column;
      this.#change();
    }

    #clear() {
      if (this.#search) this.#search.value = "";
      for (const { input } of this.#options) input.checked = false;
      this.#sort = "";
      this.#change();
      this.#search?.focus();
    }

    /** @param {HTMLElement} button */
    #removeChip(button) {
      const { facet, value } = button.dataset;
      if (facet === FIND && this.#search) this.#search.value = "";
      for (const { input } of this.#facets.find((known) => known.id === facet)?.options ?? []) {
        if (input.value === value) input.checked = false;
      }
      const place = this.#chipButtons.indexOf(/** @type {HTMLButtonElement} */ (button));
      this.#change();
      const left = this.#chipButtons;
      (left[Math.min(place, left.length - 1)] ?? this.#search)?.focus();
    }

    /** @param {number} count */
    #showMore(count) {
      const first = this.#shown;
      this.#shown = Math.max(count, this.#page);
      this.#fill(this.#shown);
      this.#announce();
      this.#matches[first]?.element.querySelector("a")?.focus();
    }

    async #copy() {
      const address = this.#address().href;
      const said = this.querySelector(".registry__copied");
      /** @type {HTMLElement | null} */
      const byHand = this.querySelector(".registry__by-hand");
      try {
        await navigator.clipboard.writeText(address);
        if (said) said.textContent = this.dataset.copied ?? "";
        if (byHand) byHand.hidden = true;
      } catch {
        // No leave, or a page without https: let the reader copy it.
        const field = byHand?.querySelector("input");
        if (!byHand || !field) return;
        byHand.hidden = false;
        field.value = address;
        field.focus();
        field.select();
      }
    }

    /** After the reader has changed something. */
    #change() {
      this.#shown = this.#page;
      this.#update();
      const said = this.querySelector(".registry__copied");
      if (said) said.textContent = "";
      // While a new page is on its way the address is no longer ours.
      if (location.pathname !== this.#path) return;
      try {
        // The state is kept: Material has the scroll position in it.
        history.replaceState(history.state, "", this.#address());
      } catch {
        // A page opened as a file may not change its address.
      }
    }

    /** This view's address; parameters that are not ours stay. */
    #address() {
      const address = new URL(location.href);
      const query = address.searchParams;
      const find = this.#search?.value.trim();
      query.delete(FIND);
      if (find) query.set(FIND, find);
      for (const facet of this.#facets) {
        query.delete(facet.id);
        for (const { input } of facet.options) {
          if (input.checked) query.append(facet.id, input.value);
        }
      }
      query.delete(SORT);
      if (this.#sort) query.set(SORT, this.#sort);
      return address;
    }

    /** When the reader has gone back or forward without leaving the page. */
    #restoreHere() {
      if (location.pathname === this.#path) this.#restore();
    }

    /** Takes the view from the address. */
    #restore() {
      const query = new URLSearchParams(location.search);
      if (this.#search) this.#search.value = query.get(FIND) ?? "";
      for (const facet of this.#facets) {
        const wanted = query.getAll(facet.id);
        for (const { input } of facet.options) input.checked = wanted.includes(input.value);
      }
      const sort = query.get(SORT) ?? "";
      const columns = this.#headers.map((header) => header.dataset.sort);
      this.#sort = columns.includes(sort.replace(/^-/, "")) ? sort : "";
      this.#shown = this.#page;
      this.#update();
    }

    /** Finds the rows that match, and shows them and the numbers. */
    #update() {
      const wanted = new Map(
        this.#facets.map(({ id, options }) => {
          const chosen = options.filter(({ input }) => input.checked);
          return [id, new Set(chosen.map(({ input }) => input.value))];
        }),
      );
      const found = this.#rows?.match(this.#search?.value ?? "", wanted, this.#sort);
      this.#matches = found?.rows ?? [];
      this.#fill(this.#shown);
      this.#showFacets(found?.counts ?? new Map());
      this.#showChips();
      this.#showSort();
      this.#announce();
    }

    /** Puts the first matches into the document. @param {number} count */
    #fill(count) {
      const shown = this.#matches.slice(0, count);
      this.#put(shown.map((row) => row.element));
      const left = this.#matches.length - shown.length;
      this.#show(".registry__table", this.#matches.length > 0);
      this.#show(".registry__empty", this.#matches.length === 0);
      this.#show(".registry__further", left > 0);
      const words = { n: this.#number(Math.min(left, this.#page)) };
      this.#say(".registry__more", this.#words("more", words));
      this.#say(".registry__all", this.#words("all", { n: this.#number(this.#matches.length) }));
    }

    /** @param {HTMLTableRowElement[]} rows */
    #put(rows) {
      const there = this.#body?.rows ?? [];
      // They stand there already when the page has been loaded, and are laid out.
      const same = rows.length === there.length && rows.every((row, at) => row === there[at]);
      if (!same) this.#body?.replaceChildren(...rows);
    }

    /** @param {Map<string, Map<string, number>>} counts by facet and value */
    #showFacets(counts) {
      for (const facet of this.#facets) {
        let chosen = 0;
        for (const { input, count } of facet.options) {
          const found = counts.get(facet.id)?.get(input.value) ?? 0;
          if (count) count.textContent = this.#number(found);
          input.closest("label")?.toggleAttribute("data-none", found === 0);
          chosen += Number(input.checked);
        }
        if (facet.chosen) facet.chosen.textContent = this.#number(chosen);
        if (facet.chosen) facet.chosen.hidden = chosen === 0;
      }
    }

    /** What is chosen, as buttons that take it away; in print they say what the rows are. */
    #showChips() {
      const find = this.#search?.value.trim();
      const chips = find ? [this.#chip(FIND, this.dataset.find ?? "", find, find)] : [];
      for (const { id, label, options } of this.#facets) {
        for (const option of options.filter(({ input }) => input.checked)) {
          chips.push(this.#chip(id, label, option.input.value, option.label));
        }
      }
      this.querySelector(".registry__chips")?.replaceChildren(...chips);
      this.#show(".registry__selection", chips.length > 0);
    }

    /**
     * @param {string} facet
     * @param {string} label
     * @param {string} value
     * @param {string} name
     */
    #chip(facet, label, value, name) {
      const template = this.querySelector("template");
      const chip = /** @type {DocumentFragment} */ (template?.content.cloneNode(true));
      const button = chip.querySelector("button");
      if (button) Object.assign(button.dataset, { facet, value });
      const text = chip.querySelector("[data-slot=text]");
      if (text) text.textContent = `${label}: ${name}`;
      return chip;
    }

    #showSort() {
      const column = this.#sort.replace(/^-/, "");
      for (const header of this.#headers) {
        if (header.dataset.sort !== column) header.removeAttribute("aria-sort");
        else header.setAttribute("aria-sort", this.#sort === column ? "ascending" : "descending");
      }
      if (this.#order) this.#order.value = this.#sort;
    }

    /** Says how many match, once the reader has stopped typing. */
    #announce() {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => {
        const [n, total] = [this.#matches.length, this.#rows?.size ?? 0].map((x) => this.#number(x));
        this.#say(".registry__count", this.#words("count", { n, total }));
      }, QUIET);
    }

    /** A text with gaps, from the element's attributes. */
    #words(/** @type {string} */ name, /** @type {Record<string, string | undefined>} */ gaps) {
      return (this.dataset[name] ?? "").replace(/\{(\w+)\}/g, (_, gap) => gaps[gap] ?? "");
    }

    /** @param {number} value */
    #number(value) {
      // What writes large numbers takes longer to make than all else that a new page needs.
      if (value < 1000) return String(value);
      if (value === this.#rows?.size && this.dataset.total) return this.dataset.total;
      this.#numbers ??= new Intl.NumberFormat(this.dataset.language);
      return this.#numbers.format(value);
    }

    /** @param {string} selector @param {string} words */
    #say(selector, words) {
      const part = this.querySelector(selector);
      if (part && part.textContent !== words) part.textContent = words;
    }

    /** @param {string} selector @param {boolean} visible */
    #show(selector, visible) {
      for (const part of this.#all(selector)) part.hidden = !visible;
    }

    /** @param {string} selector @returns {NodeListOf<HTMLElement>} */
    #all(selector) {
      return this.querySelectorAll(selector);
    }

    /** The first rows, and those that wait for the script; later one that has what is shown. */
    get #bodies() {
      return [...(this.querySelector("table")?.tBodies ?? [])];
    }

    get #body() {
      return this.#bodies[0];
    }

    /** @returns {HTMLInputElement | null} */
    get #search() {
      return this.querySelector("input[type=search]");
    }

    /** @returns {HTMLSelectElement | null} */
    get #order() {
      return this.querySelector(".registry__order select");
    }

    /** @returns {HTMLTableCellElement[]} */
    get #headers() {
      return [...this.querySelectorAll("th[data-sort]")].map(
        (header) => /** @type {HTMLTableCellElement} */ (header),
      );
    }

    get #options() {
      return this.#facets.flatMap((facet) => facet.options);
    }

    get #chipButtons() {
      /** @type {NodeListOf<HTMLButtonElement>} */
      const buttons = this.querySelectorAll(".registry__chips button");
      return [...buttons];
    }
  }

  customElements.define("handbook-registry", HandbookRegistry);
})();
