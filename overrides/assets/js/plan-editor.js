/**
 * What the reader does in the plan form: writes, turns to another step, opens another draft, and
 * takes the plan along. Each change is checked and kept at once.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookPlanEditor")) return;

  window.handbookPlanEditor = (host, setup, signal) => {
    const { facts } = setup;
    const today = window.handbookToday.iso;
    const values = window.handbookPlanValues;
    const drafts = window.handbookPlanDrafts(setup);
    const words = window.handbookPlanWords(setup);
    const page = window.handbookPlanPage(host, setup, words);
    const checkDraft = window.handbookPlanCheck(setup, words);
    const drawPaper = window.handbookPlanPaper(host, words);
    const { parts } = page;
    const { t } = words;
    const view = drafts.view();
    const tell = { say, sayWithUndo, show, refresh, check, bringOthers };
    const loadOthers = window.handbookPlanOthers(setup);
    const desk = window.handbookPlanDesk(setup, words, page, drafts, view, tell, signal);
    const transfer = window.handbookPlanTransfer(setup, words, page, drafts, tell);

    /** The fields that have been left, and the steps: there, what is wrong is shown. */
    const touched = new Set();
    const seen = new Set();
    /** @type {(() => void) | null} */
    let takeBack = null;
    let isPassing = false;
    /** Whether a pointer is down, and a check waits for it to be up. */
    let isPressed = false;
    let isAwaited = false;

    // What is said ------------------------------------------------------------------------------

    /** @param {string} text @param {boolean} [passing] whether it goes when the reader goes on */
    function say(text, passing = false) {
      isPassing = passing;
      parts.message.textContent = text;
      // The step's mark shows the same: nothing lies over the fields for it.
      parts.message.classList.toggle("visually-hidden", passing);
      parts.undo.hidden = true;
      takeBack = null;
    }

    /** @param {string} text @param {() => void} undo */
    function sayWithUndo(text, undo) {
      say(text);
      takeBack = undo;
      parts.undo.hidden = false;
      // The button that was pressed may be gone with what it was for.
      if (document.activeElement === document.body) parts.undo.focus();
    }

    // Checking ----------------------------------------------------------------------------------

    function check() {
      const { draft } = desk;
      const checked = checkDraft(draft);
      const { data, id, remarks, isDraft } = checked;
      page.showRemarks(remarks.filter(isShown));
      const isBlank = isDraft && isUnwritten(draft.state);
      page.showStates(remarks, (step, kind) => seen.has(step) && !(isBlank && kind === "ok"));
      if (view.step === "finish") page.showSummary(remarks, isDraft);
      showProgress(remarks, isDraft, isBlank);
      parts.yaml.textContent = checked.text;
      parts.planId.readOnly = draft.base !== "";
      if (document.activeElement !== parts.planId) parts.planId.value = id;
      showChannel(data.channel);
      const name = desk.nameOf(draft);
      parts.current.textContent = name;
      parts.base.hidden = draft.base === "";
      parts.base.textContent = t("draft.base", { plan: words.name("plan", draft.base) });
      parts.comments.hidden = !draft.comments;
      parts.comments.textContent = t("comments");
      parts.blocked.hidden = window.handbookStore.persistent;
      drawPaper(name);
      return checked;
    }

    /** @param {PlanRemark} remark */
    function isShown({ where }) {
      if (seen.has(page.stepOf(where))) return true;
      return where.some((_, index) => touched.has(where.slice(0, index + 1).join(".")));
    }

    /** Whether nobody has written anything yet: the status is there from the start. @param {PlanDraft["state"]} state */
    function isUnwritten(state) {
      const fields = setup.steps.flatMap((step) => step.fields).filter((field) => field !== "status");
      return fields.every((field) => values.isEmpty(values.at(state, [field])));
    }

    /** @param {PlanRemark[]} remarks @param {boolean} isDraft @param {boolean} isBlank */
    function showProgress(remarks, isDraft, isBlank) {
      const steps = page.steps.slice(0, -1);
      const wrong = new Set(
        remarks
          .filter(({ level }) => ["problem", "error", "later"].includes(level))
          .map(({ where }) => page.stepOf(where)),
      );
      // As their marks: what nobody has been at yet may lack nothing, but is nobody's work.
      const isDone = (/** @type {string} */ step) => !isBlank && seen.has(step) && !wrong.has(step);
      const done = steps.filter(isDone).length;
      parts.progress.max = steps.length;
      parts.progress.value = done;
      const key = isDraft ? "progress.draft" : "progress.count";
      parts.count.textContent = t(key, { done, all: steps.length });
    }

    /** What the chosen channel asks for. @param {string | undefined} id */
    function showChannel(id) {
      const channel = id === undefined ? undefined : facts.channels[id];
      parts.channel.hidden = !channel;
      if (!channel || id === undefined) return;
      const asks = [t("channel.hours", { n: channel.hours })];
      if (channel.interval) asks.push(t("channel.interval", { n: channel.interval }));
      if (channel.screenshots) asks.push(t("channel.screenshots"));
      if (channel.signature === "required") asks.push(t("channel.signature"));
      const lead = t("channel.lead", { channel: words.name("channel", id) });
      const text = `${lead} ${asks.join("; ")}.`;
      window.handbookPage.setText(parts.channel, text);
    }

    /** Shows another draft. @type {PlanTell["show"]} */
    function show(draft, { isBegun, isWhole }) {
      touched.clear();
      seen.clear();
      for (const { id, fields } of setup.steps) {
        const isFilled = fields.some((field) => !values.isEmpty(values.at(draft.state, [field])));
        if (isWhole || (isBegun && isFilled)) seen.add(id);
      }
      if (view.step === "finish") for (const each of page.steps) seen.add(each);
      page.fill(draft.state);
      page.showSeveral(view.several || hasTranslations(draft.state));
      page.showStep(view.step);
      check();
    }

    /** Shows what another tab has made of the open draft. */
    function refresh() {
      const focused = document.activeElement?.id ?? "";
      page.fill(desk.draft.state);
      check();
      if (focused) document.getElementById(focused)?.focus();
    }

    /** @param {PlanState} state @returns {boolean} */
    function hasTranslations(state) {
      if (typeof state === "string") return false;
      return Object.entries(state).some(([name, inner]) =>
        typeof inner === "string"
          ? values.languages.includes(name) && name !== setup.default && inner !== ""
          : hasTranslations(inner),
      );
    }

    function changed() {
      desk.changed();
      check();
    }

    // The other plans ---------------------------------------------------------------------------

    /** Has the other plans brought, and tells whether they are there. */
    async function bringOthers() {
      if (facts.plans) return true;
      parts.awaited.hidden = false;
      parts.lost.hidden = true;
      const isThere = await loadOthers();
      if (signal.aborted) return false;
      parts.awaited.hidden = true;
      parts.lost.hidden = isThere;
      if (!isThere) return false;
      const options = Object.entries(facts.names.plan ?? {}).map(([id, name]) => {
        const option = document.createElement("option");
        option.value = id;
        option.textContent = name.charAt(0).toUpperCase() + name.slice(1);
        return option;
      });
      parts.plans.replaceChildren(...options);
      checkCalmly();
      return true;
    }

    // Writing -----------------------------------------------------------------------------------

    /** @param {Event} event */
    function write(event) {
      const field = event.target;
      if (!(field instanceof HTMLElement)) return;
      if (isPassing) say("");
      const tick = field.dataset.tick;
      if (tick && field instanceof HTMLInputElement) {
        const where = tick.split(".");
        const list = values.at(desk.draft.state, where);
        if (!Array.isArray(list)) return;
        const rest = list.filter((id) => id !== field.value);
        values.put(desk.draft.state, where, field.checked ? [...rest, field.value] : rest);
        return changed();
      }
      const read = page.read(field);
      if (!read) return;
      values.put(desk.draft.state, read.where, read.value);
      changed();
    }

    /** What is wrong in a field is shown once it has been left. @param {Event} event */
    function leave(event) {
      const field = event.target;
      const path = field instanceof HTMLElement ? (field.dataset.path ?? field.dataset.tick) : "";
      if (!path || touched.has(path)) return;
      touched.add(path);
      checkCalmly();
    }

    /**
     * Checks, but not between the moment that a button is pressed and the moment that it is let go:
     * what is told then would push the button away from under the pointer.
     */
    function checkCalmly() {
      if (isPressed) isAwaited = true;
      else check();
    }

    /** @param {Event} event */
    function press({ type }) {
      isPressed = type === "pointerdown";
      if (isPressed || !isAwaited) return;
      isAwaited = false;
      setTimeout(() => !signal.aborted && check()); // after the click that follows
    }

    /** @param {PlanPath} where */
    function add(where) {
      const list = values.at(desk.draft.state, where);
      const spec = values.specAt(setup.spec, where)?.item;
      if (!Array.isArray(list) || !spec) return;
      const item = values.empty(spec);
      if (where.join(".") === "oversight.leave") values.put(item, ["period"], nextLeave(list));
      list.push(item);
      page.fillList(where, list);
      page.focusList(where, list.length - 1);
      changed();
    }

    /** The first leave ahead that has no cover yet. @param {PlanState[]} list */
    function nextLeave(list) {
      const covered = list.map((cover) => values.at(cover, ["period"]));
      const day = today();
      const ahead = facts.leavePeriods
        .filter(({ id, end }) => end >= day && !covered.includes(id))
        .sort((one, other) => (one.start < other.start ? -1 : 1));
      return ahead[0]?.id ?? "";
    }

    /** @param {PlanPath} whereItem */
    function takeAway(whereItem) {
      const where = whereItem.slice(0, -1);
      const index = Number(whereItem.at(-1));
      const list = values.at(desk.draft.state, where);
      if (!Array.isArray(list)) return;
      const what = page.labelOf(whereItem);
      const state = desk.draft.state;
      const [item] = list.splice(index, 1);
      page.fillList(where, list);
      page.focusList(where, Math.min(index, list.length - 1));
      changed();
      sayWithUndo(t("message.item-removed", { what }), () => {
        const now = values.at(desk.draft.state, where);
        if (desk.draft.state !== state || !Array.isArray(now) || item === undefined) return;
        now.splice(index, 0, item);
        page.fillList(where, now);
        page.focusList(where, index);
        changed();
      });
    }

    // Steps -------------------------------------------------------------------------------------

    /** @param {string} step @param {boolean} [focus] */
    function go(step, focus = true) {
      const left = view.step;
      seen.add(left);
      if (step === "finish") for (const each of page.steps) seen.add(each);
      view.step = step;
      drafts.keepView(view);
      page.showStep(step);
      check();
      if (!focus) return;
      tellState(left);
      const title = host.querySelector(`#plan-step-${step}`);
      if (title instanceof HTMLElement) {
        title.focus({ preventScroll: true });
        parts.bar.scrollIntoView({ block: "start" });
      }
    }

    /** Says how the step that was left stands. @param {string} step */
    function tellState(step) {
      const mark = host.querySelector(`[data-go="${step}"]`);
      const words = [".plan-form__step-name", "[data-state]"].map(
        (part) => mark?.querySelector(part)?.textContent ?? "",
      );
      say(words[1] ? words.join("") : "", true);
    }

    /** @param {number} by */
    function turn(by) {
      const next = page.steps[page.steps.indexOf(view.step) + by];
      if (next) go(next);
    }

    /** Begins a draft from a file. @param {File} file */
    async function takeFile(file) {
      const next = await transfer.importFile(file, desk.blank());
      if (!next) return;
      const undo = desk.begin(next, true);
      const told = [t("message.imported", { name: desk.nameOf(desk.draft) })];
      if (desk.draft.comments) told.push(t("message.comments"));
      sayWithUndo(told.join(" "), undo);
      parts.bar.focus();
    }

    // Wiring ------------------------------------------------------------------------------------

    const on = window.handbookListener(signal);

    /** @param {Event} event */
    function click(event) {
      const target = event.target instanceof Element ? event.target : null;
      const data = (/** @type {string} */ name) => {
        const found = target?.closest(`[data-${name}]`);
        return found instanceof HTMLElement ? (found.dataset[name] ?? "") : "";
      };
      if (data("go")) go(data("go"));
      else if (data("add")) add(values.toPath(data("add")));
      else if (data("remove")) takeAway(values.toPath(data("remove")));
      else if (data("fix")) {
        event.preventDefault();
        event.stopPropagation();
        const { where, language } = JSON.parse(data("fix"));
        go(page.stepOf(where), false);
        page.focusOn(where, language);
      }
    }

    on(host, "click", click);
    on(parts.form, "input", write);
    on(parts.form, "focusout", leave);
    on(parts.form, "submit", (event) => event.preventDefault());
    on(parts.several, "change", () => {
      view.several = parts.several.checked;
      drafts.keepView(view);
      page.showSeveral(view.several);
    });
    on(parts.back, "click", () => turn(-1));
    on(parts.next, "click", () => turn(1));
    on(parts.planId, "input", () => {
      desk.draft.id = parts.planId.value;
      changed();
    });
    on(parts.planId, "blur", checkCalmly);
    for (const type of ["pointerdown", "pointerup", "pointercancel"]) on(document, type, press);
    on(parts.blank, "click", desk.startBlank);
    on(parts.revise, "click", () => void desk.revise(parts.reviseId.value.trim()));
    on(parts.reviseId, "keydown", (event) => {
      if (/** @type {KeyboardEvent} */ (event).key === "Enter") void desk.revise(parts.reviseId.value.trim());
    });
    on(parts.kept, "click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      const { action, draft: of } = button?.dataset ?? {};
      if (of && action === "open") desk.openKept(of);
      if (of && action === "rename") void desk.rename(of);
      if (of && action === "remove") void desk.remove(of);
    });
    on(parts.rename, "click", () => void desk.rename(desk.key));
    on(parts.remove, "click", () => void desk.remove(desk.key));
    on(parts.renameForm, "submit", (event) => {
      event.preventDefault();
      parts.renameDialog.close("rename");
    });
    on(parts.renameCancel, "click", () => parts.renameDialog.close(""));
    on(parts.undo, "click", () => {
      takeBack?.();
      say(t("message.undone"));
      if (document.activeElement === document.body) parts.bar.focus();
    });
    window.handbookFiles.offer(on, parts.import, parts.file, takeFile);
    on(parts.export, "click", () => {
      desk.keep();
      transfer.exportDraft(desk.draft, desk.nameOf(desk.draft));
    });
    on(parts.propose, "click", () => void transfer.propose(check(), desk.draft.base === ""));
    on(parts.print, "click", () => window.print());
    on(parts.copy, "click", () => void transfer.copyPlan(check()));
    on(parts.copyClose, "click", () => parts.copyDialog.close(""));
    on(parts.save, "click", () => transfer.save(check()));
    on(parts.again, "click", () => {
      void bringOthers();
      parts.summary.focus();
    });
    on(window, "beforeprint", check);
    on(window, "pagehide", desk.keep);
    on(window, "pageshow", desk.look);
    on(document, "visibilitychange", () => (document.hidden ? desk.keep() : desk.look()));
    signal.addEventListener("abort", desk.keep);
    signal.addEventListener("abort", drafts.watch(desk.look));

    const strangers = Object.keys(facts.rules).filter(
      (rule) =>
        facts.rules[rule]?.level !== "off" && !window.handbookPlanRules.known.includes(rule),
    );
    parts.unknownRules.hidden = strangers.length === 0;
    const list = strangers.map((rule) => words.name("rule", rule)).join(", ");
    parts.unknownRules.textContent = t("unknown-rules", { rules: list });
    host.classList.add("plan-form--live");
    for (const part of [parts.drafts, parts.bar, parts.severalRow, parts.turn]) part.hidden = false;
    desk.showFirst();
    const bringCalmly = () => !signal.aborted && void bringOthers();
    if ("requestIdleCallback" in window) window.requestIdleCallback(bringCalmly);
    else setTimeout(bringCalmly, 200);
  };
})();
