/**
 * The speaker's window: notes, the next slide and times. The presenter writes it through the DOM
 * and keeps it, so that it needs no address and no network, and works for a page opened as a file.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookSpeaker")) return;

  const MINUTE = 60_000;
  const SIZE = "popup,width=1100,height=760";

  /**
   * @param {HTMLTemplateElement} template
   * @param {PresentSetup} setup
   * @param {PresentTimer} timer
   * @param {PresentLead} lead
   * @param {string} name the window's name: opening it again finds it
   * @returns {PresentSpeaker}
   */
  window.handbookSpeaker = (template, setup, timer, lead, name) => {
    const { t } = window.handbookWords(setup.texts, setup.locale);
    const times = window.handbookTimes;
    const minutes = setup.agenda.map((item) => item.minutes);
    const clock = new Intl.DateTimeFormat(setup.locale, { timeStyle: "short" });
    /** @type {Window | null} */
    let other = null;
    /** @type {Record<string, any>} */
    let parts = {};
    let ticking = 0;

    const alive = () => other !== null && !other.closed;

    function open() {
      if (alive()) {
        other?.focus();
        return true;
      }
      other = window.open("", name, SIZE);
      if (!other) return false;
      write(other);
      update();
      return true;
    }

    /** @param {Window} there */
    function write(there) {
      const { document: paper } = there;
      paper.documentElement.lang = document.documentElement.lang;
      paper.documentElement.className = "speaker-page";
      paper.title = t("window", { title: setup.title });
      paper.head.querySelectorAll("link, meta").forEach((old) => old.remove());
      for (const sheet of document.querySelectorAll("link[rel=stylesheet]")) {
        const link = paper.createElement("link");
        link.rel = "stylesheet";
        link.href = /** @type {HTMLLinkElement} */ (sheet).href;
        link.addEventListener("load", scale);
        paper.head.append(link);
      }
      for (const { name: key, value } of document.body.attributes) {
        if (key === "dir" || key.startsWith("data-md-color")) paper.body.setAttribute(key, value);
      }
      paper.body.replaceChildren(paper.importNode(template.content, true));
      parts = {};
      for (const part of paper.querySelectorAll("[data-part]")) {
        parts[part.getAttribute("data-part") ?? ""] = part;
      }
      const press = (/** @type {string} */ part, /** @type {() => void} */ act) =>
        parts[part]?.addEventListener("click", act);
      press("previous", () => lead.go(lead.current() - 1));
      press("next", () => lead.go(lead.current() + 1));
      press("toggle", () => {
        timer.state.since === null ? timer.start() : timer.pause();
        tick();
      });
      press("reset", () => {
        timer.reset();
        tick();
      });
      press("itemBack", () => step(-1));
      press("itemOn", () => step(1));
      paper.onkeydown = (event) => lead.onKey(event);
      there.onresize = scale;
    }

    /** @param {number} by */
    function step(by) {
      timer.goTo(timer.state.item + by);
      tick();
    }

    /** Shows the slides as large as their frames. */
    function scale() {
      for (const frame of [parts.now, parts.then]) {
        const slide = /** @type {HTMLElement | null} */ (frame?.firstElementChild ?? null);
        if (slide) frame.style.setProperty("--scale", String(frame.clientWidth / slide.offsetWidth));
      }
    }

    function update() {
      if (!alive() || !other) return;
      const { deck } = lead;
      const at = lead.current();
      const slide = deck.slides[at];
      const then = deck.slides[at + 1];
      const put = (/** @type {HTMLElement} */ box, /** @type {HTMLElement | undefined} */ content) =>
        box.replaceChildren(...(content && other ? [other.document.importNode(content, true)] : []));
      put(parts.now, slide.element);
      put(parts.then, then?.element);
      parts.then.hidden = !then;
      parts.last.hidden = Boolean(then);
      parts.count.textContent = t("group", { n: at + 1, all: deck.slides.length });
      parts.previous.disabled = at === 0;
      parts.next.disabled = !then;
      const notes = deck.sections[slide.section].notes;
      const paper = other.document;
      parts.notes.replaceChildren(...notes.map((note) => paper.importNode(note, true)));
      for (const link of parts.notes.querySelectorAll("a[href]")) {
        link.target = "_blank";
        link.rel = "noopener";
      }
      parts.none.hidden = notes.length > 0;
      parts.gone.hidden = true;
      parts.toggle.disabled = false;
      parts.reset.disabled = false;
      scale();
      tick();
      window.clearInterval(ticking);
      ticking = window.setInterval(tick, 1000);
    }

    function tick() {
      if (!alive()) return window.clearInterval(ticking);
      const now = timer.elapsed();
      const { item, since } = timer.state;
      parts.clock.textContent = clock.format(new Date());
      // Whole seconds that have passed; what is left is rounded up, so that the two add up.
      parts.elapsed.textContent = times.lasting(Math.floor(now / 1000) * 1000);
      parts.toggle.textContent = t(since === null ? "start" : "pause");
      if (!setup.agenda.length) return undefined;
      parts.left.textContent = leftOver(times.total(minutes) * MINUTE - now);
      parts.itemCount.textContent = t("item", { n: item + 1, all: setup.agenda.length });
      parts.itemWhat.textContent = setup.agenda[item].what;
      const left = times.spans(minutes)[item].to * MINUTE - now;
      parts.itemLeft.textContent = left < 0 ? leftOver(left) : t("remaining", { time: times.lasting(left) });
      parts.itemBack.disabled = item === 0;
      parts.itemOn.disabled = item === setup.agenda.length - 1;
      const behind = Math.trunc(times.behind(minutes, item, now) / MINUTE);
      const pace = behind === 0 ? "even" : behind > 0 ? "behind" : "ahead";
      parts.pace.textContent = t(`pace.${timer.begun ? pace : "idle"}`, { n: Math.abs(behind) });
      parts.pace.dataset.pace = timer.begun ? pace : "idle";
      return undefined;
    }

    /** @param {number} left in milliseconds */
    function leftOver(left) {
      const over = Math.floor(-left / 1000) * 1000;
      return left < 0 ? t("over", { time: times.lasting(over) }) : times.lasting(left);
    }

    return {
      open,
      update,
      leave() {
        window.clearInterval(ticking);
        if (!alive()) return;
        parts.gone.hidden = false;
        for (const button of other?.document.querySelectorAll("button") ?? []) button.disabled = true;
      },
    };
  };
})();
