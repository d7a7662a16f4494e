/** The plan form's sentences: the server's texts with their gaps filled, as macros/wording.py does. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookPlanWords")) return;

  window.handbookPlanWords = (setup) => {
    const { facts } = setup;
    const { t, day, number, list } = window.handbookWords(setup.texts, setup.locale);

    /** @type {PlanWords["name"]} */
    function name(kind, id) {
      const known = facts.names[kind];
      return known && Object.hasOwn(known, id) ? (known[id] ?? id) : id;
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
      return list(value.ids.map((id) => name(value.kind, id)));
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

      problem: ({ key, values }) => t(`problem.${key}`, values),

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
