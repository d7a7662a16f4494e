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

  const { isObject, isId, isDay, byId } = window.handbookPlain;

  /** @param {unknown} value */
  function isNote(value) {
    return typeof value === "string" && value.length <= LONGEST_NOTE;
  }

  /** @type {HandbookCourse["parse"]} */
  function parse(value) {
    if (!isObject(value)) return { wrong: "{}" };
    const done = byId(value.done, MOST_THINGS, isDay);
    if (!done) return { wrong: "done" };
    const notes = byId(value.notes, MOST_THINGS, isNote);
    if (!notes) return { wrong: "notes" };
    const last = isId(value.last) ? value.last : "";
    return { record: { done, notes, last } };
  }

  /** @type {HandbookCourse["toPlain"]} */
  function toPlain({ done, notes, last }) {
    // Ids are checked: none of them is __proto__.
    return { done: Object.fromEntries(done), notes: Object.fromEntries(notes), last };
  }

  /** @type {HandbookCourse["toFile"]} */
  function toFile(record, title) {
    return window.handbookFiles.pack(KIND, FORMAT, { title, course: toPlain(record) });
  }

  /** @type {HandbookCourse["fromFile"]} */
  function fromFile(text) {
    const whole = window.handbookFiles.unpack(text, KIND, FORMAT);
    if ("refused" in whole) return whole;
    const parsed = parse(whole.data.course);
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

  /** @type {HandbookCourse["rebase"]} */
  function rebase(before, after, now) {
    const done = new Map(before.done);
    for (const id of new Set([...after.done.keys(), ...now.done.keys()])) {
      const day = now.done.get(id);
      if (after.done.get(id) === day) continue;
      if (day === undefined) done.delete(id);
      else done.set(id, day);
    }
    const notes = new Map(before.notes);
    for (const [id, note] of now.notes) {
      if (after.notes.get(id) !== note) notes.set(id, joinNotes(notes.get(id) ?? "", note));
    }
    return { ...before, done, notes };
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
    rebase,
  };
})();
