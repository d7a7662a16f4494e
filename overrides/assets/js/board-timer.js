/**
 * The clock of a conversation: it is worked out from the time when it ends, so that it is right
 * when the tab has slept; a soft tone, words and a colour tell that the time is nearly up, and up.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookBoardTimer")) return;

  const MINUTE = 60_000;
  /** Milliseconds from the end when it is time to write, in conversations longer than twice that. */
  const SOON = 10 * MINUTE;
  const TICK = 500;
  const MORE = 5; // minutes

  window.handbookBoardTimer = (parts, shelf, words, signal) => {
    const { t } = words;
    const { clockAt, lasting } = window.handbookTimes;
    const { setText } = window.handbookPage;
    let state = shelf.timer();
    let muted = shelf.muted();
    const bell = window.handbookBell(() => !muted, signal);

    // The clock -------------------------------------------------------------------------------------

    /** Milliseconds that are left; negative when it is over. */
    function left() {
      if (!state) return 0;
      return state.end === null ? Number(state.left) : state.end - Date.now();
    }

    /** @param {string} text */
    function say(text) {
      setText(parts.timerSaid, text);
    }

    function tick() {
      setText(parts.bigClock, clockAt(Date.now()));
      if (!state) return draw();
      const now = left();
      const soon = now <= SOON && state.minutes * MINUTE > 2 * SOON;
      if (now <= 0 && !state.over) {
        state.over = state.soon = true;
        tell("timer.over");
      } else if (soon && now > 0 && !state.soon) {
        state.soon = true;
        tell("timer.soon");
      }
      draw();
    }

    /** @param {string} key */
    function tell(key) {
      if (!state) return;
      // What the tab slept through has been told long since, where another tab was awake.
      shelf.keepTimer(state);
      bell.ring();
      say(t(key, { label: state.label, n: Math.max(1, Math.round(left() / MINUTE)) }));
    }

    function draw() {
      parts.timerNow.hidden = state === null;
      parts.bigTimer.hidden = state === null;
      setText(parts.timerStart, t(state ? "timer.restart" : "timer.start"));
      parts.timerMute.setAttribute("aria-pressed", String(muted));
      if (!state) return;
      const now = left();
      const phase = now <= 0 ? "over" : state.soon ? "soon" : "running";
      for (const place of [parts.timerNow, parts.bigTimer]) place.dataset.phase = phase;
      setText(parts.timerLabel, state.label);
      setText(parts.timerLeft, lasting(now));
      setText(parts.bigTimer, now <= 0 ? t("timer.over", { label: state.label }) : lasting(now));
      setText(parts.timerPause, t(state.end === null ? "timer.resume" : "timer.pause"));
      parts.timerPause.hidden = now <= 0;
      const note = state.end === null
        ? t("timer.paused")
        : t(now <= 0 ? "timer.ended" : "timer.ends", { time: clockAt(state.end) });
      setText(parts.timerNote, note);
    }

    // What the reader does --------------------------------------------------------------------------

    /** @param {BoardTimerState | null} next @param {string} text */
    function change(next, text) {
      state = next;
      shelf.keepTimer(state);
      draw();
      say(text);
    }

    function begin() {
      bell.wake();
      const minutes = Number(parts.timerMinutes.value);
      if (!Number.isInteger(minutes) || minutes < 1 || minutes > window.handbookBoard.mostMinutes) {
        say(t("timer.wrong", { n: window.handbookBoard.mostMinutes }));
        parts.timerMinutes.setAttribute("aria-invalid", "true");
        return parts.timerMinutes.focus();
      }
      parts.timerMinutes.removeAttribute("aria-invalid");
      const chosen = parts.timerWhat.selectedOptions[0];
      const label = chosen?.value ? chosen.textContent ?? "" : t("timer.own");
      const end = Date.now() + minutes * MINUTE;
      const started = t("timer.started", { n: minutes, label });
      change({ label, minutes, end, left: null, soon: false, over: false }, started);
    }

    function pause() {
      if (!state) return;
      bell.wake();
      const now = left();
      if (state.end === null) change({ ...state, end: Date.now() + now, left: null }, t("timer.resumed"));
      else change({ ...state, end: null, left: now }, t("timer.paused"));
    }

    function more() {
      if (!state) return;
      bell.wake();
      const now = Math.max(0, left()) + MORE * MINUTE;
      const running = state.end !== null;
      const minutes = state.minutes + MORE;
      const next = { ...state, minutes, soon: state.soon && now <= SOON, over: false };
      change(
        { ...next, end: running ? Date.now() + now : null, left: running ? null : now },
        t("timer.added", { n: MORE }),
      );
    }

    function mute() {
      muted = !muted;
      shelf.keepMuted(muted);
      if (!muted) bell.wake();
      draw();
      say(t(muted ? "timer.muted" : "timer.unmuted"));
    }

    /** @param {EventTarget} target @param {string} type @param {() => void} listener */
    const on = (target, type, listener) => target.addEventListener(type, listener, { signal });
    on(parts.timerStart, "click", begin);
    on(parts.timerPause, "click", pause);
    on(parts.timerMore, "click", more);
    on(parts.timerStop, "click", () => {
      change(null, t("timer.stopped"));
      parts.timerStart.focus();
    });
    on(parts.timerMute, "click", mute);
    on(parts.timerTry, "click", () => {
      bell.wake();
      bell.ring();
      say(t(muted ? "timer.tried-muted" : "timer.tried"));
    });
    on(parts.timerWhat, "change", () => {
      const minutes = parts.timerWhat.selectedOptions[0]?.dataset.minutes;
      if (minutes) parts.timerMinutes.value = minutes;
    });
    // After a reload the reader's first press lets the tone sound again.
    on(document, "pointerdown", () => state && bell.wake());
    on(document, "keydown", () => state && bell.wake());
    on(document, "visibilitychange", tick);
    const ticking = setInterval(tick, TICK);
    signal.addEventListener("abort", () => clearInterval(ticking));
    tick();

    return {
      offer(board) {
        const chosen = parts.timerWhat.value;
        const own = /** @type {HTMLOptionElement} */ (parts.timerWhat.options[0]);
        const options = board.times.map((time) => {
          const option = new Option(words.time(time), time.id);
          option.dataset.minutes = String(time.minutes);
          return option;
        });
        const written = (/** @type {HTMLOptionElement[]} */ list) =>
          list.map((option) => `${option.value} ${option.text} ${option.dataset.minutes}`).join("\n");
        if (written([...parts.timerWhat.options].slice(1)) === written(options)) return;
        parts.timerWhat.replaceChildren(own, ...options);
        parts.timerWhat.value = board.times.some(({ id }) => id === chosen) ? chosen : "";
      },

      follow() {
        state = shelf.timer();
        muted = shelf.muted();
        draw();
      },
    };
  };
})();
