/**
 * The slides on the whole screen: one at a time, led by keys, buttons or touch. Everything else of
 * the page is inert meanwhile.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookPresentStage")) return;

  const SWIPE = 50; // pixels
  const TYPING = 3000; // milliseconds until a number that was begun is forgotten
  const EDGE = 2; // pixels that count as the end of scrolling

  /** @type {Record<string, string>} */
  const KEYS = {
    ArrowRight: "next",
    ArrowDown: "next",
    PageDown: "next",
    ArrowLeft: "previous",
    ArrowUp: "previous",
    PageUp: "previous",
    Backspace: "previous",
    Home: "first",
    End: "final",
    o: "overview",
    s: "speaker",
    q: "follow",
    b: "black",
    ".": "black",
    f: "full",
    "?": "help",
    Escape: "leave",
  };

  /**
   * @param {HTMLElement} host the <handbook-presenter>
   * @param {PresentSetup} setup
   * @param {() => PresentDeck} makeDeck
   * @param {(section: PresentSection) => void} onLeave
   * @returns {PresentStage}
   */
  window.handbookPresentStage = (host, setup, makeDeck, onLeave) => {
    const { t } = window.handbookWords(setup.texts, setup.locale);
    const path = location.pathname;
    const timer = window.handbookPresentTimer(path, setup.agenda);
    const follow = /** @type {HTMLTemplateElement | null} */ (
      host.querySelector("template[data-part=follow]")
    );
    /** @type {HTMLElement | null} */
    let stage = null;
    /** @type {Record<string, any>} */
    let parts = {};
    /** @type {HTMLElement[]} */
    let background = [];
    /** @type {HTMLElement | null} */
    let panel = null;
    /** @type {Element | null} */
    let opener = null;
    /** @type {PresentDeck} */
    let deck = { sections: [], slides: [] };
    let current = 0;
    let typed = "";
    let forget = 0;
    /** @type {AbortController | null} */
    let connection = null;

    const speaker = window.handbookSpeaker(
      template("speaker"),
      setup,
      timer,
      {
        get deck() {
          return deck;
        },
        current: () => current,
        go,
        onKey,
      },
      `present:${path}`,
    );

    /** @param {string} name @returns {HTMLTemplateElement} */
    function template(name) {
      return /** @type {HTMLTemplateElement} */ (
        host.querySelector(`template[data-part=${name}]`)
      );
    }

    // Opening and closing --------------------------------------------------------------------

    /** @param {number} slide */
    function open(slide) {
      if (stage) return go(slide);
      deck = makeDeck();
      const made = /** @type {HTMLElement} */ (
        /** @type {Element} */ (template("stage").content.firstElementChild).cloneNode(true)
      );
      parts = {};
      for (const part of made.querySelectorAll("[data-part]")) {
        parts[part.getAttribute("data-part") ?? ""] = part;
      }
      hide("follow", !follow);
      hide("full", !document.fullscreenEnabled);
      if (follow) parts.followBox.append(follow.content.cloneNode(true));

      /** @param {string} name @param {boolean} hidden */
      function hide(name, hidden) {
        /** @type {HTMLElement} */ (made.querySelector(`[data-do=${name}]`)).hidden = hidden;
      }

      background = /** @type {HTMLElement[]} */ (
        [...document.body.children].filter((child) => !child.matches("script, [inert]"))
      );
      for (const element of background) element.inert = true;
      document.documentElement.classList.add("presenting");
      document.body.append(made);
      stage = made;
      connection = new AbortController();
      listen(made, connection.signal);
      // A status that is there from the start is not read out; this one changes a moment later.
      current = Math.min(Math.max(0, slide), deck.slides.length - 1);
      draw();
      parts.view.focus();
      return undefined;
    }

    function close() {
      if (!stage) return;
      speaker.leave();
      connection?.abort();
      window.clearTimeout(forget);
      typed = "";
      panel = null;
      if (document.fullscreenElement === stage) void document.exitFullscreen();
      stage.remove();
      stage = null;
      for (const element of background) element.inert = false;
      background = [];
      document.documentElement.classList.remove("presenting");
    }

    /** @param {HTMLElement} made @param {AbortSignal} signal */
    function listen(made, signal) {
      // Before the theme, whose own keys would lead away.
      window.addEventListener("keydown", onKey, { capture: true, signal });
      window.addEventListener("resize", scale, { signal });
      document.addEventListener("fullscreenchange", scale, { signal });
      made.addEventListener("click", onClick, { signal });
      /** @type {Touch | null} */
      let from = null;
      parts.view.addEventListener(
        "touchstart",
        (/** @type {TouchEvent} */ event) => {
          from = event.touches.length === 1 ? event.touches[0] : null;
        },
        { passive: true, signal },
      );
      parts.view.addEventListener(
        "touchend",
        (/** @type {TouchEvent} */ event) => {
          const to = event.changedTouches[0];
          if (!from || !to) return;
          const [across, down] = [to.clientX - from.clientX, to.clientY - from.clientY];
          from = null;
          if (Math.abs(across) < SWIPE || Math.abs(across) < 2 * Math.abs(down)) return;
          go(current + (across < 0 ? 1 : -1));
        },
        { passive: true, signal },
      );
    }

    // The slide ------------------------------------------------------------------------------

    /** @param {number} slide */
    function go(slide) {
      if (!stage) return;
      const next = Math.min(Math.max(0, slide), deck.slides.length - 1);
      if (next === current) return;
      current = next;
      draw();
    }

    function draw() {
      const slide = deck.slides[current];
      const values = { n: current + 1, all: deck.slides.length, title: slide.title };
      const element = /** @type {HTMLElement} */ (slide.element.cloneNode(true));
      parts.view.replaceChildren(element);
      parts.view.setAttribute("aria-label", t("group", values));
      parts.view.scrollTop = 0;
      parts.count.textContent = t("count", values);
      parts.said.textContent = t("said", values);
      parts.note.hidden = true;
      press("previous").disabled = current === 0;
      press("next").disabled = current === deck.slides.length - 1;
      scale();
      keepAddress();
      timer.show(current, deck.sections[slide.section].anchor);
      speaker.update();
    }

    /** @param {string} name @returns {HTMLButtonElement} */
    function press(name) {
      return /** @type {HTMLButtonElement} */ (stage?.querySelector(`[data-do=${name}]`));
    }

    /** As large as the screen; where that would be small, the slide takes the screen's width. */
    function scale() {
      const slide = parts.view?.firstElementChild;
      if (!(slide instanceof HTMLElement)) return;
      parts.view.classList.remove("stage__view--flow");
      const { clientWidth: width, clientHeight: height } = parts.view;
      const factor = Math.min(width / slide.offsetWidth, height / slide.offsetHeight);
      parts.view.style.setProperty("--scale", String(factor));
      parts.view.classList.toggle("stage__view--flow", factor < 1);
    }

    function keepAddress() {
      const hash = `#slide-${current + 1}`;
      if (location.hash === hash) return;
      try {
        history.replaceState(history.state, "", hash);
      } catch {
        location.replace(hash); // A page opened as a file may not do the other.
      }
    }

    // What one can do ------------------------------------------------------------------------

    /** @type {Record<string, () => void>} */
    const acts = {
      next: () => go(current + 1),
      previous: () => go(current - 1),
      first: () => go(0),
      final: () => go(deck.slides.length - 1),
      overview: () => toggle("overview"),
      help: () => toggle("help"),
      follow: () => follow && toggle("follow"),
      speaker() {
        if (!speaker.open()) tell(t("blocked"));
      },
      black() {
        parts.black.hidden = false;
        parts.main.inert = true;
        parts.said.textContent = t("black");
        parts.black.focus();
      },
      full() {
        if (document.fullscreenElement) void document.exitFullscreen();
        else stage?.requestFullscreen?.().catch(() => tell(t("full-refused")));
      },
      close: closePanel,
      leave() {
        if (panel) return closePanel();
        const section = deck.sections[deck.slides[current].section];
        close();
        return onLeave(section);
      },
    };

    /** @param {string} text */
    function tell(text) {
      parts.note.textContent = text;
      parts.note.hidden = false;
    }

    /** @param {string} name */
    function toggle(name) {
      if (panel?.dataset.panel === name) return closePanel();
      if (panel) closePanel();
      panel = /** @type {HTMLElement} */ (stage?.querySelector(`[data-panel=${name}]`));
      opener = document.activeElement;
      panel.hidden = false;
      parts.main.inert = true;
      if (name === "overview") drawOverview();
      const first = panel.querySelector("[aria-current]") ?? panel.querySelector("[data-do=close]");
      /** @type {HTMLElement} */ (first).focus();
      return undefined;
    }

    function closePanel() {
      if (!panel) return;
      panel.hidden = true;
      panel = null;
      parts.grid.replaceChildren();
      parts.main.inert = false;
      /** @type {HTMLElement} */ (opener?.isConnected ? opener : parts.view).focus();
    }

    function drawOverview() {
      const cards = deck.slides.map(({ element, title }, at) => {
        const card = document.createElement("li");
        const picture = document.createElement("div");
        picture.className = "stage__thumb";
        picture.inert = true;
        picture.setAttribute("aria-hidden", "true");
        picture.append(element.cloneNode(true));
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = `${at + 1} ${title}`;
        button.dataset.slide = String(at);
        if (at === current) button.setAttribute("aria-current", "true");
        card.append(picture, button);
        return card;
      });
      parts.grid.replaceChildren(...cards);
      const first = /** @type {HTMLElement} */ (parts.grid.querySelector(".stage__thumb"));
      const slide = /** @type {HTMLElement} */ (first.firstElementChild);
      parts.grid.style.setProperty("--scale", String(first.clientWidth / slide.offsetWidth));
    }

    /** @param {MouseEvent} event */
    function onClick(event) {
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest("[data-part=black]")) return lighten();
      const chosen = target?.closest("[data-slide]");
      if (chosen) {
        const slide = Number(chosen.getAttribute("data-slide"));
        closePanel();
        go(slide);
        parts.view.focus();
        return undefined;
      }
      const act = target?.closest("[data-do]")?.getAttribute("data-do");
      if (!act) return undefined;
      acts[act]();
      // After a click the space bar is to mean the next slide again, not the button.
      if (stage && !panel && parts.black.hidden && event.detail > 0) parts.view.focus();
      return undefined;
    }

    function lighten() {
      parts.black.hidden = true;
      parts.main.inert = panel !== null;
      parts.said.textContent = t("group", { n: current + 1, all: deck.slides.length });
      parts.view.focus();
    }

    // Keys -----------------------------------------------------------------------------------

    /** @param {KeyboardEvent} event */
    function onKey(event) {
      if (!stage) return;
      event.stopImmediatePropagation(); // The theme's keys mean nothing here.
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (["Shift", "Tab"].includes(event.key)) return;
      const { key, shiftKey } = event;
      if (!parts.black.hidden) {
        event.preventDefault();
        return lighten();
      }
      const target = /** @type {Element | null} */ (event.target);
      const button = target?.closest?.("a[href], button, summary");
      if (panel && inPanel(event, key)) return undefined;
      if (key === "Enter" && typed) {
        event.preventDefault();
        return goToTyped();
      }
      if (button && (key === "Enter" || key === " ")) return undefined;
      if (/^\d$/.test(key)) return type(key);
      // With these Firefox opens a field of its own to find words in the page.
      if (["/", "'"].includes(key)) event.preventDefault();
      const small = key.length === 1 ? key.toLowerCase() : key;
      const act = key === " " ? (shiftKey ? "previous" : "next") : KEYS[small];
      if (!act || (panel && !["overview", "help", "follow", "leave"].includes(act))) return undefined;
      event.preventDefault();
      // Another window's slide cannot be seen there: only this window's scrolls first.
      if (target?.ownerDocument === document && scrolls(act, key)) return undefined;
      return acts[act]();
    }

    /** @param {string} act @param {string} key @returns {boolean} whether there was more to see */
    function scrolls(act, key) {
      if (!["ArrowDown", "ArrowUp", "PageDown", "PageUp", " "].includes(key)) return false;
      const down = act === "next";
      for (const box of [parts.view.querySelector(".slide--tall .slide__body"), parts.view]) {
        if (!box || box.scrollHeight <= box.clientHeight + EDGE) continue;
        const room = down ? box.scrollHeight - box.clientHeight - box.scrollTop : box.scrollTop;
        if (room <= EDGE) continue;
        box.scrollBy({ top: (down ? 0.8 : -0.8) * box.clientHeight });
        return true;
      }
      return false;
    }

    /** @param {KeyboardEvent} event @param {string} key @returns {boolean} whether it was used */
    function inPanel(event, key) {
      const buttons = /** @type {HTMLElement[]} */ ([...parts.grid.querySelectorAll("button")]);
      if (panel?.dataset.panel !== "overview" || buttons.length === 0) return false;
      const at = buttons.indexOf(/** @type {HTMLElement} */ (document.activeElement));
      const tops = buttons.map((button) => button.getBoundingClientRect().top);
      const columns = Math.max(1, tops.filter((top) => Math.abs(top - tops[0]) < 1).length);
      /** @type {Record<string, number>} */
      const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns };
      const to =
        key === "Home" ? 0 : key === "End" ? buttons.length - 1 : key in steps ? at + steps[key] : null;
      if (to === null) return false;
      event.preventDefault();
      buttons[to]?.focus();
      return true;
    }

    /** @param {string} digit */
    function type(digit) {
      typed = (typed + digit).slice(-3);
      parts.typed.textContent = typed;
      parts.typed.hidden = false;
      window.clearTimeout(forget);
      forget = window.setTimeout(forgetTyped, TYPING);
    }

    function forgetTyped() {
      typed = "";
      if (parts.typed) parts.typed.hidden = true;
    }

    function goToTyped() {
      const wanted = Number(typed);
      const all = deck.slides.length;
      const known = wanted >= 1 && wanted <= all;
      const words = t("no-slide", { typed, all });
      window.clearTimeout(forget);
      forgetTyped();
      if (panel) closePanel();
      if (known) go(wanted - 1);
      else tell(words);
    }

    return {
      get isOpen() {
        return stage !== null;
      },
      open,
      go,
      close,
    };
  };
})();
