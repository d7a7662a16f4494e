/**
 * <handbook-presenter data-setup='{...}'>
 *
 * Shows the page that it stands on as slides (presenter-stage.js), cut by presenter-cut.js, and
 * prints them. A slide's address is the page's with `#slide-3`.
 */
(() => {
  "use strict";
  if (customElements.get("handbook-presenter")) return;

  const ADDRESS = /^#slide-(\d{1,3})$/;
  const MARGIN = 24; // pixels between the theme's header and the heading
  const FIELDS = "input, textarea, select, [contenteditable]:not([contenteditable=false])";

  class Presenter extends HTMLElement {
    /** @type {AbortController | null} */
    #connection = null;
    /** @type {PresentStage | null} */
    #stage = null;

    connectedCallback() {
      if (!this.dataset.setup || !this.parentElement) return;
      this.#connection = new AbortController();
      this.#stage = start(this, JSON.parse(this.dataset.setup), this.#connection.signal);
    }

    disconnectedCallback() {
      this.#stage?.close();
      this.#stage = null;
      this.#connection?.abort();
      this.#connection = null;
    }
  }

  /**
   * @param {HTMLElement} host
   * @param {PresentSetup} setup
   * @param {AbortSignal} signal ends everything that outlives the element
   */
  function start(host, setup, signal) {
    const words = window.handbookWords(setup.texts, setup.locale);
    const article = /** @type {HTMLElement} */ (host.parentElement);
    const path = location.pathname;
    const button = /** @type {HTMLButtonElement} */ (host.querySelector("[data-part=present]"));
    const menu = /** @type {HTMLDetailsElement} */ (host.querySelector("[data-part=menu]"));
    const follow = host.querySelector("template[data-part=follow]");

    function makeDeck() {
      const shown =
        follow instanceof HTMLTemplateElement ? follow.content.firstElementChild : null;
      return window.handbookSlides.cut(article, setup, shown);
    }

    const stage = window.handbookPresentStage(host, setup, makeDeck, (section) => {
      const heading = section.anchor ? document.getElementById(section.anchor) : null;
      setHash(section.anchor ? `#${section.anchor}` : "");
      const header = document.querySelector(".md-header")?.clientHeight ?? 0;
      const top = (heading ?? article).getBoundingClientRect().top;
      window.scrollTo({ top: top + window.scrollY - header - MARGIN, behavior: "instant" });
      button.focus({ preventScroll: true });
    });

    /** @param {string} hash */
    function setHash(hash) {
      try {
        history.replaceState(history.state, "", hash || location.pathname + location.search);
      } catch {
        location.replace(hash || "#");
      }
    }

    function present() {
      const kept = window.handbookPresentTimer(path, setup.agenda);
      const slide = kept.begun ? kept.state.slide : 0;
      // A step of its own, so that going back leaves the slides.
      try {
        history.pushState(null, "", `#slide-${slide + 1}`);
      } catch {
        location.hash = `#slide-${slide + 1}`;
      }
      stage.open(slide);
    }

    /** Follows the address: opened with a slide's, changed by hand, or gone back from. */
    function obey() {
      if (location.pathname !== path) return;
      const wanted = ADDRESS.exec(location.hash);
      if (wanted) {
        const slide = Number(wanted[1]) - 1;
        if (stage.isOpen) stage.go(slide);
        else stage.open(slide);
      } else if (stage.isOpen) {
        stage.close();
        button.focus({ preventScroll: true });
      }
    }

    button.addEventListener("click", present, { signal });
    window.addEventListener(
      "keydown",
      (event) => {
        if (stage.isOpen || !event.altKey || event.ctrlKey || event.metaKey) return;
        const target = event.target instanceof Element ? event.target : null;
        if (event.code !== "KeyP" || target?.closest(FIELDS)) return;
        event.preventDefault();
        event.stopImmediatePropagation(); // The theme's P leads to the previous page.
        present();
      },
      { capture: true, signal },
    );
    window.addEventListener("popstate", obey, { signal });
    window.addEventListener("hashchange", obey, { signal });
    window.addEventListener("pagehide", () => stage.close(), { signal });
    window.addEventListener("pageshow", (event) => event.persisted && obey(), { signal });

    menu.addEventListener("click", (event) => {
      const target = event.target instanceof Element ? event.target : null;
      const kind = target?.closest("[data-print]")?.getAttribute("data-print");
      if (!kind) return;
      menu.open = false;
      const deck = makeDeck();
      const paper = window.handbookPresentPaper;
      const content =
        kind === "script"
          ? paper.script(deck, setup, words)
          : kind === "handout"
            ? paper.handout(deck, words)
            : paper.slides(deck);
      window.handbookPrintJob(content, kind);
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
    });
    document.addEventListener(
      "click",
      (event) => {
        if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
      },
      { signal },
    );

    /** @type {HTMLElement} */ (host.querySelector("[data-part=tools]")).hidden = false;
    obey();
    return stage;
  }

  customElements.define("handbook-presenter", Presenter);
})();
