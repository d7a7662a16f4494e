/** The drafts of the plan form: where they stand in the store, and as files. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookPlanDrafts")) return;

  const KIND = "kanalboken-plan-draft";
  const FORMAT = 1;
  const VERSION = 1;
  const PREFIX = "plan-draft:";
  const VIEW = "plan-view";
  const LONGEST_NAME = 80;

  window.handbookPlanDrafts = (setup) => {
    const store = window.handbookStore;
    const files = window.handbookFiles;
    const values = window.handbookPlanValues;
    const plain = window.handbookPlain;

    /**
     * A draft from anything, and the ways to what in it is no part of one.
     * @param {any} value
     * @returns {{draft: PlanDraft, misfits: string[]} | null}
     */
    function parse(value) {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
      /** @type {string[]} */
      const misfits = [];
      /** @param {string} key @param {(text: string) => boolean} fits */
      const text = (key, fits) => {
        if (typeof value[key] === "string" && fits(value[key])) return value[key];
        misfits.push(key);
        return "";
      };
      const isBase = (/** @type {string} */ id) => id === "" || plain.isId(id);
      const { state, misfits: unfit } = values.fit(setup.spec, value.state);
      const draft = {
        name: cut(text("name", () => true)),
        base: text("base", isBase),
        comments: value.comments === true,
        id: text("id", (id) => id.length <= 200),
        state,
        changed: text("changed", (day) => plain.isDay(day)) || window.handbookToday.iso(),
        revision: text("revision", (revision) => revision.length <= 80),
      };
      return { draft, misfits: [...misfits, ...unfit] };
    }

    /** @param {string} name */
    function cut(name) {
      return plain.line(name, LONGEST_NAME);
    }

    /** @type {PlanDrafts} */
    const drafts = {
      all() {
        return store.keys(PREFIX).flatMap((entry) => {
          const key = entry.slice(PREFIX.length);
          const draft = drafts.read(key);
          return draft ? [{ key, draft }] : [];
        });
      },

      // As it is in the store at this moment: another tab may have changed it.
      read(key) {
        return parse(store.read(PREFIX + key, VERSION))?.draft ?? null;
      },

      write(key, draft) {
        store.write(PREFIX + key, VERSION, { ...draft, name: cut(draft.name) });
      },

      remove(key) {
        store.remove(PREFIX + key);
      },

      newKey() {
        return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
      },

      ofPlan(plan) {
        return drafts.all().find(({ draft }) => draft.base === plan) ?? null;
      },

      view() {
        /** @type {any} */
        const kept = store.read(VIEW, VERSION) ?? {};
        return {
          open: typeof kept.open === "string" ? kept.open : "",
          step: typeof kept.step === "string" ? kept.step : "",
          several: kept.several === true,
        };
      },

      keepView(view) {
        store.write(VIEW, VERSION, view);
      },

      watch(callback) {
        return store.watch((key) => {
          if (key === "" || key.startsWith(PREFIX)) callback();
        });
      },

      toFile: (draft) => files.pack(KIND, FORMAT, { draft }),

      fromFile(text) {
        const whole = files.unpack(text, KIND, FORMAT);
        // What is no exported draft is read as a plan.
        if ("refused" in whole) return whole.refused === "other-version" ? whole : null;
        const parsed = parse(whole.data.draft);
        const misfit = parsed ? parsed.misfits[0] : "draft";
        if (!parsed || misfit !== undefined) {
          return { refused: "broken", detail: [...(misfit ?? "")].slice(0, 80).join("") };
        }
        return { draft: parsed.draft };
      },
    };
    return drafts;
  };
})();
