/**
 * What a kept analysis is, apart from how it looks: how it is read from the storage and from
 * files that anybody may have written.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookRos")) return;

  const KIND = "kanalboken-ros";
  const FORMAT = 1;
  const LIMIT = 300_000; // bytes in a file
  const MOST_RISKS = 300;
  const MOST_ROLES = 100;
  const MOST_OTHERS = 20; // groups that judged one risk otherwise
  const LONGEST_NAME = 80;
  const LONGEST_TEXT = 2_000;
  const LANGUAGE = /^[a-z]{2}$/;

  const { line, lines, isObject, isId, isDay } = window.handbookPlain;

  /** @param {unknown} value */
  function isDegree(value) {
    return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 5;
  }

  /**
   * @param {unknown} value
   * @returns {RosWords | null | undefined} undefined where it is no such text
   */
  function parseWords(value) {
    if (value === null) return null;
    if (!isObject(value)) return undefined;
    const entries = Object.entries(value);
    const fits = entries.every(([key, text]) => LANGUAGE.test(key) && typeof text === "string");
    if (!fits || entries.length === 0 || entries.length > 9) return undefined;
    return Object.fromEntries(entries.map(([key, text]) => [key, lines(String(text), LONGEST_TEXT)]));
  }

  /**
   * @param {Record<string, unknown>} value
   * @returns {{degrees: RosDegrees} | {wrong: string}}
   */
  function parseDegrees(value) {
    const { probability, consequence, residualProbability, residualConsequence } = value;
    if (!isDegree(probability)) return { wrong: "probability" };
    if (!isDegree(consequence)) return { wrong: "consequence" };
    for (const [name, degree] of Object.entries({ residualProbability, residualConsequence })) {
      if (degree !== null && !isDegree(degree)) return { wrong: name };
    }
    return {
      degrees: {
        probability: Number(probability),
        consequence: Number(consequence),
        residualProbability: residualProbability === null ? null : Number(residualProbability),
        residualConsequence: residualConsequence === null ? null : Number(residualConsequence),
      },
    };
  }

  /**
   * @param {unknown} value missing in analyses from before there were any
   * @returns {RosDegrees[] | null}
   */
  function parseOthers(value = []) {
    if (!Array.isArray(value) || value.length > MOST_OTHERS) return null;
    const read = value.map((each) => (isObject(each) ? parseDegrees(each) : { wrong: "{}" }));
    const others = read.flatMap((each) => ("degrees" in each ? [each.degrees] : []));
    return others.length === value.length ? others : null;
  }

  /**
   * @param {unknown} value
   * @returns {{risk: RosRisk} | {wrong: string}}
   */
  function parseRisk(value) {
    if (!isObject(value)) return { wrong: "{}" };
    const text = parseWords(value.text);
    const measure = parseWords(value.measure);
    const others = parseOthers(value.others);
    if (!isId(value.id)) return { wrong: "id" };
    if (value.risk !== null && !isId(value.risk)) return { wrong: "risk" };
    if (text === undefined || (text === null) === (value.risk === null)) return { wrong: "text" };
    if (typeof value.was !== "string") return { wrong: "was" };
    const judged = parseDegrees(value);
    if ("wrong" in judged) return judged;
    if (measure === undefined) return { wrong: "measure" };
    if (others === null) return { wrong: "others" };
    return {
      risk: {
        id: value.id,
        risk: value.risk,
        text,
        was: line(value.was, LONGEST_NAME),
        measure,
        ...judged.degrees,
        others,
      },
    };
  }

  /** @type {HandbookRos["parse"]} */
  function parse(value) {
    if (!isObject(value)) return { wrong: "{}" };
    const { plan, channel, name, label, date, roles, risks } = value;
    if (plan !== null && !isId(plan)) return { wrong: "plan" };
    if (channel !== null && !isId(channel)) return { wrong: "channel" };
    if ((plan === null) === (channel === null)) return { wrong: "plan" };
    if (typeof name !== "string") return { wrong: "name" };
    if (typeof label !== "string") return { wrong: "label" };
    if (!isDay(date)) return { wrong: "date" };
    if (!Array.isArray(roles) || roles.length > MOST_ROLES || !roles.every(isId)) {
      return { wrong: "roles" };
    }
    if (!Array.isArray(risks) || risks.length > MOST_RISKS) return { wrong: "risks" };
    const read = [];
    for (const [index, each] of risks.entries()) {
      const parsed = parseRisk(each);
      if ("wrong" in parsed) return { wrong: `risks.${index}.${parsed.wrong}` };
      read.push(parsed.risk);
    }
    if (new Set(read.map(({ id }) => id)).size < read.length) return { wrong: "risks" };
    return {
      record: {
        plan,
        channel,
        name: cleanName(name),
        label: line(label, 2 * LONGEST_NAME),
        date,
        roles: [...new Set(roles)],
        risks: read,
      },
    };
  }

  /** @param {string} name */
  function cleanName(name) {
    return line(name, LONGEST_NAME);
  }

  /** @type {HandbookRos["fromFile"]} */
  function fromFile(text) {
    const whole = window.handbookFiles.unpack(text, KIND, FORMAT);
    if ("refused" in whole) return whole;
    const parsed = parse(whole.data.analysis);
    return "wrong" in parsed ? { refused: "broken", detail: `analysis.${parsed.wrong}` } : parsed;
  }

  window.handbookRos = {
    limit: LIMIT,
    longest: LONGEST_TEXT,
    most: MOST_RISKS,
    mostOthers: MOST_OTHERS,
    parse,
    fromFile,
    cleanName,
    toFile: (record) => window.handbookFiles.pack(KIND, FORMAT, { analysis: record }),
    // Two tabs that add a risk at the same time give it two ids.
    newId: () => `own-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`,
  };
})();
