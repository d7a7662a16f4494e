/** Where the board and its timer stand in the store. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookBoardShelf")) return;

  const VERSION = 1;
  const BOARD = "board";
  const TIMER = "board-timer";
  const MUTED = "board-muted";

  window.handbookBoardShelf = () => {
    const store = window.handbookStore;
    const { isObject } = window.handbookPlain;

    return {
      // As it is in the store at this moment: another tab may have changed it.
      read() {
        const parsed = window.handbookBoard.parse(store.read(BOARD, VERSION));
        return "board" in parsed ? parsed.board : null;
      },

      write: (board) => void store.write(BOARD, VERSION, board),

      timer() {
        /** @type {any} */
        const kept = store.read(TIMER, VERSION);
        if (!isObject(kept) || typeof kept.label !== "string") return null;
        const { label, minutes, end, left } = kept;
        const isTime = (/** @type {unknown} */ time) => Number.isFinite(time);
        if (!isTime(minutes) || isTime(end) === isTime(left)) return null;
        return {
          label,
          minutes: Number(minutes),
          end: isTime(end) ? Number(end) : null,
          left: isTime(left) ? Number(left) : null,
          soon: kept.soon === true,
          over: kept.over === true,
        };
      },

      keepTimer(state) {
        if (state) store.write(TIMER, VERSION, state);
        else store.remove(TIMER);
      },

      muted: () => store.read(MUTED, VERSION) === true,
      keepMuted: (muted) => void store.write(MUTED, VERSION, muted),

      watch: (callback) =>
        store.watch((key) => {
          if (key === "" || key === BOARD || key === TIMER || key === MUTED) callback();
        }),
    };
  };
})();
