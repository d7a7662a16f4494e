/**
 * The drafts at hand: which one is open, how it is kept while it is written, what another tab has
 * made of it, and how one begins, is renamed and deleted.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookPlanDesk")) return;

  /** Milliseconds without a change before the draft is kept. */
  const QUIET = 300;

  /** @type {Map<string, {comments: boolean, plan: unknown}>} */
  const taken = new Map();
  window.handbookTakePlans = (plans) => {
    for (const [id, plan] of Object.entries(plans)) taken.set(id, plan);
  };

  window.handbookPlanDesk = (setup, words, page, drafts, view, tell, signal) => {
    const { facts } = setup;
    const today = window.handbookToday.iso;
    const values = window.handbookPlanValues;
    const { parts } = page;
    const { t } = words;

    let key = "";
    let draft = blank();
    /** The revision that this tab last saw in the store; empty where the draft is not kept. */
    let known = "";
    let timer = 0;

    /** @returns {PlanDraft} */
    function blank() {
      const state = values.empty(setup.spec);
      values.put(state, ["status"], "draft");
      const changed = today();
      return { name: "", base: "", comments: false, id: "", state, changed, revision: "" };
    }

    /** @param {PlanDraft} of */
    function nameOf(of) {
      const { data } = values.toData(of.state, setup);
      return of.name || words.planName(data) || t("draft.unnamed");
    }

    // Keeping -----------------------------------------------------------------------------------

    function keepSoon() {
      clearTimeout(timer);
      timer = window.setTimeout(keep, QUIET);
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
        tell.check();
        tell.say(t("message.conflict", { name: draft.name }));
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
        tell.refresh();
        tell.say(t("message.changed-elsewhere"));
      } else if (!stored && known) {
        known = "";
        tell.say(t("message.removed-elsewhere", { name: nameOf(draft) }));
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
     * @param {{kept?: boolean, whole?: boolean, step?: string}} [how] whether the store has it,
     *   whether it was a plan before, and where to begin
     */
    function open(newKey, next, { kept = false, whole = false, step = "" } = {}) {
      keep();
      key = newKey;
      draft = next;
      known = kept ? next.revision : "";
      view.open = key;
      view.step = page.steps.includes(step) ? step : (page.steps[0] ?? "");
      drafts.keepView(view);
      tell.show(draft, { isBegun: kept || whole, isWhole: whole });
      showKept();
    }

    /**
     * Begins a draft and keeps it.
     * @param {PlanDraft} next
     * @param {boolean} whole
     * @returns {() => void} takes it back; what has been written in it since stays among those kept
     */
    function begin(next, whole) {
      keep();
      const before = known ? key : "";
      const own = drafts.newKey();
      open(own, next, { whole });
      keepSoon();
      keep();
      parts.more.open = false;
      const { revision } = next;
      return () => {
        keep();
        if (drafts.read(own)?.revision === revision) drafts.remove(own);
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
      try {
        if (channel || plan) history.replaceState(history.state, "", window.location.pathname);
      } catch {
        // A page opened as a file may not change its address.
      }
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
      if (!facts.plans) {
        tell.say(t("revise.fetching"));
        const isThere = await tell.bringOthers();
        if (signal.aborted) return;
        tell.say(isThere ? "" : t("revise.failed", { plan: id }));
        if (!isThere) return;
      }
      const entry = Object.hasOwn(facts.plans ?? {}, id) ? facts.plans?.[id] : undefined;
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
      if (!read || "refused" in read) return tell.say(t("revise.failed", { plan: name }));
      const next = { ...blank(), base: id, comments: plan.comments, state: read.state };
      tell.sayWithUndo(t("message.revising", { plan: name }), begin(next, true));
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
      tell.say(t("message.opened", { name: nameOf(draft) }));
      parts.bar.focus();
    }

    /** @param {string} of */
    async function rename(of) {
      keep();
      const isOpen = of === key;
      const asked = isOpen ? draft : drafts.read(of);
      if (!asked) return;
      parts.newName.value = asked.name;
      if ((await window.handbookPage.showDialog(parts.renameDialog)) === "") return;
      const name = parts.newName.value.trim();
      if (isOpen) {
        draft.name = name;
        keepSoon();
        keep();
        tell.check();
        tell.say(t("message.renamed", { name: nameOf(draft) }));
      } else {
        const now = drafts.read(of);
        if (!now) return;
        drafts.write(of, { ...now, name, revision: drafts.newKey() });
        showKept();
        tell.say(t("message.renamed", { name: nameOf({ ...now, name }) }));
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
      tell.sayWithUndo(t("message.removed", { name }), () => {
        drafts.write(of, before);
        if (wasOpen) reopen(of);
        else showKept();
      });
    }

    /** Begins an empty draft. */
    function startBlank() {
      parts.more.open = false;
      open(drafts.newKey(), blank());
      tell.say(t("message.created"));
      parts.bar.focus();
    }

    return {
      get draft() {
        return draft;
      },
      get key() {
        return key;
      },
      blank,
      nameOf,
      keep,
      look,
      begin,
      showFirst,
      startBlank,
      openKept,
      revise,
      rename,
      remove,

      changed() {
        draft.changed = today();
        keepSoon();
      },
    };
  };
})();
