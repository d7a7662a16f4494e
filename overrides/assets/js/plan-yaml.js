/**
 * A plan as YAML: read from a file that anybody may have written, and written as editors write it
 * by hand. js-yaml does the YAML itself.
 */
(() => {
  "use strict";
  if (window.handbookPlanYaml) return;

  const LIMIT = 200_000;
  const MOST = 20_000;
  const DEEPEST = 20;
  /** Characters read again in search of comments; macros/exports/plan_scripts.py has the same. */
  const MOST_READ = 2_000_000;
  const WIDTH = 100;
  const MODELINE = "# yaml-language-server: $schema=../schema/plan.schema.json";
  /** What some programs read as something else than text, and js-yaml does not quote by itself. */
  const AMBIGUOUS =
    /^(?:[-+]?[0-9][0-9_]*(?:[.:][0-9_:]*)?(?:[eE][-+]?[0-9]+)?|[-+]?0[box][0-9a-fA-F_]+|<<|=)$/;

  /** A day, which stands in a file without quotes. */
  class Day {
    /** @param {string} text */
    constructor(text) {
      this.text = text;
    }
  }

  /** js-yaml is loaded before this file, but only where the form is. */
  function schemas() {
    const day = new jsyaml.Type("tag:yaml.org,2002:timestamp", {
      kind: "scalar",
      resolve: (/** @type {string | null} */ text) => /^\d{4}-\d{2}-\d{2}$/.test(text ?? ""),
      instanceOf: Day,
      represent: (/** @type {Day} */ value) => value.text,
    });
    const ambiguous = new jsyaml.Type("tag:handbook,2026:ambiguous", {
      kind: "scalar",
      resolve: (/** @type {string | null} */ text) => AMBIGUOUS.test(text ?? ""),
    });
    return {
      write: jsyaml.CORE_SCHEMA.extend({ implicit: [day, ambiguous] }),
      // All is text but nothing: a number with a nought in front keeps it.
      read: jsyaml.FAILSAFE_SCHEMA.extend({ implicit: [jsyaml.types.null] }),
    };
  }

  const { read: READ, write: WRITE } = schemas();

  // Reading -------------------------------------------------------------------------------------

  /**
   * Whether there are no more values, and no longer ones, than anybody would write, aliases counted
   * as often as used.
   * @param {unknown} data
   */
  function isSmall(data) {
    let left = MOST;
    let characters = LIMIT;
    /** @param {string} text */
    const fits = (text) => (characters -= text.length) >= 0;
    /** @param {unknown} value @param {number} depth @returns {boolean} */
    const walk = (value, depth) => {
      if (--left < 0 || depth > DEEPEST) return false;
      if (typeof value !== "object" || value === null) return fits(String(value));
      return Object.entries(value).every(([key, inner]) => fits(key) && walk(inner, depth + 1));
    };
    return walk(data, 0);
  }

  /**
   * Whether there are comments besides the first line's. What follows a # is one, if the file
   * means the same without it; where that takes too long to tell, there may be some.
   * @param {string} text
   * @param {unknown} data
   */
  function hasComments(text, data) {
    const whole = JSON.stringify(data);
    const lines = text.split("\n");
    let left = MOST_READ;
    return lines.some((line, number) => {
      if (line.startsWith("# yaml-language-server:")) return false;
      return [...line.matchAll(/(?<=^|[ \t])#/g)].some(({ index }) => {
        if ((left -= text.length) < 0) return true;
        const before = [...lines.slice(0, number), line.slice(0, index)];
        const without = [...before, ...lines.slice(number + 1)].join("\n");
        try {
          return JSON.stringify(jsyaml.load(without, { schema: READ })) === whole;
        } catch {
          return false;
        }
      });
    });
  }

  /** @type {PlanYaml["read"]} */
  function read(file) {
    const text = file.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
    /** @type {unknown} */
    let data;
    try {
      data = jsyaml.load(text, { schema: READ });
    } catch (error) {
      const line = /** @type {any} */ (error)?.mark?.line;
      return { refused: "not-yaml", detail: line === undefined ? "?" : String(line + 1) };
    }
    if (!isSmall(data)) return { refused: "too-many", detail: "" };
    return { data, comments: hasComments(text, data) };
  }

  // Writing -------------------------------------------------------------------------------------

  /**
   * @param {any} value
   * @param {boolean} [inFlow]
   */
  function dump(value, inFlow = false) {
    const options = { schema: WRITE, lineWidth: -1, noRefs: true, quotingType: '"' };
    return jsyaml.dump(value, inFlow ? { ...options, flowLevel: 0 } : options).trimEnd();
  }

  /**
   * A value as js-yaml is to write it: days are days, and keys stand in the model's order.
   * @param {any} value
   * @param {PlanSpec | undefined} spec
   * @returns {any}
   */
  function prepare(value, spec) {
    if (Array.isArray(value)) return value.map((each) => prepare(each, spec?.item));
    if (typeof value === "object" && value !== null) {
      const entries = Object.entries(value).map(([key, inner]) => {
        const field = spec?.fields?.find((each) => each.name === key);
        return [key, prepare(inner, field)];
      });
      return Object.fromEntries(entries);
    }
    const isDay = spec?.kind === "day" && /^\d{4}-\d{2}-\d{2}$/.test(value);
    return isDay ? new Day(value) : value;
  }

  /** @param {any} value */
  function isCollection(value) {
    return typeof value === "object" && value !== null && !(value instanceof Day);
  }

  /**
   * What stands after a key or a dash: on the same line where it fits, else on lines of its own.
   * @param {any} value
   * @param {number} indent of the key or the dash
   * @param {number} used the characters before it on its line
   * @returns {string}
   */
  function after(value, indent, used) {
    if (!isCollection(value)) {
      // The lines of a long text stand two steps in from js-yaml's own margin.
      const margin = `\n${" ".repeat(indent)}`;
      return ` ${dump(value).replace(/\n(?=.)/g, margin)}`;
    }
    const flow = dump(value, true);
    if (used + 1 + flow.length <= WIDTH) return ` ${flow}`;
    return `\n${block(value, indent + 2).join("\n")}`;
  }

  /**
   * @param {any} value
   * @param {number} indent
   * @returns {string[]}
   */
  function block(value, indent) {
    const margin = " ".repeat(indent);
    if (!Array.isArray(value)) {
      return Object.entries(value).map(([key, inner]) => {
        const start = `${margin}${key}:`;
        return start + after(inner, indent, start.length);
      });
    }
    return value.map((item) => {
      const rest = after(item, indent, indent + 1);
      // The first key of a mapping stands on the dash's own line.
      return `${margin}-${rest.replace(/^\n */, " ")}`;
    });
  }

  /** @type {PlanYaml["write"]} */
  function write(file, spec) {
    const prepared = prepare(file, spec);
    return `${[MODELINE, ...block(prepared, 0)].join("\n")}\n`;
  }

  window.handbookPlanYaml = { limit: LIMIT, read, write };
})();
