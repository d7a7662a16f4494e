/**
 * A board as the page shows it: topics as cards, waiting or in the grid, and the sheets of the
 * conversations. What the reader does is in board.js.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookBoardPage")) return;

  window.handbookBoardPage = (host, words) => {
    const { t } = words;
    const model = window.handbookBoardModel;
    const { element, setText, slot, copyOf, choice, showDialog } = window.handbookPage;
    /** @type {BoardParts} */
    const parts = window.handbookPage.partsOf(host);
    /** @type {Map<string, HTMLElement>} */
    const cards = new Map();
    let gridDrawn = "";

    /**
     * Fills in the fields of some part of a record, except the one that is being written in.
     * @param {Element} within
     * @param {Record<string, unknown>} values
     */
    function fillFields(within, values) {
      for (const field of within.querySelectorAll("[data-field]")) {
        if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) continue;
        const value = String(values[field.dataset.field ?? ""] ?? "");
        if (field !== document.activeElement && field.value !== value) field.value = value;
      }
    }

    /**
     * Puts elements into a place in this order, and moves none that stands right already.
     * @param {Element} place
     * @param {Element[]} wanted
     */
    function arrange(place, wanted) {
      for (const child of [...place.children]) if (!wanted.includes(child)) child.remove();
      wanted.forEach((child, index) => {
        if (place.children[index] !== child) place.insertBefore(child, place.children[index] ?? null);
      });
    }

    // Rooms and times -------------------------------------------------------------------------------

    /**
     * @param {Element} list
     * @param {HTMLTemplateElement} template
     * @param {(BoardRoom | BoardTime)[]} items
     * @param {(item: any) => string} nameOf
     */
    function drawRows(list, template, items, nameOf) {
      const there = new Map(
        [...list.children].map((row) => [/** @type {HTMLElement} */ (row).dataset.place, row]),
      );
      const rows = items.map((item) => {
        const row = there.get(item.id) ?? copyOf(template);
        /** @type {HTMLElement} */ (row).dataset.place = item.id;
        return row;
      });
      arrange(list, rows);
      rows.forEach((row, index) => {
        fillFields(row, /** @type {any} */ (items[index]));
        for (const name of row.querySelectorAll("[data-slot=name]")) {
          setText(name, ` ${nameOf(items[index])}`);
        }
        const [first, last] = [index === 0, index === rows.length - 1];
        for (const button of row.querySelectorAll("button")) {
          const { action } = button.dataset;
          // A button that can do nothing keeps the focus that it has.
          const idle = (action === "up" && first) || (action === "down" && last);
          button.setAttribute("aria-disabled", String(idle));
        }
      });
    }

    /** @param {Board} board */
    function drawSetup(board) {
      fillFields(parts.about, /** @type {any} */ (board));
      drawRows(parts.rooms, parts.roomRow, board.rooms, words.room);
      drawRows(parts.times, parts.timeRow, board.times, words.time);
      const rooms = t("setup.rooms", { n: board.rooms.length });
      const times = t("setup.times", { n: board.times.length });
      setText(parts.setupTitle, t("setup.title", { rooms, times }));
    }

    // The cards -------------------------------------------------------------------------------------

    /** @param {BoardTopic} topic */
    function drawCard(topic) {
      let card = cards.get(topic.id);
      if (!card) {
        card = copyOf(parts.card);
        card.dataset.topicCard = topic.id;
        cards.set(topic.id, card);
      }
      const title = words.title(topic);
      setText(slot(card, "title"), title);
      setText(slot(card, "convener"), topic.convener);
      slot(card, "convener").hidden = topic.convener === "";
      setText(slot(card, "text"), topic.text);
      slot(card, "text").hidden = topic.text === "";
      setText(slot(card, "dots"), t("dots", { n: topic.dots }));
      for (const name of card.querySelectorAll("[data-slot=about]")) setText(name, `: ${title}`);
      card.querySelector("[data-action=less]")?.setAttribute("aria-disabled", String(!topic.dots));
      card.setAttribute("aria-label", title);
      return card;
    }

    /** @param {Board} board */
    function drawGrid(board) {
      const shape = JSON.stringify([
        board.rooms,
        board.times.map((time) => [time.id, time.name, words.hours(time)]),
      ]);
      if (shape === gridDrawn) return;
      gridDrawn = shape;
      const head = document.createElement("thead");
      const top = document.createElement("tr");
      for (const name of [t("grid.time"), ...board.rooms.map(words.room)]) {
        const cell = element("th", name);
        cell.setAttribute("scope", "col");
        cell.setAttribute("role", "columnheader");
        top.append(cell);
      }
      top.setAttribute("role", "row");
      head.setAttribute("role", "rowgroup");
      head.append(top);
      const body = document.createElement("tbody");
      body.setAttribute("role", "rowgroup");
      for (const time of board.times) {
        const row = document.createElement("tr");
        row.setAttribute("role", "row");
        const name = document.createElement("th");
        name.setAttribute("scope", "row");
        name.setAttribute("role", "rowheader");
        const hours = words.hours(time);
        if (hours) name.append(element("span", hours, "board-grid__hours"));
        if (time.name || !hours) name.append(element("span", time.name || words.time(time)));
        row.append(name);
        for (const room of board.rooms) {
          const cell = document.createElement("td");
          cell.setAttribute("role", "cell");
          cell.dataset.label = words.room(room);
          cell.dataset.drop = `${room.id}:${time.id}`;
          row.append(cell);
        }
        body.append(row);
      }
      parts.grid.querySelector("thead")?.remove();
      parts.grid.querySelector("tbody")?.remove();
      parts.grid.append(head, body);
      parts.grid.style.setProperty("--rooms", String(board.rooms.length));
    }

    /** @param {Board} board */
    function drawTopics(board) {
      const ids = new Set(board.topics.map(({ id }) => id));
      for (const [id, card] of cards) {
        if (ids.has(id)) continue;
        card.remove();
        cards.delete(id);
      }
      drawGrid(board);
      const waiting = model.waiting(board);
      arrange(parts.waiting, waiting.map(drawCard));
      for (const cell of parts.grid.querySelectorAll("td")) {
        const [room, time] = (cell.dataset.drop ?? "").split(":");
        const there = model.at(board, room, time).map(drawCard);
        const free = cell.querySelector(".board-grid__free") ?? element("span", t("grid.free"), "board-grid__free");
        arrange(cell, there.length ? there : [free]);
      }
      setText(parts.waitingTitle, t("waiting.title", { n: waiting.length }));
      parts.waitingNone.hidden = waiting.length > 0;
      setText(parts.waitingNone, t(board.topics.length ? "waiting.none" : "waiting.empty"));
      const placeless = board.rooms.length === 0 || board.times.length === 0;
      parts.gridNone.hidden = !placeless;
      parts.grid.hidden = placeless;
      const counts = [
        t("count.topics", { n: board.topics.length }),
        t("count.placed", { n: board.topics.length - waiting.length }),
        t("dots", { n: model.dots(board) }),
      ];
      setText(parts.count, t("count.all", { all: words.list(counts) }));
    }

    // The sheets ------------------------------------------------------------------------------------

    /** @param {Board} board */
    function drawSheets(board) {
      const placed = model.placed(board);
      const others = model.waiting(board).filter(({ sheet }) => model.isFilled(sheet));
      const there = new Map(
        [...parts.sheets.children].map((row) => [/** @type {HTMLElement} */ (row).dataset.topic, row]),
      );
      const rows = [...placed, ...others].map((topic) => {
        const row = /** @type {HTMLElement} */ (there.get(topic.id) ?? copyOf(parts.sheet));
        row.dataset.topic = topic.id;
        setText(slot(row, "title"), words.title(topic));
        setText(slot(row, "place"), words.place(board, topic));
        const filled = model.isFilled(topic.sheet);
        const state = slot(row, "state");
        setText(state, t(filled ? "sheet.filled" : "sheet.empty"));
        state.classList.toggle("badge--met", filled);
        fillFields(row, /** @type {any} */ (topic.sheet));
        return row;
      });
      arrange(parts.sheets, rows);
      const done = placed.filter(({ sheet }) => model.isFilled(sheet)).length;
      parts.sheetsNone.hidden = rows.length > 0;
      parts.sheetsCount.hidden = placed.length === 0;
      setText(parts.sheetsCount, t("sheet.count", { done, n: placed.length }));
    }

    return {
      parts,

      draw(board) {
        const active = document.activeElement;
        parts.blocked.hidden = window.handbookStore.persistent;
        drawSetup(board);
        drawTopics(board);
        drawSheets(board);
        parts.proceedings.hidden = board.topics.length === 0;
        parts.proceedingsNone.hidden = board.topics.length > 0;
        parts.clear.setAttribute("aria-disabled", String(board.topics.length === 0));
        const rooms = board.rooms.length === 0 || board.times.length === 0;
        parts.big.setAttribute("aria-disabled", String(rooms));
        // A button that is moved loses the focus.
        if (active instanceof HTMLElement && active !== document.activeElement) {
          if (active.isConnected && host.contains(active)) active.focus();
        }
      },

      focusCard(id, action) {
        const button = cards.get(id)?.querySelector(`[data-action="${action}"]`);
        if (!(button instanceof HTMLElement)) return;
        button.focus();
        button.scrollIntoView({ block: "nearest" });
      },

      async chooseCell(board, topic) {
        setText(parts.moveTitle, t("move.title", { title: words.title(topic) }));
        const groups = board.times.map((time) => {
          const group = document.createElement("fieldset");
          const list = element("div", "", "board-move__places");
          group.append(element("legend", words.time(time)), list);
          for (const room of board.rooms) {
            const there = model.at(board, room.id, time.id);
            if (there.includes(topic)) continue;
            const name = words.room(room);
            const swap = there[0] && t("move.swap", { room: name, title: words.title(there[0]) });
            const made = choice(parts.move, {
              value: `${room.id}:${time.id}`,
              label: swap ?? t("move.free", { room: name }),
            });
            made.classList.toggle("board-move__taken", there.length > 0);
            list.append(made);
          }
          return group;
        });
        const off = { value: "off", label: t("move.off") };
        parts.movePlaces.replaceChildren(...groups, ...(topic.room === null ? [] : [choice(parts.move, off)]));
        const opened = showDialog(parts.move);
        const free = parts.movePlaces.querySelector("button:not(.board-move__taken)");
        if (free instanceof HTMLElement) free.focus();
        const value = await opened;
        if (!value) return null;
        if (value === "off") return { room: null, time: null };
        const [room, time] = value.split(":");
        return { room, time };
      },

      ask: window.handbookPage.asker(parts, t("ask.cancel")),
    };
  };
})();
