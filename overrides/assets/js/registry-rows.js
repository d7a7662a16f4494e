/**
 * The registry's rows: read from the table once, then searched, filtered and sorted as an array.
 * It knows nothing of the controls; `registry.js` is the element around it.
 */
(() => {
  "use strict";
  if (window.HandbookRows) return;

  /**
   * A text as the search compares it: small letters, without marks that nobody types. The letters
   * å, ä and ö stay letters of their own; ä is the same as æ, and ö the same as ø.
   * @param {string} text
   */
  function fold(text) {
    return text
      .normalize("NFC")
      .toLowerCase()
      .replace(/ä/g, "æ")
      .replace(/ö/g, "ø")
      .replace(/[^\0-\x7fåæø]/g, (letter) => letter.normalize("NFD").replace(/\p{M}/gu, ""))
      .replace(/\s+/g, " ");
  }

  /**
   * What finds a typed word. Whoever types a or o may lack å, ä and ö on the keyboard, and finds
   * them too; whoever types ö means ö.
   * @param {string} word
   */
  function toPattern(word) {
    const literal = fold(word).replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
    return new RegExp(literal.replace(/a/g, "[aåæ]").replace(/o/g, "[oø]"));
  }

  /** @param {string | undefined} text */
  const toWords = (text) => (text ?? "").split(/\s+/).filter(Boolean);

  /** The facets in the order in which a row names its options. */
  const FACETS = ["unit", "channel", "status", "audience"];

  /** How many days it is since the day of building, where the reader is; 0 if the clock is behind. */
  function daysSince(/** @type {string} */ built) {
    return Math.max(0, -window.handbookToday.daysTo(built)) || 0;
  }

  /** @param {string} text @param {Element} cell */
  const addText = (text, cell) =>
    cell.getAttribute("data-cell") === "attention" ? text : `${text} ${cell.textContent}`;

  /** Milliseconds of work in one go while nobody waits for it. */
  const SLICE = 8;

  /** @param {() => void} work */
  const whenIdle = (work) =>
    "requestIdleCallback" in window ? window.requestIdleCallback(work) : setTimeout(work, 50);

  class HandbookRows {
    /** @type {HandbookRow[]} */
    #rows;
    /** @type {Map<string, HandbookRow[]>} all rows in each order asked for so far */
    #orders = new Map();
    #language;
    #options;

    /**
     * @param {Iterable<HTMLTableRowElement>} elements
     * @param {string} built the day of building, 2026-11-22
     * @param {string} language whose alphabet sorts
     * @param {Map<string, string[]>} options each facet's values, in the server's order
     */
    constructor(elements, built, language, options) {
      const days = daysSince(built);
      this.#language = language;
      this.#options = options;
      this.#rows = [...elements].map((element) => this.#read(element, days));
      this.#readTexts(0);
    }

    get size() {
      return this.#rows.length;
    }

    /** @param {HTMLTableRowElement} element @param {number} days @returns {HandbookRow} */
    #read(element, days) {
      const data = element.dataset;
      let day = 0;
      const due = toWords(data.due).map((step) => (day += Number(step)));
      const late = due.filter((at) => at < days).length;
      const attention = Number(data.findings) + late;
      const grown = late > due.filter((at) => at < 0).length;
      const places = (data.options ?? "").split(" ");
      const values = new Map(FACETS.map((id, index) => [id, this.#named(id, places[index])]));
      values.set("attention", [attention ? "yes" : "no"]);
      return { element, text: null, values, attention, grown, cells: new Map() };
    }

    /** What the search looks in. @param {HandbookRow} row */
    #textOf(row) {
      return (row.text ??= fold([...row.element.cells].reduce(addText, "")));
    }

    /** Reads the texts while nobody waits for them; a search before that reads the rest itself. */
    #readTexts(/** @type {number} */ from) {
      whenIdle(() => {
        const until = performance.now() + SLICE;
        let next = from;
        for (; next < this.#rows.length && performance.now() < until; next += 1) {
          this.#textOf(/** @type {HandbookRow} */ (this.#rows[next]));
        }
        if (next < this.#rows.length) this.#readTexts(next);
      });
    }

    /**
     * The values that a row names by their places among a facet's options.
     * @param {string} facet
     * @param {string | undefined} places
     */
    #named(facet, places) {
      const known = this.#options.get(facet) ?? [];
      const named = (places || "").split(",").filter(Boolean);
      return named.map((place) => known[Number(place)] ?? "");
    }

    /** @param {(row: HandbookRow) => void} callback */
    forEach(callback) {
      this.#rows.forEach(callback);
    }

    /**
     * The rows in which every word is found and each facet has one of the wanted values, in order.
     * Each option is counted in the rows that choosing it would give: those that nothing keeps out
     * but perhaps its own facet.
     * @param {string} find
     * @param {Map<string, Set<string>>} wanted values by facet; an empty set wants nothing
     * @param {string} sort a column, `-column`, or nothing for the server's order
     */
    match(find, wanted, sort) {
      const patterns = toWords(find).map(toPattern);
      const facets = [...wanted];
      /** @type {HandbookRow[]} */
      const rows = [];
      /** @type {Map<string, Map<string, number>>} */
      const counts = new Map(facets.map(([id]) => [id, new Map()]));
      for (const row of this.#inOrder(sort)) {
        if (patterns.length && !patterns.every((pattern) => pattern.test(this.#textOf(row)))) continue;
        const failed = facets.filter(
          ([id, values]) => values.size && !row.values.get(id)?.some((value) => values.has(value)),
        );
        if (!failed.length) rows.push(row);
        if (failed.length > 1) continue;
        for (const [id] of failed.length ? failed : facets) {
          const count = counts.get(id);
          for (const value of row.values.get(id) ?? []) {
            count?.set(value, (count.get(value) ?? 0) + 1);
          }
        }
      }
      return { rows, counts };
    }

    /** @param {string} sort */
    #inOrder(sort) {
      if (!sort) return this.#rows;
      const known = this.#orders.get(sort);
      if (known) return known;
      const column = sort.replace(/^-/, "");
      const way = sort === column ? 1 : -1;
      const compare = this.#comparison(column);
      const sorted = [...this.#rows].sort((one, other) => {
        const [a, b] = [this.#cell(one, column), this.#cell(other, column)];
        // Rows without a value come last, whichever way.
        return !a || !b ? Number(!a) - Number(!b) : way * compare(one, other);
      });
      this.#orders.set(sort, sorted);
      return sorted;
    }

    /** @param {string} column @returns {(one: HandbookRow, other: HandbookRow) => number} */
    #comparison(column) {
      if (column === "attention") return (one, other) => one.attention - other.attention;
      if (column === "status") {
        const statuses = this.#options.get("status") ?? [];
        const place = (/** @type {HandbookRow} */ row) =>
          statuses.indexOf(row.values.get("status")?.[0] ?? "");
        return (one, other) => place(one) - place(other);
      }
      const collator = new Intl.Collator(this.#language, { numeric: true });
      return (one, other) => collator.compare(this.#cell(one, column), this.#cell(other, column));
    }

    /** @param {HandbookRow} row @param {string} column */
    #cell(row, column) {
      let text = row.cells.get(column);
      if (text === undefined) {
        text = row.element.querySelector(`[data-cell="${column}"]`)?.textContent?.trim() ?? "";
        row.cells.set(column, text);
      }
      return text;
    }
  }

  window.HandbookRows = HandbookRows;
})();
