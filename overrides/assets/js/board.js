/**
 * <handbook-board data-setup='{...}'>
 *
 * The wall of an open space: topics that wait or stand in a grid of rooms and times, dots, a timer,
 * a sheet for each conversation, and the day's proceedings. This is what the reader does; what a
 * board is stands in board-record.js, what happens to it in board-model.js, where it is kept in
 * board-shelf.js, how it is drawn in board-page.js and board-paper.js.
 */
(() => {
  "use strict";
  if (customElements.get("handbook-board")) return;

  /** How many changes can be taken back. */
  const MOST_UNDO = 50;

  /**
   * @param {HTMLElement} host
   * @param {BoardSetup} setup
   * @param {AbortSignal} signal ends everything that outlives the element
   */
  function start(host, setup, signal) {
    const kind = window.handbookBoard;
    const model = window.handbookBoardModel;
    const files = window.handbookFiles;
    const shelf = window.handbookBoardShelf();
    const words = window.handbookBoardWords(setup);
    const markdown = window.handbookBoardMarkdown(setup, words);
    const page = window.handbookBoardPage(host, words);
    const paper = window.handbookBoardPaper(host, page, words, signal);
    const { parts } = page;
    const { t } = words;
    const timer = window.handbookBoardTimer(parts, shelf, words, signal);

    /** What the reader sees, as the store had it when it was last looked at. */
    let board = shelf.read() ?? kind.begin(setup);
    /** What can be taken back, the latest last. @type {{before: Board, after: Board}[]} */
    const done = [];

    function render() {
      page.draw(board);
      timer.offer(board);
      paper.draw(board);
      if (parts.bigDialog.open) paper.refresh(board);
      parts.markdown.value = markdown.write(board);
      parts.path.textContent = `${setup.folder}/${markdown.fileName(board)}`;
    }

    /** Another tab has changed something. */
    function follow() {
      timer.follow();
      const stored = shelf.read();
      if (!stored || JSON.stringify(stored) === JSON.stringify(board)) return;
      board = stored;
      render();
      say(t("message.changed-elsewhere"));
    }

    /** @param {string} text */
    function say(text) {
      parts.message.textContent = text;
      parts.bar.hidden = false;
      parts.undo.hidden = done.length === 0;
    }

    /**
     * Changes the board from what the store holds at this moment, so that two tabs do not undo
     * each other's work.
     * @param {(board: Board) => void} change
     */
    function alter(change) {
      const before = shelf.read() ?? board;
      board = structuredClone(before);
      change(board);
      shelf.write(board);
      render();
      return before;
    }

    /**
     * Changes the board in a way that can be taken back.
     * @param {(board: Board) => void} change
     * @param {() => string} told says what was done, afterwards
     */
    function act(change, told) {
      const before = alter(change);
      remember(before, board);
      say(told());
      refocus();
    }

    /** @param {Board} before @param {Board} after */
    function remember(before, after) {
      done.push({ before, after });
      if (done.length > MOST_UNDO) done.shift();
    }

    /** The button that was pressed may be gone with what it was for. */
    function refocus() {
      const active = document.activeElement;
      if (active !== document.body && !active?.closest("[hidden]")) return;
      (parts.undo.hidden ? parts.bar : parts.undo).focus();
    }

    function undo() {
      const last = done.pop();
      if (!last) return;
      board = model.revert(shelf.read() ?? board, last.before, last.after);
      shelf.write(board);
      render();
      say(t("message.undone"));
      refocus();
    }

    /** @param {string} id */
    const topicOf = (id) => board.topics.find((topic) => topic.id === id);

    // Rooms, times and the day ----------------------------------------------------------------------

    /** @param {HTMLInputElement} field */
    function valueOf(field) {
      const { value } = field;
      switch (field.dataset.field) {
        case "people":
          return value === "" ? null : field.validity.valid ? Math.floor(Number(value)) : undefined;
        case "minutes":
          return field.validity.valid && value ? Math.floor(Number(value)) : undefined;
        case "date":
          return window.handbookPlain.isDay(value) ? value : undefined;
        case "start":
          return kind.isStart(value) ? value : undefined;
        default:
          return field.matches("textarea") ? kind.text(value) : kind.name(value);
      }
    }

    /**
     * Writes a field into the part of the board that it stands for.
     * @param {Event} event
     * @param {(board: Board, field: HTMLElement) => any} partOf
     */
    function write(event, partOf) {
      const field = /** @type {HTMLInputElement} */ (event.target);
      const key = field instanceof HTMLElement ? field.dataset.field : undefined;
      if (!key) return;
      const value = valueOf(field);
      if (value === undefined) return field.setAttribute("aria-invalid", "true");
      field.removeAttribute("aria-invalid");
      alter((all) => {
        const part = partOf(all, field);
        if (part && Object.hasOwn(part, key)) part[key] = value;
      });
    }

    /** @param {"rooms" | "times"} list */
    const placeOf = (list) => (/** @type {Board} */ all, /** @type {HTMLElement} */ field) => {
      const id = field.closest("li")?.dataset.place;
      return /** @type {{id: string}[]} */ (all[list]).find((one) => one.id === id);
    };

    /** @param {Event} event @param {"rooms" | "times"} list */
    function handlePlace(event, list) {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      const id = button?.closest("li")?.dataset.place;
      if (!button || !id || button.getAttribute("aria-disabled") === "true") return;
      const { action } = button.dataset;
      const places = /** @type {any[]} */ (board[list]);
      const place = places.find((one) => one.id === id);
      const name = list === "rooms" ? words.room(place) : words.time(place);
      if (action === "remove") {
        const moved = board.topics.filter(({ room, time }) => room === id || time === id).length;
        const told = moved ? t("message.place-removed-topics", { name, n: moved }) : t("message.place-removed", { name });
        act((all) => model.drop(all, list, id), () => told);
      } else {
        act(
          (all) => model.shift(/** @type {any[]} */ (all[list]), id, action === "up" ? -1 : 1),
          () => t("message.shifted", { name, n: /** @type {any[]} */ (board[list]).findIndex((one) => one.id === id) + 1 }),
        );
      }
    }

    /** @param {"rooms" | "times"} list */
    function addPlace(list) {
      if (board[list].length >= kind.mostPlaces) return say(t("message.most-places", { n: kind.mostPlaces }));
      const id = kind.newId();
      act(
        (all) => {
          if (list === "rooms") all.rooms.push({ id, name: t("room.new", { n: all.rooms.length + 1 }) });
          else all.times.push({ id, name: "", start: following(all), minutes: all.times.at(-1)?.minutes ?? 60 });
        },
        () => t(list === "rooms" ? "message.room-added" : "message.time-added"),
      );
      const field = parts[list].querySelector(`[data-place="${id}"] input`);
      if (field instanceof HTMLInputElement) {
        field.focus();
        field.select?.();
      }
    }

    /** When the last time ends. @param {Board} all */
    function following(all) {
      const last = all.times.at(-1);
      const [, end = ""] = last ? words.hours(last).split("–") : [];
      return end;
    }

    // Topics ----------------------------------------------------------------------------------------

    function addTopic() {
      const title = kind.name(parts.newTitle.value);
      parts.newTitleError.textContent = title ? "" : t("topic.missing");
      if (!title) {
        parts.newTitle.setAttribute("aria-invalid", "true");
        return parts.newTitle.focus();
      }
      parts.newTitle.removeAttribute("aria-invalid");
      if (board.topics.length >= kind.mostTopics) return say(t("message.most-topics", { n: kind.mostTopics }));
      const topic = kind.topic(title, parts.newConvener.value, parts.newText.value);
      act((all) => void all.topics.push(topic), () => t("message.added", { title }));
      parts.add.reset();
      parts.newTitle.focus();
    }

    /** @param {string} id @param {string | null} room @param {string | null} time */
    function moveTo(id, room, time) {
      const topic = topicOf(id);
      if (!topic || (topic.room === room && topic.time === time)) return;
      /** @type {BoardTopic | null} */
      let other = null;
      act(
        (all) => {
          other = model.place(all, id, room, time);
        },
        () => {
          const moved = topicOf(id);
          if (!moved) return "";
          const told = { title: words.title(moved), place: words.place(board, moved) };
          if (room === null) return t("message.off", told);
          if (!other) return t("message.placed", told);
          const away = { other: words.title(other), there: words.place(board, other) };
          return t(other.room === null ? "message.placed-off" : "message.swapped", { ...told, ...away });
        },
      );
    }

    /** @param {Event} event */
    function handleCard(event) {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      const card = button?.closest("[data-topic-card]");
      const id = card instanceof HTMLElement ? (card.dataset.topicCard ?? "") : "";
      const topic = topicOf(id);
      if (!button || !topic || button.getAttribute("aria-disabled") === "true") return;
      const { action } = button.dataset;
      if (action === "move") void chooseAndMove(topic);
      if (action === "edit") void edit(id);
      if (action === "more") vote(id, 1);
      if (action === "less") vote(id, -1);
    }

    /** @param {string} id @param {number} step */
    function vote(id, step) {
      act(
        (all) => {
          const topic = all.topics.find((one) => one.id === id);
          if (topic) topic.dots = Math.min(Math.max(0, topic.dots + step), kind.mostDots);
        },
        () => {
          const topic = topicOf(id);
          return topic ? t("message.dots", { title: words.title(topic), dots: t("dots", { n: topic.dots }) }) : "";
        },
      );
    }

    /** @param {BoardTopic} topic */
    async function chooseAndMove(topic) {
      if (!board.rooms.length || !board.times.length) return say(t("message.no-places"));
      const chosen = await page.chooseCell(board, topic);
      if (!chosen || signal.aborted) return;
      moveTo(topic.id, chosen.room, chosen.time);
      page.focusCard(topic.id, "move");
    }

    // One topic -------------------------------------------------------------------------------------

    /** The topic whose dialog is open. */
    let edited = "";

    /** @param {string} id */
    async function edit(id) {
      const before = topicOf(id);
      if (!before) return;
      edited = id;
      for (const field of parts.edit.querySelectorAll("[data-field]")) {
        const key = /** @type {"title" | "convener" | "text"} */ (/** @type {HTMLElement} */ (field).dataset.field);
        /** @type {HTMLInputElement} */ (field).value = before[key];
      }
      const others = board.topics.filter((topic) => topic.id !== id);
      const first = /** @type {HTMLOptionElement} */ (parts.editMerge.options[0]);
      parts.editMerge.replaceChildren(first, ...others.map((topic) => new Option(words.title(topic), topic.id)));
      parts.editMerge.value = "";
      parts.editMergeField.hidden = others.length === 0;
      const answer = await window.handbookPage.showDialog(parts.edit);
      edited = "";
      const now = topicOf(id);
      if (!now || signal.aborted) return;
      const changed = (["title", "convener", "text"]).some((key) => /** @type {any} */ (now)[key] !== /** @type {any} */ (before)[key]);
      if (changed) {
        const { title, convener, text } = before;
        const topics = board.topics.map((one) => (one.id === id ? { ...one, title, convener, text } : one));
        remember({ ...board, topics }, board);
        say(t("message.edited", { title: words.title(now) }));
      }
      if (answer === "remove") {
        const told = t("message.removed", { title: words.title(now) });
        act((all) => void (all.topics = all.topics.filter((one) => one.id !== id)), () => told);
      }
      if (answer === "merge") merge(id, parts.editMerge.value);
    }

    /** @param {string} id @param {string} into */
    function merge(id, into) {
      const [from, to] = [topicOf(id), topicOf(into)];
      if (!from || !to) return;
      // Tried on a copy: what does not fit changes nothing.
      if (!model.merge(structuredClone(shelf.read() ?? board), id, into)) return say(t("message.too-long"));
      const told = t("message.merged", { title: words.title(from), into: words.title(to) });
      act((all) => void model.merge(all, id, into), () => told);
      page.focusCard(into, "edit");
    }

    // In and out ------------------------------------------------------------------------------------

    /** @param {string} ending */
    const fileName = (ending) => files.name([board.name || t("paper.name"), board.date], ending);

    function exportFile() {
      const file = fileName("json");
      files.save(file, "application/json", kind.toFile(shelf.read() ?? board));
      say(t("message.saved", { file }));
    }

    /** @param {File} file */
    async function importFile(file) {
      const parsed = await files.take(file, kind.limit, kind.fromFile);
      if ("refused" in parsed) return say(t(`refused.${parsed.refused}`, parsed.told));
      const there = parsed.board;
      const here = (shelf.read() ?? board).topics.length;
      if (here) {
        const text = t("ask.import.text", { here: t("count.topics", { n: here }), there: t("count.topics", { n: there.topics.length }) });
        const choices = [
          { value: "gather", label: t("ask.import.gather") },
          { value: "replace", label: t("ask.import.do") },
        ];
        const answer = await page.ask(t("ask.import.title"), text, choices);
        if (!answer || signal.aborted) return;
        if (answer === "gather") {
          const both = model.gather(shelf.read() ?? board, there);
          if (typeof both === "string") return say(t(`message.${both}`, { n: kind.mostTopics }));
          return act((all) => void Object.assign(all, both), () => t("message.gathered", { n: both.topics.length }));
        }
      }
      act((all) => void Object.assign(all, there), () => t("message.imported", { n: there.topics.length }));
    }

    async function clear() {
      if (parts.clear.getAttribute("aria-disabled") === "true") return;
      const filled = board.topics.filter(({ sheet }) => model.isFilled(sheet)).length;
      const told = { topics: t("count.topics", { n: board.topics.length }), sheets: t("count.sheets", { n: filled }) };
      const choices = [
        { value: "export", label: t("ask.clear.export") },
        { value: "clear", label: t("ask.clear.do") },
      ];
      const answer = await page.ask(t("ask.clear.title"), t("ask.clear.text", told), choices);
      if (signal.aborted) return;
      if (answer === "export") exportFile();
      if (answer !== "clear") return;
      act(
        (all) => void Object.assign(all, { ...kind.begin(setup), rooms: all.rooms, times: all.times }),
        () => t("message.cleared"),
      );
    }

    /** @returns {Promise<boolean>} whether it was copied without the reader's help */
    async function copy() {
      const { copy, giveByHand } = window.handbookPage;
      const isCopied = await copy(parts.markdown.value);
      if (!isCopied) giveByHand(parts.markdown, parts.markdown.value);
      return isCopied;
    }

    async function propose() {
      if (!setup.proposal) return;
      const { value } = parts.markdown;
      const file = markdown.fileName(board);
      const { address, filled } = window.handbookProposal.address(setup.proposal, file, true, value);
      const copied = filled || (await copy());
      say(t(filled ? "message.proposed" : copied ? "message.proposed-copied" : "message.proposed-by-hand"));
      window.handbookProposal.open(address, parts.message, t("message.no-tab"));
    }

    function saveMarkdown() {
      const file = markdown.fileName(board);
      files.save(file, "text/markdown", parts.markdown.value);
      say(t("message.saved", { file }));
    }

    // Wiring ----------------------------------------------------------------------------------------

    const on = window.handbookListener(signal);

    on(parts.about, "input", (event) => write(event, (all) => all));
    for (const list of /** @type {const} */ (["rooms", "times"])) {
      on(parts[list], "input", (event) => write(event, placeOf(list)));
      on(parts[list], "click", (event) => handlePlace(event, list));
    }
    on(parts.addRoom, "click", () => addPlace("rooms"));
    on(parts.addTime, "click", () => addPlace("times"));
    on(parts.add, "submit", (event) => {
      event.preventDefault();
      addTopic();
    });
    on(parts.add, "input", () => {
      parts.newTitleError.textContent = "";
      parts.newTitle.removeAttribute("aria-invalid");
    });
    for (const place of [parts.waiting, parts.grid]) on(place, "click", handleCard);
    on(parts.sheets, "input", (event) =>
      write(event, (all, field) => {
        const id = field.closest("li")?.dataset.topic;
        return all.topics.find((topic) => topic.id === id)?.sheet;
      }),
    );
    on(parts.edit, "input", (event) =>
      write(event, (all) => all.topics.find((topic) => topic.id === edited)),
    );
    on(parts.editMergeDo, "click", () => (parts.editMerge.value ? parts.edit.close("merge") : parts.editMerge.focus()));
    on(parts.editRemove, "click", () => parts.edit.close("remove"));
    on(parts.editClose, "click", () => parts.edit.close(""));
    on(parts.moveClose, "click", () => parts.move.close(""));
    // What was typed and cannot be kept goes back to what is kept.
    on(host, "focusout", (event) => {
      const field = event.target;
      if (!(field instanceof HTMLElement) || !field.dataset.field) return;
      field.removeAttribute("aria-invalid");
      setTimeout(() => signal.aborted || page.draw(board));
    });
    on(parts.undo, "click", undo);
    on(parts.big, "click", () => parts.big.getAttribute("aria-disabled") !== "true" && paper.show(board));
    on(parts.bigClose, "click", () => parts.bigDialog.close());
    for (const button of host.querySelectorAll("[data-print-what]")) {
      on(button, "click", () => paper.print(board, button.getAttribute("data-print-what") ?? ""));
    }
    on(parts.copy, "click", async () => say(t((await copy()) ? "message.copied" : "message.by-hand")));
    on(parts.saveMarkdown, "click", saveMarkdown);
    on(parts.propose, "click", () => void propose());
    on(parts.export, "click", exportFile);
    window.handbookFiles.offer(on, parts.import, parts.file, importFile);
    on(parts.clear, "click", () => void clear());
    window.handbookBoardDrag(
      host,
      (id, place) => {
        const [room, time] = place ? place.split(":") : [null, null];
        moveTo(id, room, time);
      },
      signal,
    );
    signal.addEventListener("abort", shelf.watch(follow));

    host.toggleAttribute("data-live", true);
    parts.live.hidden = false;
    render();
  }

  window.handbookTool("handbook-board", start);
})();
