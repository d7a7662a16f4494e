/**
 * Where in an agenda a group is, and how long is left of that point. It is reckoned from the time
 * of day, so that a tab that has slept, or a page that was loaded anew, is right at once.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookAgendaTimer")) return;

  const MINUTE = 60_000;
  const DAY = 24 * 60 * MINUTE;
  /** After so long another group sits in the room. */
  const STALE = DAY / 2;

  /** @param {unknown} value @returns {value is number} */
  const isNumber = (value) => typeof value === "number" && Number.isFinite(value);

  window.handbookAgendaTimer = (minutes) => {
    /** @param {number} item @returns {AgendaState} */
    const at = (item) => ({ item, left: (minutes[item] ?? 0) * MINUTE, since: null, begun: null });

    /** @param {AgendaState} state @param {number} now */
    const leftOf = (state, now) => state.left - (state.since === null ? 0 : now - state.since);

    return {
      blank: () => at(0),

      parse(value, now) {
        const kept = /** @type {Record<string, unknown>} */ (value ?? {});
        const { item, left, since, begun } = kept;
        if (!Number.isInteger(item) || !minutes[Number(item)] || !isNumber(left)) return at(0);
        if (!isNumber(begun) || (since !== null && !isNumber(since))) return at(0);
        const state = { item: Number(item), left, since, begun };
        const late = Math.max(since ?? 0, begun) + STALE < now || begun > now;
        return late ? at(0) : state;
      },

      left: leftOf,

      toggle(state, now) {
        if (state.since !== null) return { ...state, left: leftOf(state, now), since: null };
        return { ...state, since: now, begun: state.begun ?? now };
      },

      go(state, item, now) {
        if (!minutes[item]) return state;
        const { since, begun } = state;
        return { ...at(item), since: since === null ? null : now, begun };
      },

      more: (state, length) => ({ ...state, left: state.left + length * MINUTE }),

      finish(state, now) {
        const rest = minutes.slice(state.item + 1).reduce((sum, length) => sum + length, 0);
        return now + Math.max(0, leftOf(state, now)) + rest * MINUTE;
      },

      behind(state, start, now) {
        if (state.begun === null) return 0;
        const day = new Date(state.begun);
        const planned = day.setHours(0, start, 0, 0);
        // Those who begin after midnight may have meant to before it.
        const days = Math.round((state.begun - planned) / DAY);
        const elapsed = now - planned - days * DAY;
        return window.handbookTimes.behind(minutes, state.item, elapsed);
      },
    };
  };
})();
