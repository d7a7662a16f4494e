/** The plan form's sentences: the server's texts with their gaps filled, as macros/wording.py does. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookPlanWords")) return;

  window.handbookPlanWords = (setup) => {
    const { locale, facts } = setup;
    const plurals = new Intl.PluralRules(locale);
    const numbers = new Intl.NumberFormat(locale);
    const lists = new Intl.ListFormat(locale, { type: "conjunction" });
    const days = new Intl.DateTimeFormat(locale, { dateStyle: "long" });

    /** @type {PlanWords["t"]} */
    function t(key, values = {}) {
      const wording = setup.texts[key] ?? key;
      const form = plurals.select(Number(values.n)) === "one" ? "one" : "other";
      const text = typeof wording === "string" ? wording : wording[form];
      return text.replace(/\{(\w+)\}/g, (gap, name) => String(values[name] ?? gap));
    }

    /** @type {PlanWords["name"]} */
    function name(kind, id) {
      const known = facts.names[kind];
      return known && Object.hasOwn(known, id) ? (known[id] ?? id) : id;
    }

    /** @param {string} iso */
    function day(iso) {
      const date = new Date(`${iso}T12:00:00`);
      return Number.isNaN(date.getTime()) ? iso : days.format(date);
    }

    /** @param {number} value */
    function number(value) {
      return numbers.format(value);
    }

    /** @param {Record<string, string>} text */
    function inReadersLanguage(text) {
      return text[setup.language] ?? text[setup.default] ?? "";
    }

    /** @param {PlanGap} value */
    function fill(value) {
      if (typeof value === "string") return value;
      if (typeof value === "number") return number(value);
      if ("day" in value) return day(value.day);
      if ("text" in value) return inReadersLanguage(value.text);
      return lists.format(value.ids.map((id) => name(value.kind, id)));
    }

    return {
      t,
      name,
      day,
      number,

      planName(plan) {
        if (plan.title) return inReadersLanguage(plan.title);
        const parts = [
          plan.channel && name("channel", plan.channel),
          plan.unit && name("unit", plan.unit),
        ].filter(Boolean);
        return parts.join(", ");
      },

      problem({ key, values }) {
        const limit = typeof values.limit === "number" ? number(values.limit) : "";
        return t(`problem.${key}`, { ...values, limit });
      },

      finding({ rule, message, values }) {
        /** @type {Record<string, string | number>} */
        const filled = {};
        for (const [gap, value] of Object.entries(values)) {
          filled[gap] = gap === "n" ? Number(value) : fill(value);
        }
        return {
          wrong: t(`rules.${rule}.${message}.wrong`, filled),
          do: t(`rules.${rule}.${message}.do`, filled),
        };
      },
    };
  };
})();
