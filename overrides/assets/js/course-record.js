/**
 * What is kept of the self-paced course, apart from how it looks: how it is read from the storage
 * and from files that anybody may have written, and how two are joined.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookCourse")) return;

  const KIND = "kanalboken-course";
  const FORMAT = 1;
  const LIMIT = 500_000;
  const MOST_THINGS = 1_000;
  const LONGEST_NOTE = 20_000;
  const LONGEST_ID = 80;
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const DAY = /^\d{4}-\d{2}-\d{2}$/;

  /**
   * @param {unknown} value
   * @returns {value is Record<string, unknown>}
   */
  function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }

  /** @param {string} value */
  function isId(value) {
    return value.length <= LONGEST_ID && ID.test(value);
  }

  /** @param {unknown} value */
  function isDay(value) {
    return (
      typeof value === "string" &&
      DAY.test(value) &&
      !Number.isNaN(Date.parse(value)) &&
      new Date(value).toISOString().startsWith(value)
    );
  }

  /** @param {unknown} value */
  function isNote(value) {
    return typeof value === "string" && value.length <= LONGEST_NOTE;
  }

  /**
   * @param {unknown} value
   * @param {(value: unknown) => boolean} fits
   * @returns {Map<string, string> | null}
   */
  function parseMap(value, fits) {
    if (!isObject(value)) return null;
    const entries = Object.entries(value);
    if (entries.length > MOST_THINGS) return null;
    if (!entries.every(([id, inner]) => isId(id) && fits(inner))) return null;
    return new Map(entries.map(([id, inner]) => [id, String(inner)]));
  }

  /** @type {HandbookCourse["parse"]} */
  function parse(value) {
    if (!isObject(value)) return { wrong: "{}" };
    const done = parseMap(value.done, isDay);
    if (!done) return { wrong: "done" };
    const notes = parseMap(value.notes, isNote);
    if (!notes) return { wrong: "notes" };
    const last = typeof value.last === "string" && isId(value.last) ? value.last : "";
    return { record: { done, notes, last } };
  }

  /** @type {HandbookCourse["toPlain"]} */
  function toPlain({ done, notes, last }) {
    // Ids are checked: none of them is __proto__.
    return { done: Object.fromEntries(done), notes: Object.fromEntries(notes), last };
  }

  /** @type {HandbookCourse["toFile"]} */
  function toFile(record, title) {
    const about = { kind: KIND, version: FORMAT, title };
    return JSON.stringify({ ...about, course: toPlain(record) }, null, 2) + "\n";
  }

  /** @type {HandbookCourse["fromFile"]} */
  function fromFile(text) {
    /** @type {unknown} */
    let data;
    try {
      data = JSON.parse(text);
    } catch {
      return { refused: "not-json", detail: "" };
    }
    if (!isObject(data) || data.kind !== KIND) return { refused: "other-kind", detail: "" };
    if (data.version !== FORMAT) {
      const known = Number.isInteger(data.version) && Math.abs(Number(data.version)) < 100_000;
      return { refused: "other-version", detail: known ? String(data.version) : "?" };
    }
    const parsed = parse(data.course);
    return "wrong" in parsed ? { refused: "broken", detail: `course.${parsed.wrong}` } : parsed;
  }

  /** @type {HandbookCourse["joinNotes"]} */
  function joinNotes(one, other) {
    if (one.includes(other.trim())) return one;
    if (other.includes(one.trim())) return other;
    return `${one.trimEnd()}\n\n${other.trim()}`;
  }

  /** @type {HandbookCourse["merge"]} */
  function merge(one, other) {
    const notes = new Map(one.notes);
    for (const [id, note] of other.notes) notes.set(id, joinNotes(notes.get(id) ?? "", note));
    return {
      done: new Map([...other.done, ...one.done]),
      notes,
      last: one.last || other.last,
    };
  }

  window.handbookCourse = {
    limit: LIMIT,
    blank: () => ({ done: new Map(), notes: new Map(), last: "" }),
    parse,
    toPlain,
    toFile,
    fromFile,
    joinNotes,
    merge,
  };
})();
