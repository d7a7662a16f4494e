/**
 * <handbook-certificate data-result='{"date": "2026-11-22", "right": 13, ...}'>
 *
 * A certificate to print, inside a <handbook-quiz>, which tells the result. The name that the
 * reader types stands on the paper and is kept nowhere.
 */
(() => {
  "use strict";
  if (customElements.get("handbook-certificate")) return;

  /** Tells the style sheet to print this alone. */
  const PRINTING = "handbookPrinting";
  const LONGEST_NAME = 80;

  class Certificate extends HTMLElement {
    static observedAttributes = ["data-result"];
    /** @type {AbortController | null} */
    #connection = null;
    /** @type {(() => void) | null} */
    #draw = null;

    connectedCallback() {
      const setup = this.closest("handbook-quiz")?.getAttribute("data-setup");
      if (!setup) return;
      this.#connection = new AbortController();
      this.#draw = start(this, JSON.parse(setup), this.#connection.signal);
      this.#draw();
    }

    disconnectedCallback() {
      this.#connection?.abort();
      this.#connection = null;
      this.#draw = null;
    }

    attributeChangedCallback() {
      this.#draw?.();
    }
  }

  /**
   * @param {HTMLElement} host
   * @param {QuizSetup} setup
   * @param {AbortSignal} signal
   * @returns {() => void} draws the certificate anew
   */
  function start(host, setup, signal) {
    const { t, day } = window.handbookWords(setup.texts, setup.locale);
    /** @type {any} */
    const parts = {};
    for (const part of host.querySelectorAll("[data-certificate]")) {
      parts[part.getAttribute("data-certificate") ?? ""] = part;
    }
    /** @type {HTMLInputElement} */
    const name = parts.name;
    /** @type {HTMLSelectElement} */
    const role = parts.role;
    /** @type {HTMLInputElement} */
    const line = parts.line;

    /** @returns {QuizResult | null} */
    function result() {
      return host.dataset.result ? JSON.parse(host.dataset.result) : null;
    }

    function draw() {
      const told = result();
      if (!told) {
        // The next reader at this machine is somebody else.
        name.value = "";
        role.value = "";
      }
      const { right, all } = told ?? { right: 0, all: 0 };
      const percent = told ? window.handbookQuizzes.percent(told) : 0;
      parts.paperName.textContent = window.handbookPlain.line(name.value, LONGEST_NAME);
      parts.paperDate.textContent = told ? day(told.date) : "";
      parts.paperResult.textContent = told ? t("result.short", { right, all, percent }) : "";
      parts.paperEdition.textContent = told ? day(told.edition) : "";
      parts.paperVersion.textContent = told?.version ?? "";
      const chosen = role.selectedOptions[0];
      parts.paperRoleRow.hidden = role.value === "";
      parts.paperRole.textContent = role.value ? (chosen?.text ?? "") : "";
      parts.paperRole.lang = role.value ? (chosen?.lang ?? "") : "";
      if (!parts.paperRole.lang) parts.paperRole.removeAttribute("lang");
      line.value =
        told && role.value ? `- {who: ${role.value}, date: ${told.date}, quiz: ${setup.quiz}}` : "";
      parts.copied.textContent = "";
    }

    /** @param {string} text empty when nothing is wrong */
    function showError(text) {
      parts.roleError.textContent = text;
      if (text) role.setAttribute("aria-invalid", "true");
      else role.removeAttribute("aria-invalid");
    }

    async function copy() {
      showError(line.value ? "" : t("certificate.no-role"));
      if (!line.value) return role.focus();
      const isCopied = await window.handbookPage.copy(line.value);
      if (!isCopied) window.handbookPage.giveByHand(line, line.value);
      parts.copied.textContent = t(`certificate.${isCopied ? "copied" : "by-hand"}`);
    }

    function print() {
      const root = document.documentElement;
      root.dataset[PRINTING] = "certificate";
      window.print();
    }

    function printed() {
      delete document.documentElement.dataset[PRINTING];
    }

    const on = window.handbookListener(signal);

    on(name, "input", draw);
    on(role, "change", () => {
      showError("");
      draw();
    });
    on(parts.print, "click", print);
    on(parts.copy, "click", () => void copy());
    on(window, "afterprint", printed);
    signal.addEventListener("abort", printed);
    return draw;
  }

  customElements.define("handbook-certificate", Certificate);
})();
