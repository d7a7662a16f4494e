/**
 * An analysis as the page shows it: cards to judge risks on, the matrices, the plan's text and the
 * printed report. What the reader does is in ros.js.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookRosPage")) return;

  const BLANK_LINES = 3; // in the printed list of those who took part

  /**
   * A row for a table: its second cell names it.
   * @param {(string | Node)[]} cells
   * @param {number} [head] which cell names the row
   */
  function tableRow(cells, head = 1) {
    const row = document.createElement("tr");
    for (const [index, content] of cells.entries()) {
      const cell = document.createElement(index === head ? "th" : "td");
      if (index === head) cell.setAttribute("scope", "row");
      cell.append(content);
      row.append(cell);
    }
    return row;
  }

  window.handbookRosPage = (host, setup, model) => {
    const words = window.handbookWords(setup.texts, setup.locale);
    const { t } = words;
    const { element, setText, slot, copyOf } = window.handbookPage;
    /** @type {RosParts} */
    const parts = window.handbookPage.partsOf(host);
    const boxes = [...parts.roles.querySelectorAll("input")];

    /** @param {number | null} value */
    function levelWords(value) {
      if (value === null) return "";
      return t("risk.level", { value, level: setup.levelNames[model.levelOf(value)] });
    }

    /**
     * @param {Element} place
     * @param {number | null} value
     */
    function drawLevel(place, value) {
      setText(place, levelWords(value));
      place.className = "ros-level";
      if (value !== null) place.classList.add(`ros-level--${model.levelOf(value)}`);
      place.toggleAttribute("hidden", value === null);
    }

    // The cards -------------------------------------------------------------------------------

    /** @param {string} id */
    function cardOf(id) {
      return [...parts.list.children].find(
        (card) => card instanceof HTMLElement && card.dataset.risk === id,
      );
    }

    /** @param {RosRisk} risk */
    function makeCard(risk) {
      const card = copyOf(parts.card);
      card.dataset.risk = risk.id;
      return card;
    }

    /**
     * @param {Element} card
     * @param {string} name
     * @param {string} value
     */
    function setField(card, name, value) {
      const field = card.querySelector(`[data-field="${name}"]`);
      if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)) return;
      // Setting what is there already would move the caret.
      if (field.value !== value) field.value = value;
    }

    /**
     * @param {Element} card
     * @param {RosRisk} risk
     * @param {number} number
     */
    function drawCard(card, risk, number) {
      const name = model.nameOf(risk);
      const known = model.known(risk);
      setText(slot(card, "name"), t("risk.numbered", { number: String(number), name }));
      setText(slot(card, "removeName"), `: ${name}`);
      const gone = risk.risk !== null && !known;
      setText(slot(card, "description"), known?.description ?? (gone ? t("risk.own-gone") : ""));
      slot(card, "description").hidden = risk.risk === null;
      slot(card, "own").hidden = risk.risk !== null;
      drawLevel(slot(card, "level"), model.value(risk));
      drawLevel(slot(card, "levelAfter"), model.residual(risk));
      slot(card, "then").hidden = model.residual(risk) === null;
      if (risk.text) setField(card, "text", model.textOf(risk));
      setField(card, "probability", String(risk.probability));
      setField(card, "consequence", String(risk.consequence));
      setField(card, "measure", model.measureOf(risk));
      setField(card, "residualProbability", String(risk.residualProbability ?? ""));
      setField(card, "residualConsequence", String(risk.residualConsequence ?? ""));
      slot(card, "differ").hidden = slot(card, "others").hidden = risk.others.length === 0;
      const decide = (/** @type {string} */ label, /** @type {number} */ other) =>
        button(label, name, { action: "decide", other: String(other) });
      fill(
        slot(card, "othersList"),
        [risk, ...risk.others].map((judged, index) => {
          const row = document.createElement("li");
          const who = t(index ? "risk.other" : "risk.ours", { judged: judgement(judged) });
          row.append(element("span", who), " ", decide(t(index ? "risk.take" : "risk.keep"), index - 1));
          return row;
        }),
      );
    }

    /** @param {number | null} probability @param {number | null} consequence */
    function sum(probability, consequence) {
      if (!probability || !consequence) return "";
      const value = probability * consequence;
      const level = setup.levelNames[model.levelOf(value)];
      return t("risk.sum", { probability, consequence, value, level });
    }

    /** Both figures of a judgement, in words. @param {RosDegrees} judged */
    function judgement(judged) {
      const before = sum(judged.probability, judged.consequence);
      const after = sum(judged.residualProbability, judged.residualConsequence);
      return after ? t("risk.judged", { before, after }) : before;
    }

    /** @param {RosRisk[]} risks */
    function drawCards(risks) {
      const active = document.activeElement;
      const ids = new Set(risks.map(({ id }) => id));
      for (const card of [...parts.list.children]) {
        if (card instanceof HTMLElement && !ids.has(card.dataset.risk ?? "")) card.remove();
      }
      risks.forEach((risk, index) => {
        const card = cardOf(risk.id) ?? makeCard(risk);
        if (parts.list.children[index] !== card) {
          parts.list.insertBefore(card, parts.list.children[index] ?? null);
        }
        drawCard(card, risk, index + 1);
      });
      // A field that is moved loses the focus.
      if (active instanceof HTMLElement && active.isConnected && parts.list.contains(active)) {
        if (document.activeElement !== active) active.focus();
      }
    }

    // The matrices ----------------------------------------------------------------------------

    /**
     * @param {"before" | "after"} which
     * @param {RosRisk[]} risks
     */
    function drawMatrix(which, risks) {
      const table = host.querySelector(`[data-matrix="${which}"]`);
      for (const cell of table?.querySelectorAll("[data-cell]") ?? []) {
        const here = risks.flatMap((risk, index) =>
          placeOf(risk, which) === cell.getAttribute("data-cell") ? [{ risk, index }] : [],
        );
        const old = [...cell.querySelectorAll("button")];
        const same = old.map((button) => `${button.dataset.go} ${button.textContent}`).join("\n");
        const made = here.map(({ risk, index }) => makePlace(risk, index + 1));
        // What is as it was stays, and keeps the focus.
        if (same === made.map((one) => `${one.dataset.go} ${one.textContent}`).join("\n")) continue;
        cell.querySelector("ul")?.remove();
        if (made.length === 0) continue;
        const places = element("ul", "", "ros-cell__risks");
        places.setAttribute("role", "list");
        for (const place of made) {
          const item = document.createElement("li");
          item.append(place);
          places.append(item);
        }
        cell.append(places);
      }
    }

    /**
     * @param {RosRisk} risk
     * @param {"before" | "after"} which
     */
    function placeOf(risk, which) {
      return which === "before"
        ? `${risk.probability}-${risk.consequence}`
        : `${risk.residualProbability}-${risk.residualConsequence}`;
    }

    /**
     * @param {RosRisk} risk
     * @param {number} number
     */
    function makePlace(risk, number) {
      const made = document.createElement("button");
      made.type = "button";
      made.dataset.go = risk.id;
      made.append(element("span", `${number}`, "ros-cell__number"));
      made.append(element("span", ` ${model.nameOf(risk)}`, "ros-cell__name"));
      return made;
    }

    // What is left out, and what is kept --------------------------------------------------------

    /**
     * @param {string} label
     * @param {string} about
     * @param {Record<string, string>} data
     */
    function button(label, about, data) {
      const made = window.handbookPage.button(label, data);
      made.append(element("span", ` ${about}`, "visually-hidden"));
      return made;
    }

    /**
     * Fills a list, and leaves the focus on the button that does the same.
     * @param {Element} list
     * @param {Element[]} items
     */
    function fill(list, items) {
      const active = document.activeElement;
      const data = active instanceof HTMLElement && list.contains(active) ? active.dataset : {};
      list.replaceChildren(...items);
      for (const made of list.querySelectorAll("button")) {
        const same = Object.entries(data).every(([key, value]) => made.dataset[key] === value);
        if (Object.keys(data).length && same) made.focus();
      }
    }

    /** @param {RosRecord} record */
    function drawOthers(record) {
      const { fitting, others } = model.leftOut(record);
      const line = (/** @type {RosSetupRisk} */ risk) => {
        const row = document.createElement("li");
        row.append(element("span", risk.name), " ");
        row.append(button(t("others.take"), risk.name, { take: risk.id }));
        return row;
      };
      parts.others.hidden = fitting.length + others.length === 0;
      setText(parts.othersTitle, t("others.title", { n: fitting.length + others.length }));
      fill(parts.fitting, fitting.map(line));
      parts.furtherTitle.hidden = others.length === 0;
      fill(parts.further, others.map(line));
    }

    /**
     * @param {{id: string, record: RosRecord}[]} all
     * @param {string} open
     */
    function drawKept(all, open) {
      const rows = all.map(({ id, record }) => ({ id, record, name: model.titleOf(record) }));
      rows.sort((one, other) => one.name.localeCompare(other.name, setup.locale));
      parts.kept.hidden = rows.length === 0;
      setText(parts.keptTitle, t("kept.title", { n: rows.length }));
      const lines = rows.map(({ id, record, name }) => {
        const row = document.createElement("li");
        if (id === open) row.setAttribute("aria-current", "true");
        const date = words.day(record.date);
        const about = t("kept.about", { n: record.risks.length, date });
        row.append(element("strong", name), " ", element("span", about, "tool__hint"), " ");
        row.append(button(t("kept.open"), name, { action: "open", analysis: id }));
        row.append(button(t("kept.remove"), name, { action: "remove", analysis: id }));
        return row;
      });
      fill(parts.keptList, lines);
    }

    // The result --------------------------------------------------------------------------------

    /** @param {RosRecord} record */
    function drawLacks(record) {
      const { risks } = record;
      const count = (/** @type {(risk: RosRisk) => boolean} */ lacks) => risks.filter(lacks).length;
      const numbers = {
        differ: count(({ others }) => others.length > 0),
        text: count((risk) => risk.text !== null && !model.textOf(risk).trim()),
        residual: count((risk) => model.residual(risk) === null),
        high: count((risk) => model.levelOf(model.residual(risk) ?? 0) === "high"),
      };
      const lines = record.roles.some((role) => Object.hasOwn(setup.roles, role))
        ? []
        : [t("lacks.roles")];
      for (const [name, n] of Object.entries(numbers)) if (n) lines.push(t(`lacks.${name}`, { n }));
      parts.lacks.replaceChildren(...lines.map((text) => element("li", text)));
      parts.lacks.hidden = lines.length === 0;
      setText(parts.unplaced, numbers.residual ? t("unplaced", { n: numbers.residual }) : "");
    }

    /** @param {RosRecord} record */
    function roleNames(record) {
      return record.roles.flatMap((role) =>
        Object.hasOwn(setup.roles, role) ? [setup.roles[role]] : [],
      );
    }

    /** @param {RosRecord} record */
    function drawReport(record) {
      const roles = roleNames(record);
      setText(
        parts.reportAbout,
        t("report.about", {
          date: words.day(record.date),
          roles: roles.length ? `${words.list(roles)}.` : "",
        }),
      );
      // What the groups have not agreed on stands side by side.
      const sums = (/** @type {RosRisk} */ risk, /** @type {(judged: RosDegrees) => string} */ of) =>
        [...new Set([risk, ...risk.others].map(of).filter(Boolean))].join(" / ");
      parts.reportRows.replaceChildren(
        ...model.sorted(record.risks).map((risk) =>
          tableRow([
            String(record.risks.indexOf(risk) + 1),
            model.nameOf(risk),
            sums(risk, (judged) => sum(judged.probability, judged.consequence)),
            model.measureOf(risk),
            sums(risk, (judged) => sum(judged.residualProbability, judged.residualConsequence)),
          ]),
        ),
      );
      parts.reportPeople.replaceChildren(
        ...[...roles, ...Array(BLANK_LINES).fill("")].map((role) => tableRow([role, "", ""], 0)),
      );
    }

    /** @type {RosPage["draw"]} */
    function draw(record, open, all) {
      parts.blocked.hidden = window.handbookStore.persistent;
      drawKept(all, open);
      parts.editor.hidden = open === "";
      parts.count.hidden = open === "";
      if (open) parts.bar.hidden = false;
      host.toggleAttribute("data-open", open !== "");
      if (open === "") return;
      setText(parts.title, model.titleOf(record));
      if (parts.date.value !== record.date) parts.date.value = record.date;
      for (const box of boxes) box.checked = record.roles.includes(box.value);
      setText(parts.rolesTitle, t("roles.title", { n: roleNames(record).length }));
      setText(parts.risksTitle, t("risks.title", { n: record.risks.length }));
      drawCards(record.risks);
      drawMatrix("before", record.risks);
      drawMatrix("after", record.risks);
      drawOthers(record);
      drawLacks(record);
      drawReport(record);
      const high = (/** @type {(risk: RosRisk) => number | null} */ of) =>
        record.risks.filter((risk) => model.levelOf(of(risk) ?? 0) === "high").length;
      const counts = { before: high(model.value), after: high(model.residual) };
      setText(parts.count, t("bar.count", counts));
      const yaml = model.toYaml(record);
      if (parts.yaml.value !== yaml) parts.yaml.value = yaml;
    }

    return {
      parts,
      words,
      draw,

      focusRisk(id, field) {
        const card = cardOf(id);
        const place = card?.querySelector(field ? `[data-field="${field}"]` : "summary");
        if (!(place instanceof HTMLElement)) return;
        card?.querySelector("details")?.toggleAttribute("open", true);
        place.focus();
        place.scrollIntoView({ block: "nearest" });
      },

      ask: window.handbookPage.asker(parts, t("ask.cancel")),
    };
  };
})();
