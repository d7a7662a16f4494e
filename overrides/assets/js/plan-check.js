/**
 * Checks a draft: what the handbook would not take, what does not follow the strategy, and in a
 * draft, what a proposal will be asked.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookPlanCheck")) return;

  /** Whether one way is the other, or leads into it. @param {PlanPath} one @param {PlanPath} other */
  function isWithin(one, other) {
    return other.every((step, index) => one[index] === step);
  }

  window.handbookPlanCheck = (setup, words) => {
    const { facts } = setup;
    const { isId } = window.handbookPlain;
    const today = window.handbookToday.iso;
    const { t } = words;

    /** Nobody knows before the other plans have come. @param {string} id */
    const isTaken = (id) => facts.plans !== undefined && Object.hasOwn(facts.plans, id);

    /** The id that the plan has, or would have. @param {PlanDraft} draft @param {PlanData} plan */
    function planId(draft, { unit, channel }) {
      if (draft.base) return draft.base;
      if (draft.id.trim()) return draft.id.trim();
      const base = [unit, channel].filter(Boolean).join("-");
      let id = base;
      for (let count = 2; isTaken(id); count++) id = `${base}-${count}`;
      return id;
    }

    /** @param {PlanData} plan @param {string} id */
    function judge(plan, id) {
      const found = window.handbookPlanRules.judge(plan, id, facts, today());
      if (plan.status !== "draft") return found;
      const keyOf = (/** @type {PlanFinding} */ { rule, message, where }) =>
        [rule, message, ...where].join();
      const now = new Set(found.map(keyOf));
      const proposed = { ...plan, status: "proposed" };
      const later = window.handbookPlanRules
        .judge(proposed, id, facts, today())
        .filter((finding) => !now.has(keyOf(finding)))
        .map((finding) => ({ ...finding, level: "later" }));
      return [...found, ...later];
    }

    /** @param {PlanDraft} draft @param {string} id @returns {PlanRemark[]} */
    function idRemarks(draft, id) {
      // Without a unit and a channel there is nothing to make an id of, and that is told already.
      if (draft.base || id === "") return [];
      if (isId(id) && !isTaken(id)) return [];
      const text = isTaken(id) ? t("id.taken") : t("problem.id", { value: id });
      return [{ where: [":id"], level: "problem", text }];
    }

    return (draft) => {
      const { data, file, problems } = window.handbookPlanValues.toData(draft.state, setup);
      const id = planId(draft, data);
      const plan = { ...data, status: data.status ?? "draft" };
      // The words are worked out when they are shown: at most keystrokes few of them are.
      /** @type {PlanRemark[]} */
      const wrong = problems.map((problem) => ({
        where: problem.where,
        level: "problem",
        get text() {
          return words.problem(problem);
        },
        language: problem.language,
      }));
      // Where a field is wrong, the rules cannot tell what it says.
      const clear = judge(plan, id).filter(
        ({ where }) =>
          !problems.some(
            (problem) => isWithin(problem.where, where) || isWithin(where, problem.where),
          ),
      );
      const found = clear.map((finding) => ({
        where: finding.where,
        level: finding.level,
        get text() {
          const said = words.finding(finding);
          return `${said.wrong} ${said.do}`;
        },
      }));
      const remarks = [...wrong, ...idRemarks(draft, id), ...found];
      return {
        data,
        id,
        remarks,
        isDraft: plan.status === "draft",
        isWrong: remarks.some(({ level }) => level === "problem"),
        text: window.handbookPlanYaml.write(file, setup.spec),
      };
    };
  };
})();
