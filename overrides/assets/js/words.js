/** The texts that the server gives a script, and values as the reader's language writes them. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookWords")) return;

  window.handbookWords = (texts, locale) => {
    const plurals = new Intl.PluralRules(locale);
    const numbers = new Intl.NumberFormat(locale);
    const days = new Intl.DateTimeFormat(locale, { dateStyle: "long" });
    const lists = new Intl.ListFormat(locale, { type: "conjunction" });

    /** @param {string | number | undefined} value */
    const written = (value) => (typeof value === "number" ? numbers.format(value) : value);

    return {
      t(key, values = {}) {
        const wording = texts[key] ?? key;
        const form = plurals.select(Number(values.n)) === "one" ? "one" : "other";
        const text = typeof wording === "string" ? wording : wording[form];
        return text.replace(/\{(\w+)\}/g, (gap, name) => written(values[name]) ?? gap);
      },
      number: (value) => numbers.format(value),
      day: (value) => days.format(new Date(`${value}T12:00:00`)),
      list: (names) => lists.format(names),
    };
  };
})();
