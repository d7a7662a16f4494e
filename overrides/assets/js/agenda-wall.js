/** The agenda's timer as a view of the whole screen, for a projector and the back of the room. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookAgendaWall")) return;

  const MINUTE = 60_000;
  const TICK = 250;
  /** At how many minutes left the rest is told aloud, in points that are longer than that. */
  const TOLD_AT = [5, 1];
  const SOUND = "agenda:sound";
  const VERSION = 1;

  window.handbookAgendaWall = (parts, setup, memory, signal) => {
    const times = window.handbookTimes;
    const store = window.handbookStore;
    const minutes = setup.items.map((item) => item.minutes);
    const timer = window.handbookAgendaTimer(minutes);
    const { t } = window.handbookWords(setup.texts, setup.locale);
    const { setText } = window.handbookPage;
    const { wall } = parts;
    const bell = window.handbookBell(() => parts.sound.checked, signal);
    const last = minutes.length - 1;
    let ticking = 0;
    /** How much was left when it was last looked at, so that each moment is told of once. */
    let before = 0;
    /** @type {WakeLockSentinel | null} */
    let awake = null;

    // What is shown ---------------------------------------------------------------------------

    /** @param {number} left */
    const written = (left) => (left < 0 ? `+${times.lasting(-left)}` : times.lasting(left));

    /** @param {number} item */
    function nameOf(item) {
      const { what, minutes: n } = setup.items[item];
      return t("then", { what, n });
    }

    function draw() {
      const now = Date.now();
      const state = memory.state();
      const left = timer.left(state, now);
      const over = left <= 0;
      const running = state.since !== null;
      setText(parts.count, t("count", { n: state.item + 1, all: minutes.length }));
      setText(parts.clock, times.clockAt(now));
      setText(parts.finish, t("finish", { time: times.clockAt(timer.finish(state, now)) }));
      setText(parts.what, setup.items[state.item].what);
      setText(parts.left, written(left));
      parts.bar.value = Math.min(1, Math.max(0, 1 - left / (minutes[state.item] * MINUTE)));
      setText(parts.state, stateWords(state, over, now));
      setText(parts.toggle, t(running ? "pause" : state.begun === null ? "start" : "continue"));
      parts.previous.disabled = state.item === 0;
      parts.next.disabled = state.item === last;
      parts.nextLabel.hidden = state.item === last;
      setText(parts.nextWhat, state.item === last ? t("last") : nameOf(state.item + 1));
      // A button that cannot be pressed any more would keep the keys to itself.
      if (document.activeElement?.matches(":disabled")) wall.focus();
      wall.toggleAttribute("data-over", over);
      wall.toggleAttribute("data-paused", !running);
    }

    /**
     * @param {AgendaState} state
     * @param {boolean} over
     * @param {number} now
     */
    function stateWords(state, over, now) {
      if (state.begun === null) return t("ready");
      const words = [];
      if (over) words.push(t("over"));
      if (state.since === null) words.push(t("paused"));
      const start = memory.start();
      if (start !== null) {
        const n = Math.round(timer.behind(state, start, now) / MINUTE);
        if (n > 0) words.push(t("behind", { n }));
        else if (n < 0) words.push(t("ahead", { n: -n }));
        else if (!words.length) words.push(t("on-time"));
      }
      return words.join(" · ");
    }

    // What is told ----------------------------------------------------------------------------

    /** Tells of what has passed since the last look: the last of it only. */
    function tell() {
      const state = memory.state();
      const left = timer.left(state, Date.now());
      const { what, minutes: length } = setup.items[state.item];
      if (before > 0 && left <= 0) {
        const next = setup.items[state.item + 1]?.what;
        parts.said.textContent = next
          ? t("said.over", { what, next })
          : t("said.last", { what });
        bell.ring();
      } else {
        const n = TOLD_AT.filter((mark) => mark < length)
          .filter((mark) => before > mark * MINUTE && left <= mark * MINUTE)
          .at(-1);
        if (n !== undefined && left > 0) parts.said.textContent = t("said.left", { n, what });
      }
      before = left;
    }

    /** @param {string} text */
    function say(text) {
      before = timer.left(memory.state(), Date.now());
      draw();
      parts.said.textContent = text;
    }

    // What the facilitator does -----------------------------------------------------------------

    function toggle() {
      const now = Date.now();
      memory.keep(timer.toggle(memory.state(), now));
      const state = memory.state();
      const left = timer.left(state, now);
      const key = state.since === null ? "said.paused" : "said.running";
      say(left > 0 ? t(key, { left: written(left) }) : stateWords(state, true, now));
    }

    /** @param {number} step */
    function go(step) {
      const { item } = memory.state();
      if (!setup.items[item + step]) return;
      memory.keep(timer.go(memory.state(), item + step, Date.now()));
      const { what, minutes: n } = setup.items[item + step];
      say(t("said.item", { what, n }));
    }

    function more() {
      memory.keep(timer.more(memory.state(), 1));
      const left = written(timer.left(memory.state(), Date.now()));
      say(t("said.more", { left }));
    }

    /** @param {KeyboardEvent} event */
    function press(event) {
      // The theme has keys of its own, which leave the page.
      event.stopPropagation();
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof HTMLElement ? event.target : wall;
      const own = target.matches("button, input");
      /** @type {Record<string, () => void>} */
      const keys = {
        ArrowRight: () => go(1),
        PageDown: () => go(1),
        ArrowLeft: () => go(-1),
        PageUp: () => go(-1),
      };
      const act = keys[event.key] ?? (event.key === " " && !own ? toggle : undefined);
      if (!act) return;
      event.preventDefault();
      if (!event.repeat) act();
    }

    function tick() {
      tell();
      draw();
    }

    async function stayAwake() {
      try {
        awake = (await navigator.wakeLock?.request("screen")) ?? null;
        if (!wall.open) void awake?.release();
      } catch {
        // The screen may sleep then: the time is right all the same.
      }
    }

    function leave() {
      window.clearInterval(ticking);
      void awake?.release();
      awake = null;
      memory.closed();
    }

    wall.addEventListener("keydown", press, { signal });
    wall.addEventListener("close", leave, { signal });
    // After the mouse, the space key belongs to the view again and not to the button.
    wall.addEventListener("click", (event) => event.detail && wall.focus(), { signal });
    parts.toggle.addEventListener("click", toggle, { signal });
    parts.next.addEventListener("click", () => go(1), { signal });
    parts.previous.addEventListener("click", () => go(-1), { signal });
    parts.more.addEventListener("click", more, { signal });
    parts.close.addEventListener("click", () => wall.close(), { signal });
    parts.sound.addEventListener(
      "change",
      () => {
        store.write(SOUND, VERSION, parts.sound.checked);
        bell.wake();
        bell.ring();
      },
      { signal },
    );
    document.addEventListener("visibilitychange", () => {
      if (wall.open && document.visibilityState === "visible") void stayAwake();
    }, { signal });
    signal.addEventListener("abort", () => {
      if (wall.open) wall.close();
      leave();
    });

    return () => {
      parts.sound.checked = store.read(SOUND, VERSION) === true;
      bell.wake();
      const { item } = memory.state();
      const { what, minutes: n } = setup.items[item];
      wall.showModal();
      wall.focus();
      say(t("said.item", { what, n }));
      ticking = window.setInterval(tick, TICK);
      void stayAwake();
    };
  };
})();
