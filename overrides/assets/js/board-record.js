/**
 * What a kept board is, apart from how it looks: how it is read from the storage and from files
 * that anybody may have written.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookBoard")) return;

  const KIND = "kanalboken-board";
  const FORMAT = 1;
  const LIMIT = 2_000_000; // bytes in a file
  const MOST_PLACES = 20; // rooms, and times
  const MOST_TOPICS = 300;
  const MOST_DOTS = 9_999;
  const MOST_PEOPLE = 99_999;
  const MOST_MINUTES = 600;
  // A field takes less than this; the rest is room for topics that are merged.
  const LONGEST_NAME = 600;
  const LONGEST_TEXT = 20_000;
  const START = /^([01]\d|2[0-3]):[0-5]\d$/;
  const SHEET = /** @type {const} */ (["said", "concluded", "proposal", "next"]);

  const { line, lines, isObject, isId, isDay } = window.handbookPlain;

  /** @param {unknown} value */
  const isName = (value) => typeof value === "string" && [...value].length <= LONGEST_NAME;
  /** @param {unknown} value */
  const isText = (value) => typeof value === "string" && [...value].length <= LONGEST_TEXT;
  /** @param {number} most @param {number} [least] */
  const isCount =
    (most, least = 0) =>
    (/** @type {unknown} */ value) =>
      Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
  const isPeople = (/** @type {unknown} */ value) => value === null || isCount(MOST_PEOPLE)(value);
  const isPlace = (/** @type {unknown} */ value) => value === null || isId(value);

  /** @param {unknown} value @returns {value is string} */
  function isStart(value) {
    return typeof value === "string" && (value === "" || START.test(value));
  }

  /** @param {string} text */
  const name = (text) => line(text, LONGEST_NAME);
  /** @param {string} text */
  const text = (text) => lines(text, LONGEST_TEXT);

  /**
   * The first key whose value does not fit.
   * @param {Record<string, unknown>} value
   * @param {Record<string, (value: unknown) => boolean>} fits
   */
  function misfit(value, fits) {
    return Object.keys(fits).find((key) => !fits[key](value[key]));
  }

  /**
   * @template T
   * @param {unknown} value
   * @param {number} most
   * @param {(value: Record<string, unknown>) => {item: T} | {wrong: string}} parse
   * @returns {{items: T[]} | {wrong: string}}
   */
  function parseList(value, most, parse) {
    if (!Array.isArray(value) || value.length > most) return { wrong: "" };
    /** @type {T[]} */
    const items = [];
    const ids = new Set();
    for (const [index, each] of value.entries()) {
      if (!isObject(each) || !isId(each.id) || ids.has(each.id)) return { wrong: `.${index}.id` };
      ids.add(each.id);
      const parsed = parse(each);
      if ("wrong" in parsed) return { wrong: `.${index}.${parsed.wrong}` };
      items.push(parsed.item);
    }
    return { items };
  }

  /** @param {any} value @returns {{item: BoardRoom} | {wrong: string}} */
  function parseRoom(value) {
    const wrong = misfit(value, { name: isName });
    return wrong ? { wrong } : { item: { id: value.id, name: name(value.name) } };
  }

  /** @param {any} value @returns {{item: BoardTime} | {wrong: string}} */
  function parseTime(value) {
    const { id, start, minutes } = value;
    const wrong = misfit(value, { name: isName, start: isStart, minutes: isCount(MOST_MINUTES, 1) });
    return wrong ? { wrong } : { item: { id, name: name(value.name), start, minutes } };
  }

  /** @param {any} value @returns {{item: BoardTopic} | {wrong: string}} */
  function parseTopic(value) {
    const { id, dots, room, time, sheet } = value;
    const wrong = misfit(value, {
      title: isName,
      convener: isName,
      text: isText,
      dots: isCount(MOST_DOTS),
      room: isPlace,
      time: isPlace,
      sheet: isObject,
    });
    if (wrong) return { wrong };
    if ((room === null) !== (time === null)) return { wrong: "room" };
    const texts = Object.fromEntries(SHEET.map((key) => [key, isText]));
    const inSheet = misfit(sheet, { people: isPeople, ...texts });
    if (inSheet) return { wrong: `sheet.${inSheet}` };
    return {
      item: {
        id,
        title: name(value.title),
        convener: name(value.convener),
        text: text(value.text),
        dots,
        room,
        time,
        sheet: {
          people: sheet.people,
          said: text(sheet.said),
          concluded: text(sheet.concluded),
          proposal: text(sheet.proposal),
          next: text(sheet.next),
        },
      },
    };
  }

  /** @type {HandbookBoard["parse"]} */
  function parse(value) {
    if (!isObject(value)) return { wrong: "{}" };
    /** @type {any} */
    const { date, people } = value;
    const wrong = misfit(value, { name: isName, date: isDay, organisers: isName, people: isPeople });
    if (wrong) return { wrong };
    const rooms = parseList(value.rooms, MOST_PLACES, parseRoom);
    if ("wrong" in rooms) return { wrong: `rooms${rooms.wrong}` };
    const times = parseList(value.times, MOST_PLACES, parseTime);
    if ("wrong" in times) return { wrong: `times${times.wrong}` };
    const topics = parseList(value.topics, MOST_TOPICS, parseTopic);
    if ("wrong" in topics) return { wrong: `topics${topics.wrong}` };
    // Where the room or the time is gone, the topic waits again.
    const places = new Set([...rooms.items, ...times.items].map(({ id }) => id));
    for (const topic of topics.items) {
      if (topic.room === null || topic.time === null) continue;
      if (!places.has(topic.room) || !places.has(topic.time)) topic.room = topic.time = null;
    }
    return {
      board: {
        name: name(String(value.name)),
        date,
        organisers: name(String(value.organisers)),
        people,
        rooms: rooms.items,
        times: times.items,
        topics: topics.items,
      },
    };
  }

  /** @type {HandbookBoard["fromFile"]} */
  function fromFile(content) {
    const whole = window.handbookFiles.unpack(content, KIND, FORMAT);
    if ("refused" in whole) return whole;
    const parsed = parse(whole.data.board);
    return "wrong" in parsed ? { refused: "broken", detail: `board.${parsed.wrong}` } : parsed;
  }

  // Two tabs that add something at the same time give it two ids.
  const newId = () => `b-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;

  window.handbookBoard = {
    limit: LIMIT,
    mostPlaces: MOST_PLACES,
    mostTopics: MOST_TOPICS,
    mostDots: MOST_DOTS,
    mostMinutes: MOST_MINUTES,
    parse,
    fromFile,
    newId,
    name,
    text,
    isStart,
    toFile: (board) => window.handbookFiles.pack(KIND, FORMAT, { board }),

    // Ids of its own, so that two tabs that begin a board begin the same one.
    begin: (setup) => ({
      name: "",
      date: window.handbookToday.iso(),
      organisers: "",
      people: null,
      rooms: setup.rooms.map((room, index) => ({ id: `room-${index + 1}`, name: room })),
      times: setup.times.map((time, index) => ({ id: `time-${index + 1}`, ...time })),
      topics: [],
    }),

    topic: (title, convener, description) => ({
      id: newId(),
      title: name(title),
      convener: name(convener),
      text: text(description),
      dots: 0,
      room: null,
      time: null,
      sheet: { people: null, said: "", concluded: "", proposal: "", next: "" },
    }),
  };
})();
