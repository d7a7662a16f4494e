/**
 * What has been typed into the plan form, and the plan that it makes: the same required fields,
 * formats and references that the handbook asks for when it loads a plan's file.
 *
 * A state is what stands in the fields, as text; nothing that was typed is lost in it, however
 * wrong. Its shape follows the model, which the server describes in `spec`.
 */
(() => {
  "use strict";
  if (window.handbookPlanValues) return;

  /** @type {PlanLanguage[]} */
  const LANGUAGES = ["sv", "nb", "en"];
  const MOST = 2_000;
  const { isObject } = window.handbookPlain;

  /**
   * A text as the handbook takes it: without characters that cannot be seen.
   * @param {string} text
   */
  function clean(text) {
    return text
      .replace(/\r\n?|[\x85\u2028\u2029]/g, "\n")
      .replace(/[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/gu, "")
      .trim();
  }

  /** @param {string} text */
  function lengthOf(text) {
    return [...text].length;
  }

  /** @param {string} text */
  function isDay(text) {
    return window.handbookPlain.isDay(text) && !text.startsWith("0000");
  }

  // States --------------------------------------------------------------------------------------

  /**
   * @param {PlanSpec} spec
   * @returns {PlanState}
   */
  function empty(spec) {
    if (spec.kind === "group") {
      return Object.fromEntries((spec.fields ?? []).map((field) => [field.name, empty(field)]));
    }
    if (spec.kind === "text") return Object.fromEntries(LANGUAGES.map((each) => [each, ""]));
    return spec.kind === "list" ? [] : "";
  }

  /** @param {PlanState | undefined} state @returns {boolean} */
  function isEmpty(state) {
    if (state === undefined) return true;
    if (typeof state === "string") return clean(state) === "";
    return (Array.isArray(state) ? state : Object.values(state)).every(isEmpty);
  }

  /** @type {PlanValues["at"]} */
  function at(state, where) {
    /** @type {any} */
    let found = state;
    for (const step of where) {
      if (typeof found !== "object" || !Object.hasOwn(found, step)) return undefined;
      found = found[step];
    }
    return found;
  }

  /** @type {PlanValues["put"]} */
  function put(state, where, value) {
    /** @type {any} */
    const parent = at(state, where.slice(0, -1));
    const last = where.at(-1);
    if (parent !== undefined && last !== undefined) parent[last] = value;
  }

  /** @type {PlanValues["specAt"]} */
  function specAt(spec, where) {
    /** @type {PlanSpec | undefined} */
    let found = spec;
    for (const step of where) {
      found =
        typeof step === "number" ? found?.item : found?.fields?.find((each) => each.name === step);
    }
    return found;
  }

  /**
   * As much of a kept state as fits the form: a field that has come since is empty.
   * @type {PlanValues["fit"]}
   */
  function fit(spec, state) {
    /** @type {string[]} */
    const misfits = [];
    let left = MOST;
    /** @param {PlanSpec} field @param {unknown} value @param {string} where @returns {PlanState} */
    function walk(field, value, where) {
      const known = empty(field);
      if (--left < 0) {
        misfits.push(where);
        return known;
      }
      if (typeof known === "string" && typeof value === "string") return value;
      if (Array.isArray(known) && Array.isArray(value) && field.item) {
        const { item } = field;
        return value.map((each, index) => walk(item, each, `${where}[${index}]`));
      }
      if (!isObject(known) || !isObject(value)) {
        misfits.push(where || "state");
        return known;
      }
      for (const key of Object.keys(value)) {
        const inner = field.fields?.find((each) => each.name === key);
        const below = where ? `${where}.${key}` : key;
        if (inner) known[key] = walk(inner, value[key], below);
        else if (Object.hasOwn(known, key) && typeof value[key] === "string") {
          known[key] = value[key];
        } else misfits.push(below);
      }
      return known;
    }
    return { state: walk(spec, state, ""), misfits };
  }

  // From a plan to a state ----------------------------------------------------------------------

  class Refusal extends Error {
    /** @param {string} reason @param {string} detail */
    constructor(reason, detail) {
      super(reason);
      this.detail = detail;
    }
  }

  /**
   * @param {PlanSpec} spec
   * @param {unknown} value
   * @param {string} where
   * @param {{language: string, left: number}} limits
   * @returns {PlanState}
   */
  function toState(spec, value, where, limits) {
    if (--limits.left < 0) throw new Refusal("too-many", "");
    if (value === null || value === undefined) return empty(spec);
    if (spec.kind === "list") {
      if (!Array.isArray(value) || !spec.item) throw new Refusal("wrong-shape", where);
      const { item } = spec;
      return value.map((each, index) => toState(item, each, `${where}[${index}]`, limits));
    }
    const isText = spec.kind === "text";
    if (isObject(value) && (isText || spec.kind === "group")) {
      /** @type {Record<string, PlanState>} */
      const state = Object.fromEntries(Object.entries(empty(spec)));
      for (const [key, inner] of Object.entries(value)) {
        const below = where ? `${where}.${key}` : key;
        const field = spec.fields?.find((each) => each.name === key);
        if (field) state[key] = toState(field, inner, below, limits);
        else if (isText && Object.hasOwn(state, key)) state[key] = toLine(inner, below);
        else throw new Refusal("unknown-key", below);
      }
      return state;
    }
    if (spec.kind === "group") throw new Refusal("wrong-shape", where);
    const line = toLine(value, where);
    return isText ? { .../** @type {any} */ (empty(spec)), [limits.language]: line } : line;
  }

  /** @param {unknown} value @param {string} where */
  function toLine(value, where) {
    if (value === null) return "";
    if (typeof value === "object") throw new Refusal("wrong-shape", where);
    return String(value);
  }

  /** @type {PlanValues["fromData"]} */
  function fromData(data, setup) {
    const required = (setup.spec.fields ?? []).filter((field) => field.required);
    if (!isObject(data) || !required.some((field) => Object.hasOwn(data, field.name))) {
      return { refused: "other-kind", detail: "" };
    }
    try {
      return { state: toState(setup.spec, data, "", { language: setup.default, left: MOST }) };
    } catch (error) {
      if (error instanceof Refusal) return { refused: error.message, detail: error.detail };
      throw error;
    }
  }

  // From a state to a plan ----------------------------------------------------------------------

  /** @typedef {{setup: PlanSetup, problems: PlanProblem[]}} Check */
  /** @typedef {{file: any, valid: any}} Taken what goes into the file, and what rules can judge */

  const NOTHING = Object.freeze({ file: undefined, valid: undefined });

  /**
   * @param {PlanSpec} spec
   * @param {any} state
   * @param {PlanPath} where
   * @param {Check} check
   * @returns {Taken}
   */
  function take(spec, state, where, check) {
    if (isEmpty(state) && !(spec.kind === "group" && spec.required)) {
      if (spec.required) check.problems.push({ where, key: "missing", values: {} });
      return spec.kind === "list" && state.length > 0 ? takeList(spec, state, where, check) : NOTHING;
    }
    if (spec.kind === "group") return takeGroup(spec, state, where, check);
    if (spec.kind === "list") return takeList(spec, state, where, check);
    if (spec.kind === "text") return takeText(spec, state, where, check);
    const lines = clean(state).split("\n").map((line) => line.trim());
    return takeLine(spec, lines.filter(Boolean).join(" "), where, check);
  }

  /** @param {PlanSpec} spec @param {any} state @param {PlanPath} where @param {Check} check */
  function takeGroup(spec, state, where, check) {
    /** @type {Taken} */
    const taken = { file: {}, valid: {} };
    for (const field of spec.fields ?? []) {
      const { file, valid } = take(field, state[field.name], [...where, field.name], check);
      if (file !== undefined) taken.file[field.name] = file;
      if (valid !== undefined) taken.valid[field.name] = valid;
    }
    const [one, other] = spec.oneOf ?? [];
    if (one && other && isEmpty(state[one]) === isEmpty(state[other])) {
      check.problems.push({ where: [...where, one], key: "one-of", values: {} });
    }
    return taken;
  }

  /** @param {PlanSpec} spec @param {any[]} state @param {PlanPath} where @param {Check} check */
  function takeList(spec, state, where, check) {
    const { item } = spec;
    if (!item) return NOTHING;
    const taken = state.map((each, index) => take(item, each, [...where, index], check));
    return {
      file: taken.map(({ file }) => file ?? null),
      valid: taken.map(({ valid }) => valid),
    };
  }

  /** @param {PlanSpec} spec @param {any} state @param {PlanPath} where @param {Check} check */
  function takeText(spec, state, where, check) {
    const main = check.setup.default;
    const given = LANGUAGES.map((each) => [each, clean(state[each])]).filter(([, text]) => text);
    for (const [language = "", text = ""] of given) {
      if (lengthOf(text) > (spec.longest ?? Infinity)) {
        const values = { limit: spec.longest ?? 0 };
        check.problems.push({ where, key: "longest", values, language });
      }
    }
    const texts = Object.fromEntries(given);
    if (!texts[main]) {
      const values = { language: check.setup.texts[`language.${main}`]?.toString() ?? main };
      check.problems.push({ where, key: "default-text", values, language: main });
    }
    return { file: given.length === 1 && texts[main] ? texts[main] : texts, valid: texts };
  }

  /**
   * @param {PlanSpec} spec
   * @param {string} text
   * @param {PlanPath} where
   * @param {Check} check
   * @returns {Taken}
   */
  function takeLine(spec, text, where, check) {
    /** @param {string} key @param {string | number} [limit] */
    const wrong = (key, limit = "") => {
      const shown = lengthOf(text) > 60 ? `${text.slice(0, 59)}…` : text;
      check.problems.push({ where, key, values: { value: shown, limit } });
      return { file: text, valid: undefined };
    };
    if (spec.kind === "day") return isDay(text) ? { file: text, valid: text } : wrong("day");
    if (spec.kind === "whole" || spec.kind === "number") {
      const plain = text.replace(/\s/g, "").replace(",", ".").replace("−", "-");
      const form = spec.kind === "whole" ? /^[+-]?\d{1,15}$/ : /^[+-]?(\d+(\.\d*)?|\.\d+)$/;
      if (!form.test(plain)) return wrong(spec.kind);
      const number = Number(plain);
      if (spec.min !== undefined && number < spec.min) return wrong("min", spec.min);
      if (spec.max !== undefined && number > spec.max) return wrong("max", spec.max);
      return { file: number, valid: number };
    }
    if (spec.kind === "yes-no") {
      if (text !== "true" && text !== "false") return wrong("choice");
      return { file: text === "true", valid: text === "true" };
    }
    if (spec.kind === "choice") {
      return spec.choices?.includes(text) ? { file: text, valid: text } : wrong("choice");
    }
    if (lengthOf(text) > (spec.longest ?? Infinity)) return wrong("longest", spec.longest);
    if (spec.pattern && !new RegExp(spec.pattern).test(text)) return wrong(spec.wrong ?? "id");
    if (spec.kind === "reference" && !isKnown(spec.of ?? "", text, check.setup.facts)) {
      wrong("unknown");
    }
    return { file: text, valid: text };
  }

  /** @param {string} kind @param {string} id @param {PlanFacts} facts */
  function isKnown(kind, id, facts) {
    if (kind === "quiz") return facts.quizzes.includes(id);
    if (kind === "plan" && !facts.plans) return true; // as long as nobody can tell
    return Object.hasOwn(facts.names[kind] ?? {}, id);
  }

  window.handbookPlanValues = {
    most: MOST,
    languages: LANGUAGES,
    clean,
    empty,
    isEmpty,
    at,
    put,
    specAt,
    toPath: (path) => path.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
    fit,
    fromData,

    toData(state, setup) {
      /** @type {Check} */
      const check = { setup, problems: [] };
      const { file, valid } = take(setup.spec, state, [], check);
      return { data: valid, file, problems: check.problems };
    },
  };
})();
