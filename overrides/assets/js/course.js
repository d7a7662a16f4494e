/**
 * <handbook-course data-setup='{...}'>
 *
 * The server renders the whole course; this keeps what the reader has done and noted on the
 * reader's own machine. What is kept stands in course-record.js.
 */
(() => {
  "use strict";
  if (customElements.get("handbook-course")) return;

  const KEY = "course:things";
  const VERSION = 1;

  /**
   * @param {HTMLElement} host
   * @returns {CourseThing[]}
   */
  function findThings(host) {
    return [...host.querySelectorAll("[data-thing]")].map((row) => {
      /** @type {(selector: string) => any} */
      const find = (selector) => row.querySelector(selector);
      return {
        id: row.getAttribute("data-thing") ?? "",
        row: /** @type {HTMLElement} */ (row),
        title: find("[data-title]").textContent.trim(),
        own: find("[data-own]"),
        done: find("[data-done]"),
        day: find("[data-day]"),
        note: find("[data-note]"),
        told: find("[data-told]"),
        printed: find("[data-printed]"),
      };
    });
  }

  /**
   * @param {HTMLElement} host
   * @param {{locale: string, texts: Record<string, HandbookText>}} setup
   * @param {AbortSignal} signal ends everything that outlives the element
   */
  function start(host, setup, signal) {
    const courses = window.handbookCourse;
    const store = window.handbookStore;
    const files = window.handbookFiles;
    const { t, day } = window.handbookWords(setup.texts, setup.locale);
    const things = findThings(host);
    const { element, setText } = window.handbookPage;
    /** @type {CourseParts} */
    const parts = window.handbookPage.partsOf(host);
    /** The notes as this page last saw them in the store. */
    let seen = new Map();
    /** @type {(() => void) | null} */
    let takeBack = null;

    // What is kept ----------------------------------------------------------------------------

    /** What the store holds at this moment: another tab may have changed it. */
    function current() {
      const parsed = courses.parse(store.read(KEY, VERSION));
      return "record" in parsed ? parsed.record : courses.blank();
    }

    /** @param {CourseRecord} record */
    function keep(record) {
      for (const [id, note] of record.notes) if (!note.trim()) record.notes.delete(id);
      store.write(KEY, VERSION, courses.toPlain(record));
      draw();
    }

    // How it looks ----------------------------------------------------------------------------

    function draw() {
      const record = current();
      seen = new Map(record.notes);
      for (const thing of things) drawThing(thing, record);
      const done = things.filter(({ id }) => record.done.has(id)).length;
      parts.progress.value = done;
      const complete = done > 0 && done === things.length;
      const count = t(complete ? "complete" : "count", { done, all: things.length });
      setText(parts.count, count);
      parts.blocked.hidden = store.persistent;
      drawResume(record);
      drawLost(record);
    }

    /**
     * @param {CourseThing} thing
     * @param {CourseRecord} record
     */
    function drawThing(thing, record) {
      const date = record.done.get(thing.id);
      const note = record.notes.get(thing.id) ?? "";
      thing.own.hidden = false;
      thing.done.checked = date !== undefined;
      thing.day.textContent = date ? t("day", { date: day(date) }) : "";
      // Spaces that are being typed stay; the caret does not move.
      if (thing.note.value.trim() !== note.trim()) thing.note.value = note;
      thing.printed.textContent = note;
      thing.row.toggleAttribute("data-finished", date !== undefined);
      thing.row.toggleAttribute("data-noted", note !== "");
    }

    /** @param {CourseRecord} record */
    function drawResume(record) {
      const last = things.findIndex(({ id }) => id === record.last);
      const ahead = [...things.slice(Math.max(last, 0)), ...things.slice(0, Math.max(last, 0))];
      const next = ahead.find(({ id }) => !record.done.has(id));
      parts.resume.hidden = !next;
      parts.resumeWords.textContent = t(last < 0 ? "start" : "resume");
      if (!next) return;
      parts.resumeLink.textContent = next.title;
      parts.resumeLink.setAttribute("href", `#${next.id}`);
    }

    /** Notes to things that the handbook no longer has are not lost. @param {CourseRecord} record */
    function drawLost(record) {
      const known = new Set(things.map(({ id }) => id));
      const lost = [...record.notes].filter(([id]) => !known.has(id));
      parts.lost.hidden = lost.length === 0;
      parts.lostList.replaceChildren(...lost.map(([, note]) => element("li", note)));
    }

    /** @param {string} text */
    function say(text) {
      parts.message.textContent = text;
      parts.undo.hidden = true;
      takeBack = null;
    }

    /**
     * @param {string} text
     * @param {CourseRecord} before
     * @param {CourseRecord} after
     */
    function sayWithUndo(text, before, after) {
      say(text);
      parts.undo.hidden = false;
      takeBack = () => keep(courses.rebase(before, after, current()));
    }

    // What the reader does --------------------------------------------------------------------

    /** @param {CourseThing} thing */
    function tick(thing) {
      const record = current();
      if (thing.done.checked) record.done.set(thing.id, window.handbookToday.iso());
      else record.done.delete(thing.id);
      record.last = thing.id;
      say("");
      keep(record);
    }

    /** @param {CourseThing} thing */
    function write(thing) {
      const record = current();
      const there = record.notes.get(thing.id) ?? "";
      // Another tab wrote here too, and this one was not told: it slept, say.
      const elsewhere = there !== (seen.get(thing.id) ?? "") && there !== thing.note.value;
      const note = elsewhere ? courses.joinNotes(there, thing.note.value) : thing.note.value;
      thing.told.textContent = elsewhere ? t("joined") : "";
      record.notes.set(thing.id, note);
      record.last = thing.id;
      say("");
      keep(record);
    }

    function reset() {
      const before = current();
      if (before.done.size + before.notes.size === 0) return say(t("message.empty"));
      keep(courses.blank());
      sayWithUndo(t("message.reset"), before, courses.blank());
      parts.undo.focus();
    }

    function exportFile() {
      const file = files.name([t("file")], "json");
      files.save(file, "application/json", courses.toFile(current(), t("title")));
      say(t("message.saved", { file }));
    }

    /** @param {File} file */
    async function importFile(file) {
      const parsed = await files.take(file, courses.limit, courses.fromFile);
      if ("refused" in parsed) return say(t(`refused.${parsed.refused}`, parsed.told));
      const before = current();
      const after = courses.merge(before, parsed.record);
      const same = JSON.stringify([...after.done, ...after.notes]);
      if (same === JSON.stringify([...before.done, ...before.notes])) return say(t("message.same"));
      keep(after);
      const done = things.filter(({ id }) => after.done.has(id)).length;
      sayWithUndo(t("message.imported", { done, all: things.length }), before, after);
    }

    const on = window.handbookListener(signal);

    for (const thing of things) {
      on(thing.done, "change", () => tick(thing));
      on(thing.note, "input", () => write(thing));
    }
    on(parts.undo, "click", () => {
      takeBack?.();
      say(t("message.undone"));
      parts.reset.focus();
    });
    on(parts.print, "click", () => window.print());
    on(parts.export, "click", exportFile);
    window.handbookFiles.offer(on, parts.import, parts.file, importFile);
    on(parts.reset, "click", reset);
    const stop = store.watch((key) => {
      if (key === KEY || key === "") draw();
    });
    signal.addEventListener("abort", stop);

    draw();
    host.dataset.ready = "";
    for (const part of [parts.tools, parts.said, parts.actions]) part.hidden = false;
  }

  window.handbookTool("handbook-course", start);
})();
