/**
 * Cuts a page into slides: at headings, at `---`, and where a slide is full. What stands between
 * two headings is a section; each slide after a section's first shows the heading as a label.
 *
 * A slide is always laid out in the same size and only shown larger or smaller, so that its number
 * is the same on a projector, on a phone and on paper.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookSlides")) return;

  const copy = window.handbookSlideCopy;
  /** Down to here, a section is made smaller rather than cut; a single block further still. */
  const COMFORTABLE = 0.8;
  const READABLE = 0.6;
  /** Few words are shown larger: that is what the room at the back reads best. */
  const LARGE = 1.5;
  /** The same, where a section goes on over several slides. */
  const LARGER = 1.25;
  const STEP = 0.05;
  const DIVISIBLE = "ul, ol, dl, table, tbody, div, section, article, blockquote, details, li, dd";
  const ITEM = "li, dd, .field, .card";
  /** What a divided block has on each slide. */
  const REPEATED = "caption, colgroup, thead, summary, .admonition-title";
  /** What is nothing without that which follows it. */
  const LEADING = "h4, h5, h6, dt";

  /** @param {Element} article @returns {PresentSection[]} with `null` blocks where the page has --- */
  function collect(article) {
    /** @type {PresentSection[]} */
    const sections = [];
    const begin = (/** @type {HTMLElement | null} */ heading) => {
      const own = heading && /** @type {HTMLElement} */ (copy(heading));
      sections.push({
        title: (own?.textContent ?? "").trim(),
        heading: own,
        anchor: heading?.id ?? "",
        blocks: [],
        notes: [],
        slides: [],
      });
    };
    for (const child of article.childNodes) {
      if (child instanceof HTMLElement && child.matches("h1, h2, h3")) {
        begin(child);
        continue;
      }
      const notes = child instanceof HTMLElement && child.matches(".notes");
      const block = notes ? copyNotes(child) : copyBlock(child);
      if (!block) continue;
      if (sections.length === 0) begin(null);
      const section = /** @type {PresentSection} */ (sections.at(-1));
      (notes ? section.notes : section.blocks).push(block);
    }
    return sections;
  }

  /** @param {Node} child @returns {HTMLElement | null} */
  function copyBlock(child) {
    const made = copy(child);
    if (made instanceof Text && made.data.trim()) {
      const paragraph = document.createElement("p");
      paragraph.append(made);
      return paragraph;
    }
    if (!(made instanceof HTMLElement)) return null;
    const empty = !made.textContent?.trim() && !made.querySelector("img, svg, video, hr");
    return empty && !made.matches("img, hr") ? null : made;
  }

  /** @param {HTMLElement} notes */
  function copyNotes(notes) {
    const made = document.createElement("div");
    made.className = "slide-notes";
    for (const child of notes.childNodes) {
      if (child instanceof HTMLElement && child.matches("summary, .admonition-title")) continue;
      const inner = copy(child);
      if (inner) made.append(inner);
    }
    return made;
  }

  // One slide ------------------------------------------------------------------------------

  /** @param {HTMLElement | null} head @param {string} kind */
  function makeSlide(head, kind = "") {
    const slide = document.createElement("section");
    slide.className = "slide md-typeset";
    if (kind) slide.classList.add(`slide--${kind}`);
    const box = document.createElement("div");
    box.className = "slide__body";
    const body = document.createElement("div");
    body.className = "slide__content";
    box.append(body);
    if (head) slide.append(head);
    slide.append(box);
    return { slide, body };
  }

  /** @param {HTMLElement} slide */
  function fits(slide) {
    const box = /** @type {HTMLElement} */ (slide.querySelector(".slide__body"));
    return box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1;
  }

  /** @param {HTMLElement} slide @param {number} smallest @param {number} [largest] */
  function fit(slide, smallest, largest = 1) {
    const body = /** @type {HTMLElement} */ (slide.querySelector(".slide__content"));
    for (let scale = largest; scale > smallest - STEP / 2; scale -= STEP) {
      body.style.setProperty("zoom", scale.toFixed(2));
      if (fits(slide)) return true;
    }
    return false;
  }

  // Sections to slides ---------------------------------------------------------------------

  /**
   * @param {Element} article
   * @param {PresentSetup} setup
   * @param {Element | null} follow what the title slide shows for those who want to follow
   * @returns {PresentDeck}
   */
  function cut(article, setup, follow) {
    const { t } = window.handbookWords(setup.texts, setup.locale);
    const table = document.createElement("div");
    table.className = "slides-measure";
    table.setAttribute("aria-hidden", "true");
    document.body.append(table);
    document.documentElement.classList.add("slides-measuring");
    try {
      const sections = collect(article);
      /** @type {PresentSlide[]} */
      const slides = [];
      sections.forEach((section, number) => {
        const made = number === 0 ? opening(section, setup, follow) : pages(section, section.blocks);
        const divided = new Divider(table);
        const whole = made.flatMap((page) => divided.lay(page, section));
        whole.forEach((slide, part) => {
          const label = slide.querySelector(".slide__part");
          if (label) label.textContent = t("part", { part: part + 1, parts: whole.length });
          section.slides.push(slides.length);
          slides.push({ element: slide, title: section.title || setup.title, section: number });
        });
      });
      return { sections, slides };
    } finally {
      table.remove();
      document.documentElement.classList.remove("slides-measuring");
    }
  }

  /**
   * @typedef {{blocks: HTMLElement[], kind: string, aside: Element | null}} Page what is between
   * two cuts that the page itself asks for
   */

  /** @param {PresentSection} section @param {HTMLElement[]} blocks @returns {Page[]} */
  function pages(section, blocks) {
    /** @type {Page[]} */
    const found = [{ blocks: [], kind: "", aside: null }];
    for (const block of blocks) {
      if (block.matches("hr")) found.push({ blocks: [], kind: "", aside: null });
      else found.at(-1)?.blocks.push(/** @type {HTMLElement} */ (block.cloneNode(true)));
    }
    const filled = found.filter(({ blocks }) => blocks.length > 0);
    return filled.length > 0 || !section.heading ? filled : [found[0]];
  }

  /** The title with the first paragraph, or a postulate's question and then its answer. */
  /** @param {PresentSection} section @param {PresentSetup} setup @param {Element | null} follow */
  function opening(section, setup, follow) {
    if (!section.heading) return pages(section, section.blocks);
    const lead = section.blocks[0]?.matches("p") && setup.answer === null ? 1 : 0;
    const title = {
      blocks: section.blocks.slice(0, lead).map((block) => /** @type {HTMLElement} */ (block.cloneNode(true))),
      kind: setup.answer === null ? "title" : "question",
      aside: follow,
    };
    const rest = pages({ ...section, heading: null }, section.blocks.slice(lead));
    if (setup.answer === null) return [title, ...rest];
    const answer = document.createElement("p");
    answer.textContent = setup.answer;
    return [title, { blocks: [answer], kind: "answer", aside: null }, ...rest];
  }

  class Divider {
    /** @type {HTMLElement} */
    #table;
    #first = true;

    /** @param {HTMLElement} table where slides are laid out to be measured */
    constructor(table) {
      this.#table = table;
    }

    /** @param {Page} page @param {PresentSection} section @returns {HTMLElement[]} */
    lay(page, section) {
      const open = () => {
        const made = makeSlide(this.#head(section), page.kind);
        this.#table.replaceChildren(made.slide);
        return made;
      };
      const one = open();
      one.body.append(...page.blocks);
      if (page.aside) one.slide.append(page.aside.cloneNode(true));
      if (page.kind) this.#squeeze(one.slide);
      if (page.kind || fit(one.slide, COMFORTABLE, LARGE)) return [one.slide];
      one.body.style.removeProperty("zoom");
      one.body.replaceChildren();
      const done = [];
      let now = one;
      const waiting = [...page.blocks];
      while (waiting.length > 0) {
        const block = /** @type {HTMLElement} */ (waiting.shift());
        now.body.append(block);
        if (fits(now.slide)) continue;
        const rest = this.#break(now, block);
        if (rest.length === 0) continue; // It was made smaller.
        waiting.unshift(...rest);
        done.push(now);
        now = open();
      }
      return [...done, now].map((page) => this.#grow(page));
    }

    /** @param {{slide: HTMLElement, body: HTMLElement}} page */
    #grow({ slide, body }) {
      if (body.style.getPropertyValue("zoom")) return slide;
      this.#table.replaceChildren(slide);
      fit(slide, 1, LARGER);
      return slide;
    }

    /**
     * Ends a slide that its last block makes too full.
     * @param {{slide: HTMLElement, body: HTMLElement}} page
     * @param {HTMLElement} block
     * @returns {HTMLElement[]} what goes on the next one
     */
    #break({ slide, body }, block) {
      const zoom = body.style.getPropertyValue("zoom");
      const before = [...body.children].slice(0, -1);
      /** @type {HTMLElement[]} */
      const kept = [block];
      while (before.length > 0 && leads(before[before.length - 1])) {
        kept.unshift(/** @type {HTMLElement} */ (before.pop()));
      }
      if (before.length > 0) {
        // Whole on the next slide, if one slide is enough for it.
        body.replaceChildren(...kept);
        const alone = fit(slide, COMFORTABLE);
        body.style.setProperty("zoom", zoom);
        body.replaceChildren(...before, ...kept);
        const rest = alone ? null : divide(block, () => fits(slide), false);
        if (rest) return [rest];
        for (const part of kept) part.remove();
        return kept;
      }
      if (fit(slide, COMFORTABLE)) return [];
      for (const [smallest, deep] of /** @type {[number, boolean][]} */ ([
        [COMFORTABLE, false],
        [READABLE, true],
      ])) {
        for (let scale = 1; scale > smallest - STEP / 2; scale -= 2 * STEP) {
          body.style.setProperty("zoom", scale.toFixed(2));
          const rest = divide(block, () => fits(slide), deep);
          if (rest) return [rest];
        }
      }
      this.#squeeze(slide);
      return [];
    }

    /** @param {HTMLElement} slide */
    #squeeze(slide) {
      if (!fit(slide, READABLE)) slide.classList.add("slide--tall");
    }

    /** @param {PresentSection} section */
    #head(section) {
      const first = this.#first;
      this.#first = false;
      if (!section.heading) return null;
      if (first) return section.heading;
      const label = document.createElement("p");
      label.className = "slide__label";
      const part = document.createElement("span");
      part.className = "slide__part";
      label.append(`${section.title} `, part);
      return label;
    }
  }

  /** @param {Element | undefined} element */
  function leads(element) {
    if (!element) return false;
    if (element.matches(LEADING)) return true;
    const text = element.textContent?.trim() ?? "";
    const bold = element.querySelector(":scope > strong:only-child")?.textContent?.trim();
    return element.matches("p") && (text.endsWith(":") || (text !== "" && text === bold));
  }

  /**
   * Takes from the end of a block until the slide holds it.
   * @param {HTMLElement} block
   * @param {() => boolean} enough
   * @param {boolean} deep whether an item of a list may be divided too
   * @returns {HTMLElement | null} what was taken; null when the block cannot be divided
   */
  function divide(block, enough, deep) {
    if (!block.matches(DIVISIBLE)) return null;
    const repeated = [...block.children].filter((child) => child.matches(REPEATED));
    const movable = /** @type {HTMLElement[]} */ (
      [...block.children].filter((child) => !child.matches(REPEATED))
    );
    const loose = [...block.childNodes].some((node) => node instanceof Text && node.data.trim());
    if (movable.length === 0 || loose) return null;
    const rest = /** @type {HTMLElement} */ (block.cloneNode(false));
    /** @type {HTMLElement | null} */
    let last = null;
    while (movable.length > 0 && !enough()) {
      last = /** @type {HTMLElement} */ (movable.pop());
      rest.prepend(last);
    }
    while (movable.length > 0 && leads(movable[movable.length - 1])) {
      last = /** @type {HTMLElement} */ (movable.pop());
      rest.prepend(last);
    }
    if (movable.length === 0 && last) {
      block.append(last);
      const inner = deep || !last.matches(ITEM) ? divide(last, enough, deep) : null;
      if (!inner) {
        block.append(...rest.children);
        return null;
      }
      rest.prepend(inner);
      if (inner.matches("li")) inner.classList.add("slide__continued");
    }
    if (block instanceof HTMLOListElement) countOn(block, /** @type {HTMLOListElement} */ (rest));
    rest.prepend(...repeated.map((part) => part.cloneNode(true)));
    return rest;
  }

  /** @param {HTMLOListElement} list @param {HTMLOListElement} rest */
  function countOn(list, rest) {
    const again = rest.firstElementChild?.matches(".slide__continued") ? 1 : 0;
    rest.start = list.start + list.children.length - again;
    rest.style.counterReset = `step ${rest.start - 1}`;
  }

  window.handbookSlides = { cut, fit };
})();
