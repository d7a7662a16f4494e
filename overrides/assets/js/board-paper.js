/** A board on paper, and as large as a screen takes. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookBoardPaper")) return;

  const LARGEST = 40; // pixels of type on the large screen
  const SMALLEST = 11;

  window.handbookBoardPaper = (host, page, words, signal) => {
    const { parts } = page;
    const { t } = words;
    const { element, showDialog } = window.handbookPage;
    const model = window.handbookBoardModel;

    /**
     * The grid, without buttons.
     * @param {Board} board
     * @param {HTMLTableElement} table
     */
    function fillTable(board, table) {
      const head = document.createElement("tr");
      for (const name of [t("grid.time"), ...board.rooms.map(words.room)]) {
        const cell = element("th", name);
        cell.setAttribute("scope", "col");
        head.append(cell);
      }
      const rows = board.times.map((time) => {
        const row = document.createElement("tr");
        const name = document.createElement("th");
        name.setAttribute("scope", "row");
        const hours = words.hours(time);
        if (hours) name.append(element("span", hours, "board-grid__hours"));
        if (time.name || !hours) name.append(element("span", time.name || words.time(time)));
        row.append(name);
        if (isNow(board, time)) row.setAttribute("aria-current", "time");
        for (const room of board.rooms) {
          const cell = document.createElement("td");
          for (const topic of model.at(board, room.id, time.id)) {
            const shown = element("div", "", "board-topic");
            shown.append(element("strong", words.title(topic)));
            if (topic.convener) shown.append(element("span", topic.convener));
            if (topic.dots) shown.append(element("span", t("dots", { n: topic.dots })));
            cell.append(shown);
          }
          row.append(cell);
        }
        return row;
      });
      const [top, body] = [document.createElement("thead"), document.createElement("tbody")];
      top.append(head);
      body.append(...rows);
      table.querySelector("thead")?.remove();
      table.querySelector("tbody")?.remove();
      table.append(top, body);
    }

    /** @param {Board} board @param {BoardTime} time */
    function isNow(board, time) {
      if (!time.start || board.date !== window.handbookToday.iso()) return false;
      const [hour, minute] = time.start.split(":").map(Number);
      const now = new Date();
      const passed = now.getHours() * 60 + now.getMinutes() - (hour * 60 + minute);
      return passed >= 0 && passed < time.minutes;
    }

    /** @param {Board} board */
    const nameOf = (board) => board.name.trim() || t("paper.name");

    /** @param {Board} board @param {BoardTopic} topic */
    function sheet(board, topic) {
      const made = element("section", "", "board-sheet");
      made.append(element("h3", words.title(topic)));
      const facts = [words.place(board, topic), topic.convener && t("paper.convener", { name: topic.convener })];
      if (topic.sheet.people !== null) facts.push(t("paper.people", { n: topic.sheet.people }));
      made.append(element("p", facts.filter(Boolean).join(" · "), "board-sheet__about"));
      if (topic.text) made.append(element("p", topic.text, "board-sheet__text"));
      for (const part of /** @type {const} */ (["said", "concluded", "proposal", "next"])) {
        const text = topic.sheet[part].trim();
        made.append(element("h4", t(`sheet.${part}`)));
        made.append(element("p", text, text ? "board-sheet__text" : "board-sheet__lines"));
      }
      return made;
    }

    /** The largest type with which the whole grid is seen. */
    function fit() {
      if (!parts.bigDialog.open) return;
      const table = parts.bigTable;
      const room = table.parentElement;
      if (!room) return;
      for (let size = LARGEST; size >= SMALLEST; size--) {
        table.style.fontSize = `${size}px`;
        if (table.scrollHeight <= room.clientHeight && table.scrollWidth <= room.clientWidth) return;
      }
    }

    window.addEventListener("resize", fit, { signal });
    window.addEventListener("afterprint", () => host.removeAttribute("data-print"), { signal });

    return {
      draw(board) {
        const grid = element("section", "", "board-paper__grid");
        const table = element("table", "", "board-table");
        const date = words.day(board.date);
        table.append(element("caption", t("paper.grid", { name: nameOf(board), date })));
        fillTable(board, table);
        grid.append(table);
        const waiting = model.waiting(board);
        if (waiting.length) {
          const titles = waiting.map(words.title).join("; ");
          grid.append(element("p", t("paper.waiting", { titles })));
        }
        const sheets = model.placed(board).map((topic) => sheet(board, topic));
        const all = element("div", "", "board-paper__sheets");
        all.append(...sheets);
        parts.paper.replaceChildren(grid, all);
      },

      print(board, what) {
        this.draw(board);
        host.dataset.print = what;
        window.print();
      },

      show(board) {
        this.refresh(board);
        void showDialog(parts.bigDialog).then(() => {
          if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
        });
        // Not every browser, and no phone, lets a part of a page have the whole screen.
        void parts.bigDialog.requestFullscreen?.().then(fit, fit);
        fit();
      },

      refresh(board) {
        parts.bigTitle.textContent = nameOf(board);
        fillTable(board, parts.bigTable);
        fit();
      },
    };
  };
})();
