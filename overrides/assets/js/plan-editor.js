/**
 * What the reader does in the plan form: writes, turns to another step, opens another draft, and
 * takes the plan along. Each change is checked and kept at once.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookPlanEditor")) return;

  /** Milliseconds without a change before the draft is kept. */
  const QUIET = 300;

  /** @type {Map<string, {comments: boolean, plan: unknown}>} */
  const taken = new Map();
  window.handbookTakePlans = (plans) => {
    for (const [id, plan] of Object.entries(plans)) taken.set(id, plan);
  };

  window.handbookPlanEditor = (host, setup, signal) => {
    const { facts } = setup;
    const { today, isId } = window.handbookPlain;
    const files = window.handbookFiles;
    const values = window.handbookPlanValues;
    const rules = window.handbookPlanRules;
    const yaml = window.handbookPlanYaml;
    const drafts = window.handbookPlanDrafts(setup);
    const words = window.handbookPlanWords(setup);
    const page = window.handbookPlanPage(host, setup, words);
    const drawPaper = window.handbookPlanPaper(host, words);
    const { parts } = page;
    const { t } = words;

    const view = drafts.view();
    let key = "";
    let draft = blank();
    /** The revision that this tab last saw in the store; empty where the draft is not kept. */
    let known = "";
    let timer = 0;
    /** The fields that have been left, and the steps: there, what is wrong is shown. */
    const touched = new Set();
    const seen = new Set();
    /** @type {(() => void) | null} */
    let takeBack = null;
    let isPassing = false;
    /** The plan as it was last checked. */
    let checked = { text: "", problems: 0 };

    /** @returns {PlanDraft} */
    function blank() {
      const state = values.empty(setup.spec);
      values.put(state, ["status"], "draft");
      const changed = today();
      return { name: "", base: "", comments: false, id: "", state, changed, revision: "" };
    }

    // What is said ------------------------------------------------------------------------------

    /** @param {string} text @param {boolean} [passing] whether it goes when the reader goes on */
    function say(text, passing = false) {
      isPassing = passing;
      parts.message.textContent = text;
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

    /** @param {PlanDraft} of */
    function nameOf(of) {
      const { data } = values.toData(of.state, setup);
      return of.name || words.planName(data) || t("draft.unnamed");
    }

    // Checking ----------------------------------------------------------------------------------

    /** The id that the plan has, or would have. @param {PlanData} plan */
    function planId({ unit, channel }) {
      if (draft.base) return draft.base;
      if (draft.id.trim()) return draft.id.trim();
      const base = [unit, channel].filter(Boolean).join("-");
      let id = base;
      for (let count = 2; Object.hasOwn(facts.plans, id); count++) id = `${base}-${count}`;
      return id;
    }

    /**
     * What there is to say of the plan: what the handbook would not take, what does not follow
     * the strategy, and in a draft, what a proposal will be asked.
     * @param {PlanData} data
     * @param {PlanProblem[]} problems
     * @param {string} id
     * @returns {PlanRemark[]}
     */
    function remarksOn(data, problems, id) {
      const day = today();
      const plan = { ...data, status: data.status ?? "draft" };
      const found = rules.judge(plan, id, facts, day);
      const same = new Set(found.map(({ rule, message, where }) => [rule, message, ...where].join()));
      const later =
        plan.status === "draft"
          ? rules
              .judge({ ...plan, status: "proposed" }, id, facts, day)
              .filter(({ rule, message, where }) => !same.has([rule, message, ...where].join()))
              .map((finding) => ({ ...finding, level: "later" }))
          : [];
      // Where a field is wrong, the rules cannot tell what it says.
      const clear = [...found, ...later].filter(
        ({ where }) => !problems.some((problem) => isWithin(problem.where, where) || isWithin(where, problem.where)),
      );
      return [
        ...problems.map((problem) => ({
          where: problem.where,
          level: "problem",
          text: words.problem(problem),
          rule: "",
          language: problem.language,
        })),
        ...idRemarks(id),
        ...clear.map((finding) => {
          const said = words.finding(finding);
          const { where, level, rule } = finding;
          return { where, level, text: `${said.wrong} ${said.do}`, rule };
        }),
      ];
    }

    /** @param {PlanPath} one @param {PlanPath} other whether it is the first, or stands in it */
    function isWithin(one, other) {
      return other.every((step, index) => one[index] === step);
    }

    /** @param {string} id @returns {PlanRemark[]} */
    function idRemarks(id) {
      if (draft.base) return [];
      const isTaken = Object.hasOwn(facts.plans, id);
      if (isId(id) && !isTaken) return [];
      const text = isTaken ? t("id.taken") : t("problem.id", { value: id || "–" });
      return [{ where: [":id"], level: "problem", text, rule: "" }];
    }

    function check() {
      const { data, file, problems } = values.toData(draft.state, setup);
      const id = planId(data);
      const remarks = remarksOn(data, problems, id);
      const isDraft = (data.status ?? "draft") === "draft";
      page.showRemarks(remarks.filter(isShown));
      page.showStates(remarks, (step) => seen.has(step));
      page.showSummary(remarks, isDraft);
      showProgress(remarks, isDraft);
      const text = yaml.write(file, setup.spec);
      checked = { text, problems: remarks.filter(({ level }) => level === "problem").length };
      parts.yaml.textContent = text;
      parts.planId.readOnly = draft.base !== "";
      if (document.activeElement !== parts.planId) parts.planId.value = id;
      showChannel(data.channel);
      const name = nameOf(draft);
      parts.current.textContent = name;
      parts.base.hidden = draft.base === "";
      parts.base.textContent = t("draft.base", { plan: words.name("plan", draft.base) });
      parts.comments.hidden = !draft.comments;
      parts.comments.textContent = t("comments");
      parts.head.textContent = data.unit ? words.name("role", facts.units[data.unit] ?? "") : "";
      parts.blocked.hidden = window.handbookStore.persistent;
      drawPaper(name);
      return { data, id, remarks };
    }

    /** @param {PlanRemark} remark */
    function isShown({ where }) {
      if (seen.has(page.stepOf(where))) return true;
      return where.some((_, index) => touched.has(where.slice(0, index + 1).join(".")));
    }

    /** @param {PlanRemark[]} remarks @param {boolean} isDraft */
    function showProgress(remarks, isDraft) {
      const steps = page.steps.slice(0, -1);
      const wrong = new Set(
        remarks
          .filter(({ level }) => ["problem", "error", "later"].includes(level))
          .map(({ where }) => page.stepOf(where)),
      );
      const done = steps.filter((step) => !wrong.has(step)).length;
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
      if (parts.channel.textContent !== text) parts.channel.textContent = text;
    }

    // Keeping -----------------------------------------------------------------------------------

    function changed() {
      draft.changed = today();
      clearTimeout(timer);
      timer = window.setTimeout(keep, QUIET);
      check();
    }

    /** Keeps the draft; what another tab has made of it meanwhile is kept as well. */
    function keep() {
      if (!timer) return;
      clearTimeout(timer);
      timer = 0;
      const stored = drafts.read(key);
      if (stored && stored.revision !== known) {
        draft.name = t("draft.copy", { name: nameOf(draft) });
        key = drafts.newKey();
        say(t("message.conflict", { name: draft.name }));
      }
      draft.revision = drafts.newKey();
      known = draft.revision;
      drafts.write(key, draft);
      view.open = key;
      drafts.keepView(view);
      parts.blocked.hidden = window.handbookStore.persistent;
      showKept();
    }

    /** Looks whether another tab has changed something. */
    function look() {
      showKept();
      const stored = drafts.read(key);
      if (timer) return keep();
      if (stored && stored.revision !== known) {
        draft = stored;
        known = stored.revision;
        const focused = document.activeElement?.id ?? "";
        page.fill(draft.state);
        check();
        if (focused) document.getElementById(focused)?.focus();
        say(t("message.changed-elsewhere"));
      } else if (!stored && known) {
        known = "";
        say(t("message.removed-elsewhere", { name: nameOf(draft) }));
      }
    }

    function showKept() {
      const all = drafts.all().map(({ key, draft }) => {
        return { key, name: nameOf(draft), changed: draft.changed };
      });
      all.sort((one, other) => (one.changed < other.changed ? 1 : -1));
      page.showKept(all, known ? key : "");
    }

    // Which draft is open -----------------------------------------------------------------------

    /**
     * @param {string} newKey
     * @param {PlanDraft} next
     * @param {{kept?: boolean, whole?: boolean, step?: string}} how whether the store has it,
     *   whether it was a plan before, and where to begin
     */
    function open(newKey, next, { kept = false, whole = false, step = page.steps[0] } = {}) {
      keep();
      key = newKey;
      draft = next;
      known = kept ? next.revision : "";
      touched.clear();
      seen.clear();
      const isBegun = kept || whole;
      for (const { id, fields } of setup.steps) {
        const isFilled = fields.some((field) => !values.isEmpty(values.at(draft.state, [field])));
        if (whole || (isBegun && isFilled)) seen.add(id);
      }
      view.open = key;
      view.step = page.steps.includes(step ?? "") ? (step ?? "") : (page.steps[0] ?? "");
      drafts.keepView(view);
      page.fill(draft.state);
      page.showSeveral(view.several || hasTranslations(draft.state));
      page.showStep(view.step);
      if (view.step === "finish") for (const each of page.steps) seen.add(each);
      check();
      showKept();
    }

    /** @param {PlanState} state @returns {boolean} */
    function hasTranslations(state) {
      if (typeof state === "string") return false;
      return Object.entries(state).some(([name, inner]) =>
        typeof inner === "string"
          ? ["sv", "nb", "en"].includes(name) && name !== setup.default && inner !== ""
          : hasTranslations(inner),
      );
    }

    /** Begins a draft and keeps it. @param {PlanDraft} next @param {boolean} whole */
    function begin(next, whole) {
      keep();
      const before = known ? key : "";
      const own = drafts.newKey();
      open(own, next, { whole });
      timer = window.setTimeout(keep, QUIET);
      keep();
      parts.more.open = false;
      return () => {
        drafts.remove(own);
        if (key !== own) return showKept();
        known = "";
        reopen(before);
      };
    }

    /** @param {string} wanted the key of a draft; another one where there is none */
    function reopen(wanted) {
      const stored = drafts.read(wanted);
      if (stored) open(wanted, stored, { kept: true });
      else open(drafts.newKey(), blank());
    }

    /** What the address asks for, the draft that was open last, or an empty one. */
    function showFirst() {
      const asked = new URLSearchParams(window.location.search);
      const channel = asked.get("channel") ?? "";
      const plan = asked.get("plan") ?? "";
      if (channel || plan) history.replaceState(history.state, "", window.location.pathname);
      const { step } = view;
      const stored = drafts.read(view.open);
      if (stored && !Object.hasOwn(facts.channels, channel)) open(view.open, stored, { kept: true, step });
      else {
        const next = blank();
        if (Object.hasOwn(facts.channels, channel)) values.put(next.state, ["channel"], channel);
        open(drafts.newKey(), next);
      }
      if (plan) void revise(plan);
    }

    /** Opens a plan of the handbook to change it. @param {string} id */
    async function revise(id) {
      const entry = Object.hasOwn(facts.plans, id) ? facts.plans[id] : undefined;
      showReviseError(entry ? "" : t("revise.unknown"));
      if (!entry) {
        parts.more.open = true;
        return;
      }
      const mine = drafts.ofPlan(id);
      if (mine && !(await isToBeginAgain(mine))) return;
      try {
        const address = setup.plans.replace("{unit}", entry.unit);
        if (!taken.has(id)) await window.handbookLoadScript(address);
      } catch {
        // Told below.
      }
      if (signal.aborted) return;
      const plan = taken.get(id);
      const read = plan && values.fromData(plan.plan, setup);
      const name = words.name("plan", id);
      if (!read || "refused" in read) return say(t("revise.failed", { plan: name }));
      const next = { ...blank(), base: id, comments: plan.comments, state: read.state };
      sayWithUndo(t("message.revising", { plan: name }), begin(next, true));
    }

    /** @param {{key: string, draft: PlanDraft}} mine a draft of the plan */
    async function isToBeginAgain({ key: own, draft: there }) {
      const told = { name: nameOf(there), date: words.day(there.changed) };
      const answer = await page.ask(t("ask.again.title"), t("ask.again.text", told), [
        { value: "open", label: t("ask.again.open") },
        { value: "fresh", label: t("ask.again.fresh") },
      ]);
      if (answer === "open") openKept(own);
      return answer === "fresh";
    }

    /** @param {string} text */
    function showReviseError(text) {
      parts.reviseError.textContent = text;
      if (text) {
        parts.reviseId.setAttribute("aria-invalid", "true");
        parts.reviseId.focus();
      } else parts.reviseId.removeAttribute("aria-invalid");
    }

    /** @param {string} wanted */
    function openKept(wanted) {
      keep();
      reopen(wanted);
      parts.more.open = false;
      say(t("message.opened", { name: nameOf(draft) }));
      parts.bar.focus();
    }

    /** @param {string} of */
    async function rename(of) {
      keep();
      const isOpen = of === key;
      const asked = isOpen ? draft : drafts.read(of);
      if (!asked) return;
      parts.newName.value = asked.name;
      if ((await page.showDialog(parts.renameDialog)) === "") return;
      const name = parts.newName.value.trim();
      if (isOpen) {
        draft.name = name;
        timer = window.setTimeout(keep, 0);
        keep();
        check();
        say(t("message.renamed", { name: nameOf(draft) }));
      } else {
        const now = drafts.read(of);
        if (!now) return;
        drafts.write(of, { ...now, name, revision: drafts.newKey() });
        showKept();
        say(t("message.renamed", { name: nameOf({ ...now, name }) }));
      }
    }

    /** @param {string} of */
    async function remove(of) {
      keep();
      const asked = of === key ? draft : drafts.read(of);
      if (!asked) return;
      const name = nameOf(asked);
      const choices = [{ value: "remove", label: t("ask.remove.do") }];
      if (!(await page.ask(t("ask.remove.title"), t("ask.remove.text", { name }), choices))) return;
      const before = drafts.read(of) ?? asked;
      const wasOpen = of === key;
      drafts.remove(of);
      if (wasOpen) {
        known = "";
        open(drafts.newKey(), blank());
      } else showKept();
      sayWithUndo(t("message.removed", { name }), () => {
        drafts.write(of, before);
        if (wasOpen) reopen(of);
        else showKept();
      });
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
        const list = values.at(draft.state, where);
        if (!Array.isArray(list)) return;
        const rest = list.filter((id) => id !== field.value);
        values.put(draft.state, where, field.checked ? [...rest, field.value] : rest);
        return changed();
      }
      const read = page.read(field);
      if (!read) return;
      values.put(draft.state, read.where, read.value);
      changed();
    }

    /** What is wrong in a field is shown once it has been left. @param {Event} event */
    function leave(event) {
      const field = event.target;
      const path = field instanceof HTMLElement ? (field.dataset.path ?? field.dataset.tick) : "";
      if (!path || touched.has(path)) return;
      touched.add(path);
      check();
    }

    /** @param {PlanPath} where */
    function add(where) {
      const list = values.at(draft.state, where);
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
      const list = values.at(draft.state, where);
      if (!Array.isArray(list)) return;
      const what = page.labelOf(whereItem);
      const state = draft.state;
      const [item] = list.splice(index, 1);
      page.fillList(where, list);
      page.focusList(where, Math.min(index, list.length - 1));
      changed();
      sayWithUndo(t("message.item-removed", { what }), () => {
        const now = values.at(draft.state, where);
        if (draft.state !== state || !Array.isArray(now) || item === undefined) return;
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

    // In and out --------------------------------------------------------------------------------

    /** @param {File} file */
    async function importFile(file) {
      const limit = yaml.limit / 1000;
      /** @param {string} reason @param {string} [detail] */
      const refuse = (reason, detail = "") => {
        const size = Math.ceil(file.size / 1000);
        const shown = [...values.clean(detail)].slice(0, 80).join("");
        const most = reason === "too-many" ? values.most : limit;
        say(t(`refused.${reason}`, { detail: shown, size, limit: most }));
      };
      const read = await files.read(file, yaml.limit);
      if ("refused" in read) return refuse(read.refused);
      const next = fromFile(read.text, file.name);
      if ("refused" in next) return refuse(next.refused, next.detail);
      const undo = begin(next.draft, true);
      const told = [t("message.imported", { name: nameOf(draft) })];
      if (draft.comments) told.push(t("message.comments"));
      sayWithUndo(told.join(" "), undo);
      parts.bar.focus();
    }

    /**
     * @param {string} text
     * @param {string} fileName
     * @returns {{draft: PlanDraft} | {refused: string, detail: string}}
     */
    function fromFile(text, fileName) {
      const exported = drafts.fromFile(text);
      if (exported) return exported;
      const read = yaml.read(text);
      if ("refused" in read) return read;
      const parsed = values.fromData(read.data, setup);
      if ("refused" in parsed) return parsed;
      const stem = fileName.replace(/\.[a-z]+$/i, "");
      const isOurs = Object.hasOwn(facts.plans, stem);
      return {
        draft: {
          ...blank(),
          base: isOurs ? stem : "",
          id: !isOurs && isId(stem) ? stem : "",
          comments: read.comments,
          state: parsed.state,
        },
      };
    }

    function exportDraft() {
      keep();
      const file = files.name([nameOf(draft)], "json");
      files.save(file, "application/json", drafts.toFile(draft));
      say(t("message.exported", { file }));
    }

    function saveFile() {
      const { id } = check();
      const file = files.name([id || "plan"], "yml");
      files.save(file, "application/yaml", checked.text);
      say(t(checked.problems ? "message.saved-wrong" : "message.saved", { file }));
    }

    /** @param {string} text @param {string} [address] where to go from there */
    async function copy(text, address = "") {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        // Blocked, or the page has no secure address: then the reader copies by hand.
        parts.copyText.value = text;
        parts.copyLink.hidden = address === "";
        if (address) parts.copyLink.href = address;
        const closed = page.showDialog(parts.copyDialog);
        parts.copyText.focus();
        parts.copyText.select();
        await closed;
        return false;
      }
    }

    async function propose() {
      const { repository } = setup;
      const { id } = check();
      if (!repository) return;
      if (checked.problems) {
        say(t("message.wrong"));
        parts.summary.focus();
        return;
      }
      const isNew = draft.base === "";
      const { address, filled } = yaml.address(repository, id, isNew, checked.text);
      if (!filled && !(await copy(checked.text, address))) return;
      window.open(address, "_blank", "noopener,noreferrer");
      const key = filled ? "proposed" : isNew ? "proposed-copied" : "proposed-edit";
      say(t(`message.${key}`));
    }

    // Wiring ------------------------------------------------------------------------------------

    /**
     * @param {EventTarget | null} target
     * @param {string} type
     * @param {(event: Event) => void} listener
     */
    function on(target, type, listener) {
      target?.addEventListener(type, listener, { signal });
    }

    /** @param {Event} event */
    function click(event) {
      const target = event.target instanceof Element ? event.target : null;
      const data = (/** @type {string} */ name) => {
        const found = target?.closest(`[data-${name}]`);
        return found instanceof HTMLElement ? (found.dataset[name] ?? "") : "";
      };
      const toPath = (/** @type {string} */ path) =>
        path.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part));
      if (data("go")) go(data("go"));
      else if (data("add")) add(toPath(data("add")));
      else if (data("remove")) takeAway(toPath(data("remove")));
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
      draft.id = parts.planId.value;
      changed();
    });
    on(parts.blank, "click", () => {
      parts.more.open = false;
      open(drafts.newKey(), blank());
      say(t("message.created"));
      parts.bar.focus();
    });
    on(parts.revise, "click", () => void revise(parts.reviseId.value.trim()));
    on(parts.reviseId, "keydown", (event) => {
      if (/** @type {KeyboardEvent} */ (event).key === "Enter") void revise(parts.reviseId.value.trim());
    });
    on(parts.kept, "click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      const { action, draft: of } = button?.dataset ?? {};
      if (of && action === "open") openKept(of);
      if (of && action === "rename") void rename(of);
      if (of && action === "remove") void remove(of);
    });
    on(parts.rename, "click", () => void rename(key));
    on(parts.remove, "click", () => void remove(key));
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
    on(parts.import, "click", () => parts.file.click());
    on(parts.file, "change", () => {
      const file = parts.file.files?.[0];
      if (file) void importFile(file).finally(() => (parts.file.value = ""));
    });
    on(parts.export, "click", exportDraft);
    on(parts.propose, "click", () => void propose());
    on(parts.print, "click", () => window.print());
    on(parts.copy, "click", () => void copy(checked.text).then((done) => done && say(t("message.copied"))));
    on(parts.copyClose, "click", () => parts.copyDialog.close(""));
    on(parts.save, "click", saveFile);
    on(window, "beforeprint", check);
    on(window, "pagehide", keep);
    on(window, "pageshow", look);
    on(document, "visibilitychange", () => (document.hidden ? keep() : look()));
    signal.addEventListener("abort", keep);
    signal.addEventListener("abort", drafts.watch(look));

    const strangers = Object.keys(facts.rules).filter(
      (rule) => facts.rules[rule]?.level !== "off" && !rules.known.includes(rule),
    );
    parts.unknownRules.hidden = strangers.length === 0;
    const list = strangers.map((rule) => words.name("rule", rule)).join(", ");
    parts.unknownRules.textContent = t("unknown-rules", { rules: list });
    host.classList.add("plan-form--live");
    for (const part of [parts.drafts, parts.bar, parts.severalRow, parts.turn]) part.hidden = false;
    showFirst();
  };
})();
