/** Times of the day and lengths of time, as all timers write them, and an agenda's arithmetic. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookTimes")) return;

  const MINUTE = 60_000;
  const DAY = 24 * 60;

  /** @param {number} value */
  const two = (value) => String(value).padStart(2, "0");

  /** @param {number[]} minutes */
  function spans(minutes) {
    let from = 0;
    return minutes.map((length) => {
      const span = { from, to: from + length };
      from = span.to;
      return span;
    });
  }

  /** @type {HandbookTimes["clock"]} */
  function clock(minutesSinceMidnight) {
    const time = ((Math.floor(minutesSinceMidnight) % DAY) + DAY) % DAY;
    return `${two(Math.floor(time / 60))}:${two(time % 60)}`;
  }

  window.handbookTimes = {
    spans,

    total: (minutes) => minutes.reduce((sum, length) => sum + length, 0),

    parse(text) {
      const match = /^\s*(\d{1,2})(?:\s*[.:]?\s*(\d{2}))?\s*$/.exec(text);
      if (!match) return null;
      const [hours, rest] = [Number(match[1]), Number(match[2] ?? 0)];
      return hours < 24 && rest < 60 ? hours * 60 + rest : null;
    },

    clock,

    clockAt(time) {
      const date = new Date(time);
      return clock(date.getHours() * 60 + date.getMinutes());
    },

    lasting(milliseconds) {
      const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
      const hours = Math.floor(seconds / 3600);
      const minutes = Math.floor((seconds % 3600) / 60);
      const start = hours ? `${hours}:${two(minutes)}` : String(minutes);
      return `${start}:${two(seconds % 60)}`;
    },

    behind(minutes, index, elapsed) {
      const { from, to } = spans(minutes)[index] ?? { from: 0, to: Infinity };
      if (elapsed < from * MINUTE) return elapsed - from * MINUTE;
      return Math.max(0, elapsed - to * MINUTE);
    },
  };
})();
