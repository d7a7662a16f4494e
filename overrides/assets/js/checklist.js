/**
 * <handbook-checklist data-setup='{...}'>
 *
 * The server renders the whole checklist; this keeps the ticks, one list a plan or a name, and
 * brings the controls to life. It is what the reader does; what a list is stands in
 * checklist-lists.js, where it is kept in checklist-shelf.js, how it is drawn in
 * checklist-page.js.
 */
(() => {
  "use strict";
  if (customElements.get("handbook-checklist")) return;

  /**
   * @param {HTMLElement} host
   * @param {ChecklistSetup} setup
   * @param {AbortSignal} signal ends everything that outlives the element
   */
  function start(host, setup, signal) {
    const lists = window.handbookChecklists;
    const files = window.handbookFiles;
    const shelf = window.handbookChecklistShelf(setup.checklist);
    const page = window.handbookChecklistPage(host, setup);
    const { showDialog } = window.handbookPage;
    const { parts, words, t, nameOf } = page;
    const reasons = host.querySelectorAll("details.checklist__why");
    const view = shelf.view();
    /** What the open list begins from where the store has none. */
    let draft = blank("", null);
    /** Whether the store had the open list when it was last looked at. */
    let kept = false;
    /** The item just ticked: it stays in sight until the next one is. */
    let fresh = "";
    /** The list that the rename dialog is for. */
    let renamed = "";
    /** @type {(() => void) | null} */
    let takeBack = null;

    /**
     * @param {string} name
     * @param {string | null} plan
     * @returns {ChecklistRecord}
     */
    function blank(name, plan) {
      return {
        name,
        plan,
        kind: null,
        language: setup.language,
        version: setup.version,
        started: window.handbookToday.iso(),
        items: new Map(words),
        ticks: new Map(),
      };
    }

    function current() {
      return shelf.read(view.open) ?? draft;
    }

    function render() {
      const stored = shelf.read(view.open);
      if (stored) draft = { ...blank(stored.name, stored.plan), kind: stored.kind };
      else if (kept) say(t("message.removed-elsewhere", { name: nameOf(draft) }));
      kept = stored !== null;
      page.draw({ record: stored ?? draft, kept, view, fresh, all: shelf.all() });
      renderChooser();
    }

    function renderChooser() {
      const { name, plan } = resolve(parts.name.value);
      const known = name !== "" && shelf.find(name, plan) !== null;
      parts.choose.textContent = t(known ? "chooser.open" : "chooser.new");
    }

    /** @param {string} text */
    function say(text) {
      parts.message.textContent = text;
      parts.undo.hidden = true;
      takeBack = null;
    }

    /**
     * @param {string} text
     * @param {() => void} undo
     */
    function sayWithUndo(text, undo) {
      say(text);
      takeBack = undo;
      parts.undo.hidden = false;
      // The button that was pressed may be gone with what it was for.
      if (document.activeElement === document.body) parts.undo.focus();
    }

    /**
     * @param {HTMLInputElement} input
     * @param {HTMLElement} place
     * @param {string} text empty when nothing is wrong
     */
    function showError(input, place, text) {
      place.textContent = text;
      if (text) {
        input.setAttribute("aria-invalid", "true");
        input.focus();
      } else input.removeAttribute("aria-invalid");
    }

    // Which list is open --------------------------------------------------------------------

    /**
     * @param {string} id
     * @param {ChecklistRecord} [begun] what to begin from where the store has nothing
     */
    function show(id, begun) {
      view.open = id;
      draft = begun ?? blank("", null);
      kept = false;
      fresh = "";
      render();
    }

    /** @param {string} id */
    function open(id) {
      show(id);
      shelf.keepView(view);
    }

    /** The list of the plan in the address, the one that was open last, or one without a name. */
    function showFirst() {
      const asked = new URLSearchParams(window.location.search).get("plan");
      const plan = setup.plans.find((known) => known.id === asked);
      if (plan) {
        const name = lists.clean(plan.name);
        const id = shelf.find(name, plan.id) ?? shelf.newId(name, plan.id);
        show(id, blank(name, plan.id));
      } else show(shelf.read(view.open) ? view.open : unnamed());
    }

    function unnamed() {
      return shelf.find("", null) ?? shelf.newId("", null);
    }

    /**
     * The plan that was meant, or else a name.
     * @param {string} typed
     */
    function resolve(typed) {
      const name = lists.clean(typed);
      const plan = setup.plans.find(
        (known) => lists.fold(known.name) === lists.fold(name) || known.id === name,
      );
      return { name: plan ? lists.clean(plan.name) : name, plan: plan ? plan.id : null };
    }

    async function choose() {
      const { name, plan } = resolve(parts.name.value);
      showError(parts.name, parts.nameError, name ? "" : t("chooser.empty"));
      if (!name) return;
      const known = shelf.find(name, plan);
      const record = current();
      const loose = !known && kept && record.name === "" && record.ticks.size > 0;
      const answer = loose ? await askToFollow(record.ticks.size, name) : "fresh";
      if (answer === "") return;
      parts.name.value = "";
      let message = "opened";
      if (known) open(known);
      else if (answer === "follow") {
        message = "renamed";
        alter((list) => Object.assign(list, { name, plan }));
      } else {
        message = "created";
        const id = shelf.newId(name, plan);
        shelf.write(id, blank(name, plan));
        open(id);
      }
      say(t(`message.${message}`, { name: nameOf(current()) }));
    }

    /**
     * @param {number} n
     * @param {string} name
     */
    function askToFollow(n, name) {
      return page.ask(t("ask.follow.title"), t("ask.follow.text", { n }), [
        { value: "follow", label: t("ask.follow.keep", { name }) },
        { value: "fresh", label: t("ask.follow.fresh") },
      ]);
    }

    // What is in it -------------------------------------------------------------------------

    /**
     * Changes the open list from what the store holds at this moment, so that two tabs do not
     * undo each other's work.
     * @param {(record: ChecklistRecord) => void} change
     */
    function alter(change) {
      const record = current();
      change(record);
      shelf.write(view.open, record);
      render();
    }

    /** @param {Event} event */
    function toggle(event) {
      const input = event.target;
      const row = input instanceof HTMLInputElement ? input.closest("[data-item]") : null;
      if (!(input instanceof HTMLInputElement) || !(row instanceof HTMLElement)) return;
      fresh = row.dataset.item ?? "";
      const { checked } = input;
      alter((record) => {
        if (checked) record.ticks.set(fresh, window.handbookToday.iso());
        else record.ticks.delete(fresh);
      });
    }

    function chooseKind() {
      const kind = parts.kind?.value ?? "";
      fresh = "";
      if (kept) alter((record) => (record.kind = kind));
      else {
        draft.kind = kind;
        render();
      }
    }

    function filter() {
      view.role = parts.role?.value ?? "";
      view.hideDone = parts.hideDone.checked;
      shelf.keepView(view);
      fresh = "";
      render();
    }

    function acceptChanges() {
      alter((record) => {
        record.items = new Map(words);
        record.version = setup.version;
        record.language = setup.language;
      });
      parts.bar.focus();
    }

    /**
     * Puts one list in the place of another, and offers to take that back.
     * @param {string} id
     * @param {ChecklistRecord} before
     * @param {ChecklistRecord} after
     * @param {string} message
     */
    function replace(id, before, after, message) {
      shelf.write(id, after);
      open(id);
      sayWithUndo(message, () => {
        shelf.write(id, lists.rebase(before, after, shelf.read(id) ?? after));
        open(id);
      });
    }

    async function reset() {
      const name = nameOf(current());
      if (current().ticks.size === 0) return say(t("message.empty", { name }));
      const choices = [{ value: "reset", label: t("ask.reset.do") }];
      if (!(await page.ask(t("ask.reset.title"), t("ask.reset.text", { name }), choices))) return;
      const before = current();
      const after = { ...blank(before.name, before.plan), kind: before.kind };
      replace(view.open, before, after, t("message.reset", { name }));
    }

    // The kept lists ------------------------------------------------------------------------

    /** @param {Event} event */
    function handleKept(event) {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      const { action, list } = button?.dataset ?? {};
      if (list && action === "rename") void rename(list);
      if (list && action === "remove") void remove(list);
      if (list && action === "open") {
        open(list);
        say(t("message.opened", { name: nameOf(current()) }));
      }
    }

    /** @param {string} id */
    async function rename(id) {
      const record = shelf.read(id);
      if (!record) return;
      renamed = id;
      parts.newName.value = record.name && nameOf(record);
      showError(parts.newName, parts.newNameError, "");
      const answer = await showDialog(parts.renameDialog);
      const now = shelf.read(id);
      if (answer === "" || !now) return;
      shelf.write(id, { ...now, ...resolve(parts.newName.value) });
      render();
      say(t("message.renamed", { name: nameOf(shelf.read(id) ?? now) }));
    }

    function submitName() {
      const { name, plan } = resolve(parts.newName.value);
      const other = name ? shelf.find(name, plan) : null;
      const taken = other !== null && other !== renamed;
      const error = taken ? t("chooser.taken", { name }) : name ? "" : t("chooser.empty");
      showError(parts.newName, parts.newNameError, error);
      if (!error) parts.renameDialog.close("rename");
    }

    /** @param {string} id */
    async function remove(id) {
      const asked = shelf.read(id);
      if (!asked) return;
      const name = nameOf(asked);
      const choices = [{ value: "remove", label: t("ask.remove.do") }];
      if (!(await page.ask(t("ask.remove.title"), t("ask.remove.text", { name }), choices))) return;
      const before = shelf.read(id) ?? asked;
      const wasOpen = view.open === id;
      shelf.remove(id);
      if (wasOpen) open(unnamed());
      else render();
      sayWithUndo(t("message.removed", { name }), () => {
        shelf.write(id, before);
        if (wasOpen) open(id);
        else render();
      });
    }

    // In and out ----------------------------------------------------------------------------

    /** @param {File} file */
    async function importFile(file) {
      const fromFile = (/** @type {string} */ text) => lists.fromFile(text, setup.checklist);
      const parsed = await files.take(file, lists.limit, fromFile);
      if ("refused" in parsed) return say(t(`refused.${parsed.refused}`, parsed.told));
      const { record } = parsed;
      const known = shelf.find(record.name, record.plan);
      if (known === null) takeNew(record);
      else await takeInto(known, record);
    }

    /** @param {ChecklistRecord} record */
    function takeNew(record) {
      const openBefore = view.open;
      const id = shelf.newId(record.name, record.plan);
      shelf.write(id, record);
      open(id);
      sayWithUndo(t("message.imported", { name: nameOf(record) }), () => {
        shelf.remove(id);
        open(openBefore);
      });
    }

    /**
     * @param {string} id
     * @param {ChecklistRecord} record
     */
    async function takeInto(id, record) {
      const name = nameOf(record);
      const here = shelf.read(id)?.ticks.size ?? 0;
      const answer = here
        ? await page.ask(
            t("ask.import.title", { name }),
            t("ask.import.text", { here, there: record.ticks.size }),
            [
              { value: "merged", label: t("ask.import.merge") },
              { value: "replaced", label: t("ask.import.replace") },
            ],
          )
        : "imported";
      if (answer === "") return;
      const before = shelf.read(id) ?? blank(record.name, record.plan);
      const after = answer === "merged" ? lists.merge(before, record) : record;
      replace(id, before, after, t(`message.${answer}`, { name }));
    }

    function exportFile() {
      const record = current();
      const file = files.name([setup.title, record.name], "json");
      files.save(file, "application/json", lists.toFile(record, setup.checklist, setup.title));
      say(t("message.saved", { file }));
    }

    async function copy() {
      const text = page.toMarkdown(current());
      if (await window.handbookPage.copy(text)) return say(t("message.copied"));
      const closed = showDialog(parts.copyDialog);
      window.handbookPage.giveByHand(parts.copyText, text);
      await closed;
    }

    // The reasons ---------------------------------------------------------------------------

    /** Opens or closes all reasons; those that are shown are printed too. */
    function expand() {
      const show = host.toggleAttribute("data-reasons");
      for (const reason of reasons) reason.toggleAttribute("open", show);
      parts.expand.textContent = t(show ? "expand.hide" : "expand.show");
    }

    // Wiring --------------------------------------------------------------------------------

    const on = window.handbookListener(signal);

    /**
     * @param {HTMLFormElement} form
     * @param {() => void} listener
     */
    function onSubmit(form, listener) {
      on(form, "submit", (event) => {
        event.preventDefault();
        listener();
      });
    }

    onSubmit(parts.chooser, () => void choose());
    on(parts.name, "input", () => {
      showError(parts.name, parts.nameError, "");
      renderChooser();
    });
    on(parts.rename, "click", () => void rename(view.open));
    onSubmit(parts.renameForm, submitName);
    on(parts.renameCancel, "click", () => parts.renameDialog.close(""));
    on(parts.keptList, "click", handleKept);
    on(parts.role, "change", filter);
    on(parts.hideDone, "change", filter);
    on(parts.kind, "change", chooseKind);
    on(parts.expand, "click", expand);
    on(parts.items, "change", toggle);
    onSubmit(parts.items, () => {});
    on(parts.changesSeen, "click", acceptChanges);
    on(parts.undo, "click", () => {
      takeBack?.();
      say(t("message.undone"));
      parts.bar.focus();
    });
    on(parts.print, "click", () => window.print());
    on(parts.copy, "click", () => void copy());
    on(parts.copyClose, "click", () => parts.copyDialog.close(""));
    on(parts.export, "click", exportFile);
    window.handbookFiles.offer(on, parts.import, parts.file, importFile);
    on(parts.reset, "click", () => void reset());
    on(window, "beforeprint", render);
    signal.addEventListener("abort", shelf.watch(render));

    showFirst();
    parts.expand.hidden = reasons.length === 0;
    for (const part of [parts.tools, parts.bar, parts.actions]) part.hidden = false;
  }

  window.handbookTool("handbook-checklist", start);
})();
