/** What happens to a board: placing, merging, putting in order, and taking back. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookBoardModel")) return;

  const board = window.handbookBoard;
  const { together } = window.handbookPlain;

  /** @param {unknown} one @param {unknown} other */
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /** @type {BoardModel["at"]} */
  function at({ topics }, room, time) {
    return topics.filter((topic) => topic.room === room && topic.time === time);
  }

  /** @param {string} between @param {string[]} texts */
  function joined(between, ...texts) {
    return [...new Set(texts.filter((text) => text.trim()))].join(between);
  }

  /**
   * Takes back one change to an object: each value that is still as the change left it.
   * @param {any} now
   * @param {any} before
   * @param {any} after
   * @returns {any}
   */
  function revertFields(now, before, after) {
    const reverted = { ...now };
    for (const key of Object.keys(now)) {
      if (!Object.hasOwn(before, key) || same(before[key], after[key])) continue;
      if (same(now[key], after[key])) reverted[key] = before[key];
    }
    return reverted;
  }

  /**
   * @template {{id: string}} T
   * @param {T[]} now
   * @param {T[]} before
   * @param {T[]} after
   * @returns {T[]}
   */
  function revertList(now, before, after) {
    const old = new Map(before.map((item) => [item.id, item]));
    const made = new Map(after.map((item) => [item.id, item]));
    const kept = now
      .filter(({ id }) => old.has(id) || !made.has(id))
      .map((item) => {
        const [was, became] = [old.get(item.id), made.get(item.id)];
        return was && became ? revertFields(item, was, became) : item;
      });
    const there = new Set(now.map(({ id }) => id));
    before.forEach((item, index) => {
      if (!made.has(item.id) && !there.has(item.id)) kept.splice(index, 0, item);
    });
    const order = (/** @type {T[]} */ list) => list.map(({ id }) => id);
    if (!same(order(before), order(after)) && same(order(now), order(after))) {
      const places = new Map(before.map(({ id }, index) => [id, index]));
      kept.sort((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0));
    }
    return kept;
  }

  window.handbookBoardModel = {
    at,

    place(all, id, room, time) {
      const topic = all.topics.find((one) => one.id === id);
      if (!topic) return null;
      const there = room === null || time === null ? [] : at(all, room, time);
      const other = there.find((one) => one !== topic) ?? null;
      if (other) [other.room, other.time] = [topic.room, topic.time];
      [topic.room, topic.time] = [room, time];
      return other;
    },

    merge(all, id, into) {
      const from = all.topics.find((one) => one.id === id);
      const to = all.topics.find((one) => one.id === into);
      if (!from || !to || from === to) return false;
      const merged = structuredClone(to);
      merged.title = joined(" / ", to.title, from.title);
      merged.convener = joined(", ", to.convener, from.convener);
      merged.text = joined("\n\n", to.text, from.text);
      merged.dots = Math.min(to.dots + from.dots, board.mostDots);
      if (to.room === null) [merged.room, merged.time] = [from.room, from.time];
      const { sheet } = merged;
      for (const key of /** @type {const} */ (["said", "concluded", "proposal", "next"])) {
        sheet[key] = joined("\n\n", to.sheet[key], from.sheet[key]);
        if (board.text(sheet[key]) !== sheet[key]) return false;
      }
      const people = [to.sheet.people, from.sheet.people].filter((count) => count !== null);
      sheet.people = people.length ? Math.max(...people) : null;
      for (const key of /** @type {const} */ (["title", "convener"])) {
        if (board.name(merged[key]) !== merged[key]) return false;
      }
      if (board.text(merged.text) !== merged.text) return false;
      Object.assign(to, merged);
      all.topics = all.topics.filter((one) => one !== from);
      return true;
    },

    gather(all, there) {
      const both = structuredClone(all);
      both.name ||= there.name;
      both.organisers ||= there.organisers;
      both.people ??= there.people;
      const has = (/** @type {{id: string}[]} */ list, /** @type {string} */ id) => list.some((one) => one.id === id);
      for (const theirs of structuredClone(there.topics)) {
        const ours = both.topics.find(({ id }) => id === theirs.id);
        if (ours) {
          const { sheet } = ours;
          ours.dots = Math.max(ours.dots, theirs.dots);
          for (const key of /** @type {const} */ (["said", "concluded", "proposal", "next"])) {
            sheet[key] = together(sheet[key], theirs.sheet[key]);
          }
          const people = Math.max(sheet.people ?? -1, theirs.sheet.people ?? -1);
          sheet.people = people < 0 ? null : people;
          continue;
        }
        const { room, time } = theirs;
        const stays = room !== null && time !== null && has(both.rooms, room) && has(both.times, time);
        if (!stays || at(both, room, time).length) theirs.room = theirs.time = null;
        both.topics.push(theirs);
      }
      if (both.topics.length > board.mostTopics) return "most-topics";
      return "wrong" in board.parse(both) ? "too-long" : both;
    },

    shift(list, id, step) {
      const index = list.findIndex((item) => item.id === id);
      const target = index + step;
      if (index < 0 || target < 0 || target >= list.length) return;
      [list[index], list[target]] = [list[target], list[index]];
    },

    drop(all, kind, id) {
      if (kind === "rooms") all.rooms = all.rooms.filter((room) => room.id !== id);
      else all.times = all.times.filter((time) => time.id !== id);
      for (const topic of all.topics) {
        if (topic.room === id || topic.time === id) topic.room = topic.time = null;
      }
    },

    waiting: ({ topics }) => topics.filter((topic) => topic.room === null),

    placed(all) {
      return all.times.flatMap((time) =>
        all.rooms.flatMap((room) => at(all, room.id, time.id)),
      );
    },

    dots: ({ topics }) => topics.reduce((sum, topic) => sum + topic.dots, 0),

    isFilled: ({ said, concluded, proposal, next }) =>
      [said, concluded, proposal, next].some((text) => text.trim() !== ""),

    revert(now, before, after) {
      return {
        ...revertFields(now, before, after),
        rooms: revertList(now.rooms, before.rooms, after.rooms),
        times: revertList(now.times, before.times, after.times),
        topics: revertList(now.topics, before.topics, after.topics),
      };
    },
  };
})();
