/**
 * The handbook's plans by what another is compared with them by. They are a script of their own,
 * which comes when the form is at work already: most of it needs none of them.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookPlanOthers")) return;

  /** The plans by the script that brought them, as each language has its own. */
  const taken = /** @type {Map<string, Record<string, PlanEntry>>} */ (new Map());

  window.handbookTakeOthers = (plans) => {
    const script = /** @type {HTMLScriptElement} */ (document.currentScript);
    taken.set(script.src, plans);
  };

  window.handbookPlanOthers = ({ facts, others }) => {
    const address = new URL(others, document.baseURI).href;

    return async () => {
      try {
        if (!taken.has(address)) await window.handbookLoadScript(address);
      } catch {
        return false;
      }
      const plans = taken.get(address);
      if (!plans) return false;
      facts.plans = plans;
      const named = Object.entries(plans).map(([id, { name }]) => [id, name]);
      facts.names.plan = Object.fromEntries(named);
      return true;
    };
  };
})();
