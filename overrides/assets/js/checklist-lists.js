/**
 * What a kept checklist is, apart from how it looks: how it is read from the storage and from
 * files that anybody may have written, how two are joined, and what has changed since.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookChecklists")) return;

  const KIND = "kanalboken-checklist";
  const FORMAT = 1;
  const LIMIT = 200_000;
  const MOST_ITEMS = 1_000;
  const LONGEST_NAME = 80;
  const LONGEST_TEXT = 300;

  const { line, fold, isObject, isId, isDay, byId } = window.handbookPlain;

  /**
   * An item's words as they are kept.
   * @param {string} text
   */
  function itemText(text) {
    return line(text, LONGEST_TEXT);
  }

  /** @param {string} name */
  function clean(name) {
    return line(name, LONGEST_NAME);
  }

  /** @param {unknown} value */
  function isVersion(value) {
    return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 100_000;
  }

  /**
   * A record, if all of it is what it should be; else the name of what is not.
   * @param {unknown} value
   * @returns {{record: ChecklistRecord} | {wrong: string}}
   */
  function parse(value) {
    if (!isObject(value)) return { wrong: "{}" };
    const { name, plan, kind, language, version, started } = value;
    if (typeof name !== "string") return { wrong: "name" };
    if (plan !== null && !isId(plan)) return { wrong: "plan" };
    if (kind !== null && kind !== "" && !isId(kind)) return { wrong: "kind" };
    if (!isId(language)) return { wrong: "language" };
    if (!isVersion(version)) return { wrong: "version" };
    if (!isDay(started)) return { wrong: "started" };
    const items = byId(value.items, MOST_ITEMS, (text) => typeof text === "string");
    if (!items) return { wrong: "items" };
    const ticks = byId(value.ticks, MOST_ITEMS, isDay);
    if (!ticks) return { wrong: "ticks" };
    for (const [id, text] of items) items.set(id, itemText(text));
    return {
      record: {
        name: clean(name),
        plan: plan === null ? null : String(plan),
        kind: kind === null ? null : String(kind),
        language: String(language),
        version: Number(version),
        started: String(started),
        items,
        ticks,
      },
    };
  }

  /** @param {ChecklistRecord} record */
  function toPlain(record) {
    return {
      ...record,
      items: Object.fromEntries(record.items), // Ids are checked: none of them is __proto__.
      ticks: Object.fromEntries(record.ticks),
    };
  }

  /**
   * @param {ChecklistRecord} record
   * @param {string} checklist
   * @param {string} title
   */
  function toFile(record, checklist, title) {
    return window.handbookFiles.pack(KIND, FORMAT, { checklist, title, list: toPlain(record) });
  }

  /**
   * The record in a file, or why it is not taken.
   * @param {string} text
   * @param {string} checklist the checklist that the file must be of
   * @returns {{record: ChecklistRecord} | HandbookRefusal}
   */
  function fromFile(text, checklist) {
    const whole = window.handbookFiles.unpack(text, KIND, FORMAT);
    if ("refused" in whole) return whole;
    const { data } = whole;
    if (data.checklist !== checklist) {
      const title = typeof data.title === "string" ? clean(data.title) : "";
      return { refused: "other-checklist", detail: title || "?" };
    }
    const parsed = parse(data.list);
    return "wrong" in parsed ? { refused: "broken", detail: `list.${parsed.wrong}` } : parsed;
  }

  /**
   * All ticks of both; the rest is the first one's.
   * @param {ChecklistRecord} one
   * @param {ChecklistRecord} other
   * @returns {ChecklistRecord}
   */
  function merge(one, other) {
    return { ...one, ticks: new Map([...other.ticks, ...one.ticks]) };
  }

  /**
   * Takes a change back, and keeps the name and the ticks that were set or removed since.
   * @param {ChecklistRecord} before the list before the change
   * @param {ChecklistRecord} after the list right after it
   * @param {ChecklistRecord} now the list as it is
   * @returns {ChecklistRecord}
   */
  function rebase(before, after, now) {
    const ticks = new Map(before.ticks);
    for (const id of new Set([...after.ticks.keys(), ...now.ticks.keys()])) {
      const day = now.ticks.get(id);
      if (after.ticks.has(id) === (day !== undefined)) continue;
      if (day === undefined) ticks.delete(id);
      else ticks.set(id, day);
    }
    const named = now.name === after.name && now.plan === after.plan ? before : now;
    return { ...before, name: named.name, plan: named.plan, ticks };
  }

  /**
   * What is otherwise in the checklist than when a list was begun.
   * @param {ChecklistRecord} record
   * @param {Map<string, string>} items the checklist's items now
   * @param {number} version the checklist's version now
   * @param {string} language the language of those items
   * @returns {ChecklistChanges}
   */
  function changes(record, items, version, language) {
    const comparable = record.version !== version && record.language === language;
    const kept = [...items].filter(([id]) => record.items.has(id));
    return {
      added: [...items.keys()].filter((id) => !record.items.has(id)),
      removed: [...record.items].filter(([id]) => !items.has(id)).map(([, text]) => text),
      // A corrected comma does not raise the version, and then nothing is said of it.
      reworded: comparable
        ? kept.filter(([id, text]) => record.items.get(id) !== itemText(text)).map(([id]) => id)
        : [],
    };
  }

  /** @param {string} text */
  function escapeMarkdown(text) {
    return line(text, Infinity).replace(/[\\`*_[\]<>]/g, "\\$&");
  }

  /**
   * A task list that wikis and issue trackers read.
   * @param {string} title
   * @param {string} about
   * @param {{title: string, items: {text: string, note: string, done: boolean}[]}[]} groups
   */
  function toMarkdown(title, about, groups) {
    const lines = [`# ${escapeMarkdown(title)}`, "", escapeMarkdown(about)];
    for (const group of groups) {
      lines.push("", `## ${escapeMarkdown(group.title)}`, "");
      for (const { text, note, done } of group.items) {
        const end = note ? ` (${escapeMarkdown(note)})` : "";
        lines.push(`- [${done ? "x" : " "}] ${escapeMarkdown(text)}${end}`);
      }
    }
    return lines.join("\n") + "\n";
  }

  window.handbookChecklists = {
    limit: LIMIT,
    itemText,
    clean,
    fold: (name) => fold(clean(name)),
    parse,
    toPlain,
    toFile,
    fromFile,
    merge,
    rebase,
    changes,
    toMarkdown,
  };
})();
