/** The texts that the server gives a script, and values as the reader's language writes them. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookWords")) return;

  /** @template T @param {() => T} make @returns {() => T} */
  function once(make) {
    /** @type {T | undefined} */
    let made;
    return () => (made ??= make());
  }

  window.handbookWords = (texts, locale) => {
    // Each takes milliseconds to make, and a page that is being loaded needs hardly any.
    const plurals = once(() => new Intl.PluralRules(locale));
    const numbers = once(() => new Intl.NumberFormat(locale));
    const days = once(() => new Intl.DateTimeFormat(locale, { dateStyle: "long" }));
    const lists = once(() => new Intl.ListFormat(locale, { type: "conjunction" }));

    /** @param {number} value */
    function number(value) {
      // So small, it is written alike in all three languages.
      const isPlain = Number.isInteger(value) && value >= 0 && value < 1000;
      return isPlain ? String(value) : numbers().format(value);
    }

    /** @param {string | number | undefined} value */
    const written = (value) => (typeof value === "number" ? number(value) : value);

    /** @param {string | number | undefined} n */
    const formFor = (n) => (plurals().select(Number(n)) === "one" ? "one" : "other");

    return {
      t(key, values = {}) {
        const wording = texts[key] ?? key;
        const text = typeof wording === "string" ? wording : wording[formFor(values.n)];
        return text.replace(/\{(\w+)\}/g, (gap, name) => written(values[name]) ?? gap);
      },
      number,
      day: (value) => days().format(new Date(`${value}T12:00:00`)),
      list: (names) => lists().format(names),
    };
  };
})();
