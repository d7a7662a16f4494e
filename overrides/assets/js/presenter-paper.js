/** Slides on paper: one a page, three a page with lines, and the facilitator's script. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookPresentPaper")) return;

  const LINES = 7;
  /** On paper nothing scrolls: what is too high gets as small as it must. */
  const SMALLEST = 0.25;

  /**
   * @param {string} name
   * @param {string} [className]
   * @param {(Node | string)[]} content
   */
  function make(name, className = "", ...content) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...content);
    return element;
  }

  /** @param {number} minutes @returns {string} as the agenda's table has it */
  function fromStart(minutes) {
    return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
  }

  /** @param {PresentSlide} slide */
  function sheet({ element }) {
    const copy = /** @type {HTMLElement} */ (element.cloneNode(true));
    if (copy.classList.contains("slide--tall")) {
      const table = make("div", "slides-measure");
      document.body.append(table);
      document.documentElement.classList.add("slides-measuring");
      table.append(copy);
      copy.classList.remove("slide--tall");
      window.handbookSlides.fit(copy, SMALLEST);
      document.documentElement.classList.remove("slides-measuring");
      table.remove();
    }
    return make("div", "sheet__slide", copy);
  }

  window.handbookPresentPaper = {
    slides(deck) {
      const all = deck.slides.map((slide, at) =>
        make("div", "sheet sheet--slide", sheet(slide), make("p", "sheet__number", String(at + 1))),
      );
      return make("div", "", ...all);
    },

    handout(deck, { t }) {
      const rows = deck.slides.map((slide, at) => {
        const lines = make("div", "sheet__lines", make("p", "", t("write")));
        for (let line = 0; line < LINES; line += 1) lines.append(make("span"));
        return make("div", "sheet__row", make("span", "sheet__number", String(at + 1)), sheet(slide), lines);
      });
      const pages = [];
      for (let at = 0; at < rows.length; at += 3) {
        pages.push(make("div", "sheet sheet--handout", ...rows.slice(at, at + 3)));
      }
      return make("div", "", ...pages);
    },

    script(deck, setup, { t }) {
      const times = window.handbookTimes;
      const spans = times.spans(setup.agenda.map((item) => item.minutes));
      const article = make("div", "script", make("h1", "", t("script", { title: setup.title })));
      if (spans.length > 0) {
        article.append(make("p", "muted", t("times")));
      }
      for (const section of deck.sections) {
        const at = setup.agenda.findIndex((item) => item.at !== null && item.at === section.anchor);
        const from = (section.slides[0] ?? 0) + 1;
        const to = (section.slides.at(-1) ?? 0) + 1;
        const where = t(from === to ? "slide" : "slides", { n: from, from, to });
        const meta = make("p", "script__meta", where);
        if (at >= 0) {
          const { from: begin, to: end } = spans[at];
          meta.append(" · ", make("strong", "", `${fromStart(begin)}–${fromStart(end)}`));
          meta.append(` · ${setup.agenda[at].what}`);
        }
        const box = make("section", "script__section");
        if (section.heading) box.append(section.heading.cloneNode(true));
        box.append(meta, ...section.blocks.map((block) => block.cloneNode(true)));
        if (section.notes.length > 0) {
          const notes = section.notes.map((note) => note.cloneNode(true));
          box.append(make("div", "script__notes", make("p", "", make("strong", "", t("notes"))), ...notes));
        }
        article.append(box);
      }
      return article;
    },
  };
})();
