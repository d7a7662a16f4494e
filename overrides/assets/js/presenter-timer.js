/**
 * The speaker's clock: where in the agenda, and since when. It is kept on the reader's own machine,
 * so that neither a closed window nor a page loaded anew stops it.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookPresentTimer")) return;

  const VERSION = 1;
  /** A clock that nobody has stopped for so long was forgotten. */
  const FORGOTTEN = 12 * 60 * 60 * 1000;

  /** @param {unknown} value @param {number} [most] */
  const count = (value, most = Infinity) =>
    typeof value === "number" && value >= 0 && value <= most ? Math.floor(value) : 0;

  window.handbookPresentTimer = (path, agenda) => {
    // The page, whichever way its address is written.
    const key = `present:${path.replace(/index\.html$/, "")}`;
    const state = read();
    const elapsed = () => state.elapsed + (state.since === null ? 0 : Date.now() - state.since);

    /** @returns {PresentClock} */
    function read() {
      const kept = /** @type {any} */ (window.handbookStore.read(key, VERSION) ?? {});
      const since = count(kept.since, Date.now()) || null;
      const forgotten = since !== null && Date.now() - since > FORGOTTEN;
      return {
        item: count(kept.item, Math.max(0, agenda.length - 1)),
        elapsed: forgotten ? 0 : count(kept.elapsed),
        since: forgotten ? null : since,
        slide: forgotten ? 0 : count(kept.slide),
      };
    }

    const write = () => window.handbookStore.write(key, VERSION, state);

    return {
      state,
      elapsed,

      get begun() {
        return state.since !== null || state.elapsed > 0;
      },

      start() {
        state.since ??= Date.now();
        write();
      },

      pause() {
        state.elapsed = elapsed();
        state.since = null;
        write();
      },

      reset() {
        state.elapsed = 0;
        state.since = null;
        state.item = 0;
        write();
      },

      goTo(item) {
        if (!agenda[item]) return;
        state.item = item;
        write();
      },

      show(slide, anchor) {
        state.slide = slide;
        const item = agenda.findIndex(({ at }) => at !== null && at === anchor);
        if (item >= 0) state.item = item;
        write();
      },
    };
  };
})();
