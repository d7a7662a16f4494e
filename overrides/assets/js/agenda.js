/**
 * <handbook-agenda data-setup='{...}'>
 *
 * The server renders the agenda with times from its start. Here the facilitator says when that
 * is, and the table shows times of the day, on paper too; a button opens the timer.
 */
(() => {
  "use strict";
  if (customElements.get("handbook-agenda")) return;

  const VERSION = 1;

  /**
   * @param {HTMLElement} host
   * @param {AgendaSetup} setup
   * @param {AbortSignal} signal ends everything that outlives the element
   */
  function start(host, setup, signal) {
    const times = window.handbookTimes;
    const store = window.handbookStore;
    const { t } = window.handbookWords(setup.texts, setup.locale);
    const minutes = setup.items.map((item) => item.minutes);
    const timer = window.handbookAgendaTimer(minutes);
    const spans = times.spans(minutes);
    // The page, whichever way its address is written.
    const key = `agenda:${window.location.pathname.replace(/index\.html$/, "")}`;
    /** @type {AgendaParts} */
    const parts = window.handbookPage.partsOf(host);
    const cells = [...host.querySelectorAll("[data-time]")];
    /** What the server wrote: the times from the start. */
    const plain = [parts.timeHead, ...cells, parts.end].map((cell) => cell.textContent);
    const hint = parts.told.textContent;

    /** @returns {AgendaKept} */
    function kept() {
      const value = /** @type {Partial<AgendaKept>} */ (store.read(key, VERSION) ?? {});
      const start = Number.isInteger(value.start) ? Number(value.start) : null;
      return { start, timer: value.timer };
    }

    const state = () => timer.parse(kept().timer, Date.now());

    const open = window.handbookAgendaWall(
      parts,
      setup,
      {
        state,
        keep: (next) => void store.write(key, VERSION, { ...kept(), timer: next }),
        start: () => kept().start,
        closed: drawButton,
      },
      signal,
    );

    function drawButton() {
      parts.open.textContent = t(state().since === null ? "open" : "resume");
    }

    /** @param {number | null} from in minutes since midnight */
    function drawTimes(from) {
      const shown =
        from === null
          ? plain
          : [
              t("clock"),
              ...spans.map((span) => `${times.clock(from + span.from)}–${times.clock(from + span.to)}`),
              times.clock(from + times.total(minutes)),
            ];
      [parts.timeHead, ...cells, parts.end].forEach((cell, index) => {
        cell.textContent = shown[index];
      });
      const to = times.clock((from ?? 0) + times.total(minutes));
      const told = from === null ? hint : t("span", { from: times.clock(from), to });
      window.handbookPage.setText(parts.told, told);
    }

    /** @param {boolean} wrong */
    function mark(wrong) {
      parts.wrong.textContent = wrong ? t("wrong") : "";
      if (wrong) parts.start.setAttribute("aria-invalid", "true");
      else parts.start.removeAttribute("aria-invalid");
    }

    /** @param {number | null} from */
    function take(from) {
      store.write(key, VERSION, { ...kept(), start: from });
      mark(false);
      drawTimes(from);
    }

    /** @param {boolean} done whether the reader has left the field */
    function read(done) {
      const text = parts.start.value.trim();
      const from = times.parse(text);
      // "1" may be on its way to be "13:30".
      const whole = done || text.replace(/\D/g, "").length > 2;
      if ((from !== null && whole) || !text) take(from);
      else if (done) mark(true);
      if (done && from !== null) parts.start.value = times.clock(from);
    }

    parts.start.addEventListener("input", () => read(false), { signal });
    parts.start.addEventListener("change", () => read(true), { signal });
    parts.form.addEventListener(
      "submit",
      (event) => {
        event.preventDefault();
        read(true);
      },
      { signal },
    );
    parts.now.addEventListener(
      "click",
      () => {
        const now = new Date();
        const from = now.getHours() * 60 + now.getMinutes();
        parts.start.value = times.clock(from);
        take(from);
      },
      { signal },
    );
    parts.open.addEventListener("click", open, { signal });

    const { start: from } = kept();
    parts.start.value = from === null ? "" : times.clock(from);
    drawTimes(from);
    drawButton();
    parts.form.hidden = false;
    signal.addEventListener("abort", () => drawTimes(null));
  }

  window.handbookTool("handbook-agenda", start);
})();
