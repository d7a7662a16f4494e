/** Small questions about values that anybody may have written: files, the storage, a text field. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookPlain")) return;

  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const LONGEST_ID = 80;
  /** Characters that cannot be seen, such as those that turn the direction. */
  const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Z}\ufffe\uffff]+/gu;
  const UNSEEN_IN_LINES = /(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\ufffe\uffff]/gu;
  /** What may not stand in YAML as it is, although JSON lets it. */
  const UNPRINTABLE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

  /**
   * @param {string} text
   * @param {number} longest
   */
  function cut(text, longest) {
    const characters = [...text];
    return characters.length > longest ? characters.slice(0, longest - 1).join("") + "…" : text;
  }

  /**
   * @param {unknown} value
   * @returns {value is Record<string, unknown>}
   */
  function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }

  /**
   * @param {unknown} value
   * @returns {value is string}
   */
  function isId(value) {
    return typeof value === "string" && value.length <= LONGEST_ID && ID.test(value);
  }

  /**
   * @param {unknown} value
   * @returns {value is string}
   */
  function isDay(value) {
    return (
      typeof value === "string" &&
      /^\d{4}-\d{2}-\d{2}$/.test(value) &&
      !Number.isNaN(Date.parse(value)) &&
      new Date(value).toISOString().startsWith(value)
    );
  }

  /** @type {HandbookPlain["byId"]} */
  function byId(value, most, fits) {
    if (!isObject(value)) return null;
    const entries = Object.entries(value);
    if (entries.length > most) return null;
    if (!entries.every(([id, inner]) => isId(id) && fits(inner))) return null;
    return new Map(entries.map(([id, inner]) => [id, String(inner)]));
  }

  window.handbookPlain = {
    line: (text, longest) => cut(text.replace(UNSEEN, " ").trim(), longest),

    lines: (text, longest) =>
      cut(text.replace(/\r\n?/g, "\n").replace(/\t/g, " ").replace(UNSEEN_IN_LINES, ""), longest),

    quoted: (text) =>
      JSON.stringify(text).replace(
        UNPRINTABLE,
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
      ),

    together(here, there) {
      if (there.includes(here.trim())) return there;
      return here.includes(there.trim()) ? here : `${here}\n\n${there}`;
    },

    fold: (name) => name.normalize("NFKC").toLowerCase(),

    isObject,
    isId,
    isDay,
    byId,
  };
})();
