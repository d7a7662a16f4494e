/**
 * Loads the scripts of the elements that a page has, when it has them: most pages need few.
 *
 * The page itself is whole without them. Modules would do this by themselves, but a page opened
 * from a file system may not load any.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookLoadScript")) return;

  /**
   * The scripts of each element in the order they run, the one that defines it last. The elements
   * that it makes while it works stand with it.
   * @type {Record<string, string[]>}
   */
  const SCRIPTS = {
    "handbook-account-lookup": ["account-host", "account-lookup"],
    "handbook-agenda": [
      "tool",
      "page",
      "store",
      "words",
      "times",
      "bell",
      "agenda-timer",
      "agenda-wall",
      "agenda",
    ],
    "handbook-board": [
      "tool",
      "page",
      "store",
      "files",
      "words",
      "today",
      "plain",
      "proposal",
      "times",
      "bell",
      "board-record",
      "board-model",
      "board-shelf",
      "board-words",
      "board-markdown",
      "board-page",
      "board-paper",
      "board-drag",
      "board-timer",
      "board",
    ],
    "handbook-calendar": ["today", "due", "calendar"],
    "handbook-certificate": ["words", "plain", "quiz-attempt", "tool", "page", "certificate"],
    "handbook-cards": ["print-job", "presenter-copy", "cards"],
    "handbook-checklist": [
      "tool",
      "page",
      "store",
      "files",
      "words",
      "today",
      "plain",
      "checklist-lists",
      "checklist-shelf",
      "checklist-page",
      "checklist",
    ],
    "handbook-chooser": ["tool", "page", "words", "chooser-ranking", "chooser"],
    "handbook-course": [
      "tool",
      "page",
      "store",
      "files",
      "words",
      "today",
      "plain",
      "course-record",
      "course",
    ],
    "handbook-daily": ["today", "daily"],
    "handbook-due": ["today", "due"],
    "handbook-due-soon": ["today", "due", "due-soon"],
    "handbook-half-year": ["store", "half-year"],
    "handbook-overdue": ["today", "overdue"],
    "handbook-plan-form": [
      "../vendor/js-yaml.min",
      "tool",
      "page",
      "store",
      "files",
      "words",
      "today",
      "plain",
      "proposal",
      "plan-words",
      "plan-values",
      "account-host",
      "plan-address",
      "plan-rules",
      "plan-yaml",
      "plan-check",
      "plan-others",
      "plan-drafts",
      "plan-paper",
      "plan-page",
      "plan-desk",
      "plan-transfer",
      "plan-editor",
      "plan-form",
    ],
    "handbook-presenter": [
      "store",
      "words",
      "times",
      "print-job",
      "presenter-copy",
      "presenter-cut",
      "presenter-timer",
      "presenter-speaker",
      "presenter-paper",
      "presenter-stage",
      "presenter",
    ],
    "handbook-quiz": [
      "tool",
      "page",
      "store",
      "words",
      "today",
      "plain",
      "quiz-attempt",
      "quiz-page",
      "quiz",
    ],
    "handbook-registry": ["today", "registry-rows", "registry"],
    "handbook-ros": [
      "tool",
      "page",
      "store",
      "files",
      "words",
      "today",
      "plain",
      "ros-records",
      "ros-model",
      "ros-shelf",
      "ros-page",
      "ros",
    ],
    "handbook-sortable": ["sortable"],
  };

  const own = /** @type {HTMLScriptElement} */ (document.currentScript).src;

  /** @type {Map<string, Promise<void>>} */
  const loaded = new Map();

  window.handbookLoadScript = (address) => {
    const whole = new URL(address, document.baseURI).href;
    const known = loaded.get(whole);
    if (known) return known;
    /** @type {Promise<void>} */
    const promise = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = whole;
      script.async = false; // so that they run in the order of their insertion
      script.onload = () => resolve();
      script.onerror = () => {
        loaded.delete(whole);
        script.remove();
        reject(new Error(whole));
      };
      document.head.append(script);
    });
    loaded.set(whole, promise);
    return promise;
  };

  /** @param {string} name */
  const script = (name) => window.handbookLoadScript(new URL(`${name}.js`, own).href);

  /** @param {Element} element */
  async function bring(element) {
    const names = SCRIPTS[element.localName] ?? [];
    try {
      await Promise.all(names.slice(0, -1).map(script));
      await Promise.all(names.slice(-1).map(script));
    } catch {
      // It stays as the server made it.
      element.toggleAttribute("data-failed", true);
      element.querySelector("[data-part=failed]")?.removeAttribute("hidden");
    }
  }

  function look() {
    for (const element of document.querySelectorAll(":not(:defined)")) void bring(element);
  }

  // The styles wait for what this brings, from now on however long it takes.
  document.documentElement.toggleAttribute("data-elements", true);
  look();
  // The theme swaps the page's body without loading it anew.
  window.document$?.subscribe(look);
})();
