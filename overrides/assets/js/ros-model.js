/** An analysis together with the handbook's data: names, values, order, and the plan's YAML. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookRosModel")) return;

  window.handbookRosModel = (setup, { t }) => {
    const known = new Map(setup.risks.map((risk) => [risk.id, risk]));
    const plain = window.handbookPlain;
    const { quoted } = plain;

    /**
     * @param {RosWords} words
     * @returns {string}
     */
    function read(words) {
      return words[setup.language] ?? words[setup.defaultLanguage] ?? Object.values(words)[0] ?? "";
    }

    /** @param {RosRecord} record */
    function subjectOf(record) {
      return record.plan === null
        ? setup.channels.find(({ id }) => id === record.channel)
        : setup.plans.find(({ id }) => id === record.plan);
    }

    /** @param {RosRecord} record */
    function fits(record) {
      const kind = subjectOf(record)?.kind;
      return (/** @type {RosSetupRisk} */ risk) =>
        kind === undefined || risk.kinds.length === 0 || risk.kinds.includes(kind);
    }

    /** @type {RosModel["take"]} */
    function take(risk) {
      return {
        id: risk.id,
        risk: risk.id,
        text: null,
        was: risk.name,
        probability: risk.probability,
        consequence: risk.consequence,
        measure: null,
        residualProbability: null,
        residualConsequence: null,
        others: [],
      };
    }

    /**
     * @param {RosDegrees} one
     * @returns {RosDegrees}
     */
    function degreesOf({ probability, consequence, residualProbability, residualConsequence }) {
      return { probability, consequence, residualProbability, residualConsequence };
    }

    /** @param {RosDegrees} one @param {RosDegrees} other @param {(keyof RosDegrees)[]} [keys] */
    function judgedAlike(one, other, keys = ["probability", "consequence", "residualProbability", "residualConsequence"]) {
      return keys.every((key) => one[key] === other[key]);
    }

    /**
     * Whether two groups mean the same risk: the handbook's, or one in the same words.
     * @param {RosRisk} one
     * @param {RosRisk} other
     */
    function isSame(one, other) {
      const [mine, theirs] = [one.text, other.text];
      if (!mine || !theirs) return one.risk === other.risk && mine === theirs;
      const bare = (/** @type {string} */ text) => plain.fold(plain.line(text, window.handbookRos.longest));
      return Object.entries(mine).some(([language, text]) => {
        const said = bare(text);
        return said === bare(theirs[language] ?? "") && (said !== "" || one.id === other.id);
      });
    }

    /**
     * The measures of both; where one left the handbook's words as they are, the other's.
     * @param {RosWords | null} here
     * @param {RosWords | null} there
     */
    function measures(here, there) {
      if (!here || !there) return here ?? there;
      const languages = new Set([...Object.keys(here), ...Object.keys(there)]);
      return Object.fromEntries(
        [...languages].map((language) => [language, plain.together(here[language] ?? "", there[language] ?? "")]),
      );
    }

    /**
     * One risk as both groups judged it: ours stands, what differs stands beside it.
     * @param {RosRisk} ours
     * @param {RosRisk} theirs
     */
    function joinRisk(ours, theirs) {
      const both = { ...ours, measure: measures(ours.measure, theirs.measure), others: [...ours.others] };
      for (const other of [theirs, ...theirs.others]) {
        if (judgedAlike(both, other, ["probability", "consequence"])) {
          // Who has not judged what is left of it does not contradict who has.
          if (residual(other) === null) continue;
          if (residual(both) === null) Object.assign(both, degreesOf(other));
        }
        if ([both, ...both.others].some((one) => judgedAlike(one, other))) continue;
        both.others.push(degreesOf(other));
      }
      return both;
    }

    /** @param {RosRisk} risk */
    function value(risk) {
      return risk.probability * risk.consequence;
    }

    /** @param {RosDegrees} risk */
    function residual(risk) {
      const { residualProbability, residualConsequence } = risk;
      return residualProbability && residualConsequence
        ? residualProbability * residualConsequence
        : null;
    }

    /** @type {RosModel["sorted"]} */
    function sorted(risks) {
      return [...risks].sort(
        (one, other) =>
          value(other) - value(one) || (residual(other) ?? 99) - (residual(one) ?? 99),
      );
    }

    /**
     * A text as the lines of one key; none where it is empty.
     * @param {string} key
     * @param {RosWords} words
     * @returns {string[]}
     */
    function textLines(key, words) {
      const filled = Object.entries(words)
        .map(([language, text]) => /** @type {const} */ ([language, text.trim()]))
        .filter(([, text]) => text)
        .sort(([one], [other]) => setup.languages.indexOf(one) - setup.languages.indexOf(other));
      if (filled.length === 0) return [];
      const inDefault = filled.find(([language]) => language === setup.defaultLanguage);
      // The file asks for the organisation's own language.
      if (filled.length === 1 || !inDefault) {
        return [`${key}: ${quoted((inDefault ?? filled[0])[1])}`];
      }
      return [`${key}:`, ...filled.map(([language, text]) => `  ${language}: ${quoted(text)}`)];
    }

    /** @param {RosRisk} risk @returns {string[]} */
    function riskLines(risk) {
      const handbook = risk.risk === null ? undefined : known.get(risk.risk);
      const own = risk.text ?? { [setup.defaultLanguage]: risk.was };
      const lines = handbook ? [`risk: ${handbook.id}`] : textLines("text", own);
      if (lines.length === 0) return [];
      lines.push(`probability: ${risk.probability}`, `consequence: ${risk.consequence}`);
      lines.push(...textLines("measure", risk.measure ?? handbook?.measure ?? {}));
      if (residual(risk) !== null) {
        lines.push(
          `residual_probability: ${risk.residualProbability}`,
          `residual_consequence: ${risk.residualConsequence}`,
        );
      }
      return lines.map((text, index) => `${index === 0 ? "    - " : "      "}${text}`);
    }

    /** @type {RosModel["labelOf"]} */
    function labelOf(record) {
      return subjectOf(record)?.name ?? record.label;
    }

    return {
      labelOf,
      take,
      value,
      residual,
      sorted,

      titleOf(record) {
        const label = labelOf(record);
        return record.name ? t("title.named", { label, name: record.name }) : label;
      },

      begin(plan, channel, name) {
        /** @type {RosRecord} */
        const record = { plan, channel, name, label: "", date: window.handbookToday.iso(), roles: [], risks: [] };
        record.label = labelOf(record);
        const fitting = setup.risks.filter(fits(record)).slice(0, window.handbookRos.most);
        record.risks = sorted(fitting.map(take));
        return record;
      },

      gather(record, there) {
        const { longest, most, mostOthers, newId } = window.handbookRos;
        const risks = [...record.risks];
        for (const theirs of there.risks) {
          const index = risks.findIndex((ours) => isSame(ours, theirs));
          if (index >= 0) risks[index] = joinRisk(risks[index], theirs);
          else if (risks.some(({ id }) => id === theirs.id)) risks.push({ ...theirs, id: newId() });
          else risks.push(theirs);
        }
        if (risks.length > most) return "most";
        const isTooLong = (/** @type {RosRisk} */ { measure, others }) =>
          others.length > mostOthers ||
          Object.values(measure ?? {}).some((text) => plain.lines(text, longest) !== text);
        if (risks.some(isTooLong)) return "too-long";
        const date = record.date > there.date ? record.date : there.date;
        return { ...record, date, roles: [...new Set([...record.roles, ...there.roles])], risks };
      },

      known: (risk) => (risk.risk === null ? undefined : known.get(risk.risk)),

      leftOut(record) {
        const there = new Set(record.risks.map(({ risk }) => risk));
        const left = setup.risks.filter(({ id }) => !there.has(id));
        const fitting = left.filter(fits(record));
        return { fitting, others: left.filter((risk) => !fitting.includes(risk)) };
      },

      nameOf(risk) {
        if (risk.text) return plain.line(read(risk.text), 200) || t("risk.unnamed");
        return (risk.risk === null ? undefined : known.get(risk.risk)?.name) ?? risk.was;
      },

      textOf: (risk) => (risk.text ? read(risk.text) : ""),

      measureOf(risk) {
        const handbook = risk.risk === null ? undefined : known.get(risk.risk)?.measure;
        return read(risk.measure ?? handbook ?? {});
      },

      own: (text) => ({
        [setup.defaultLanguage]: plain.lines(text, window.handbookRos.longest),
      }),

      levelOf(number) {
        return [...setup.levels].reverse().find(({ from }) => from <= number)?.id ?? "";
      },

      toYaml(record) {
        const roles = record.roles.filter((role) => Object.hasOwn(setup.roles, role));
        const risks = sorted(record.risks).flatMap(riskLines);
        return [
          "ros:",
          `  date: ${record.date}`,
          `  done_by: [${roles.join(", ")}]`,
          ...(risks.length ? ["  risks:", ...risks] : ["  risks: []"]),
          "",
        ].join("\n");
      },
    };
  };
})();
