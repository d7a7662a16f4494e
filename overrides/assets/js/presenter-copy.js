/**
 * Copies of what a page shows, for slides and paper: without ids, so that the page's own stay the
 * only ones, without what can be filled in or pressed, and with no custom element in it, since a
 * copy would come alive a second time.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookSlideCopy")) return;

  /** The reader's own words ([data-own]) do not belong on a wall. */
  const LEFT_OUT = [
    "script, style, template, button, input, select, textarea, label, dialog",
    ".no-print, .headerlink, .md-content__button, .md-tags, .md-source-file, .visually-hidden",
    "[hidden], [data-own], .notes, .no-slide, handbook-presenter",
  ].join(", ");
  /** What the theme puts around a table sooner or later, to let it scroll. */
  const THEMES_WRAPPING = ".md-typeset__scrollwrap, .md-typeset__table";
  const DROPPED = [
    "id",
    "name",
    "for",
    "role",
    "tabindex",
    "aria-controls",
    "aria-describedby",
    "aria-label",
    "aria-labelledby",
    "aria-owns",
  ];
  /** Elements whose label is their text. */
  const LABELLED = "a, abbr, img, svg, [role=img]";

  /** @param {Node} node @returns {Node | null} */
  function copy(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.cloneNode();
    if (node instanceof SVGElement) {
      const drawing = /** @type {SVGElement} */ (node.cloneNode(true));
      for (const part of [drawing, ...drawing.querySelectorAll("[id]")]) part.removeAttribute("id");
      return drawing;
    }
    if (!(node instanceof HTMLElement) || node.matches(LEFT_OUT)) return null;
    if (node.matches(THEMES_WRAPPING)) {
      return node.firstElementChild && copy(node.firstElementChild);
    }
    if (node.isConnected && getComputedStyle(node).display === "none") return null;
    const made = shell(node);
    for (const child of node.childNodes) {
      const inner = copy(child);
      if (inner) made.append(inner);
    }
    return made;
  }

  /** @param {HTMLElement} element @returns {HTMLElement} the element without what it holds */
  function shell(element) {
    if (element.localName.includes("-")) {
      const inline = getComputedStyle(element).display.startsWith("inline");
      const plain = document.createElement(inline ? "span" : "div");
      plain.className = element.className;
      return plain;
    }
    const made = /** @type {HTMLElement} */ (element.cloneNode(false));
    for (const name of DROPPED) {
      if (name.startsWith("aria-label") || name === "role") {
        if (element.matches(LABELLED)) continue;
      }
      made.removeAttribute(name);
    }
    if (made instanceof HTMLDetailsElement) made.open = true;
    return made;
  }

  window.handbookSlideCopy = copy;
})();
