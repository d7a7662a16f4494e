/**
 * <handbook-sortable> around a table makes its columns sortable.
 *
 * A column's heading has data-sort: "text" for words in order of the alphabet, "rank" for numbers
 * where the lowest is the worst; in it stands a hidden button, which is shown here. A cell's
 * data-key is what is compared, or else its text. Rows with data-row are sorted within their
 * table body, so that groups stay together; equal ones keep the server's order.
 */
(() => {
  "use strict";
  if (customElements.get("handbook-sortable")) return;

  class Sortable extends HTMLElement {
    /** @type {AbortController | null} */
    #connected = null;

    connectedCallback() {
      const table = this.querySelector("table");
      if (!table) return;
      this.#connected = new AbortController();
      const { signal } = this.#connected;
      for (const heading of this.#headings()) {
        const button = heading.querySelector("button");
        if (!button) continue;
        button.hidden = false;
        button.addEventListener("click", () => this.#sortBy(table, heading), { signal });
      }
      // The server's order, which equal rows keep.
      [...table.querySelectorAll("tr[data-row]")].forEach((row, index) => {
        if (row instanceof HTMLElement) row.dataset.row ||= String(index);
      });
    }

    disconnectedCallback() {
      this.#connected?.abort();
    }

    /** @returns {NodeListOf<HTMLTableCellElement>} */
    #headings() {
      return this.querySelectorAll("th[data-sort]");
    }

    /**
     * @param {HTMLTableElement} table
     * @param {HTMLTableCellElement} heading
     */
    #sortBy(table, heading) {
      const down = heading.getAttribute("aria-sort") === "ascending";
      for (const other of this.#headings()) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      const compare = heading.dataset.sort === "text" ? this.#byText() : byNumber;
      const column = heading.cellIndex;
      for (const body of table.tBodies) {
        const rows = [...body.rows].filter((row) => "row" in row.dataset);
        rows.sort((one, other) => {
          const order = compare(keyOf(one, column), keyOf(other, column));
          return (down ? -order : order) || Number(one.dataset.row) - Number(other.dataset.row);
        });
        body.append(...rows);
      }
      this.#say(heading, down ? "down" : "up");
    }

    #byText() {
      return new Intl.Collator(this.closest("[lang]")?.getAttribute("lang") ?? undefined).compare;
    }

    /**
     * Tells those who do not see the rows move.
     * @param {HTMLTableCellElement} heading
     * @param {"up" | "down"} direction
     */
    #say(heading, direction) {
      const order = this.getAttribute(`data-${heading.dataset.sort}-${direction}`) ?? "";
      const column = heading.querySelector("[data-column]")?.textContent ?? "";
      let status = this.querySelector("[role=status]");
      if (!status) {
        status = document.createElement("p");
        status.setAttribute("role", "status");
        status.className = "visually-hidden";
        this.append(status);
      }
      status.textContent = (this.dataset.said ?? "")
        .replace("{column}", () => column.trim())
        .replace("{order}", () => order);
    }
  }

  /**
   * @param {HTMLTableRowElement} row
   * @param {number} column
   */
  function keyOf(row, column) {
    const cell = row.cells[column];
    return cell?.dataset.key ?? cell?.textContent?.trim() ?? "";
  }

  /**
   * @param {string} one
   * @param {string} other
   */
  function byNumber(one, other) {
    return Number(one) - Number(other);
  }

  customElements.define("handbook-sortable", Sortable);
})();
