/**
 * The strategy's rules for one plan, as in macros/rules/: the same ids, messages and places.
 *
 * A test judges the same plans here and there and compares what is said. Where a rule changes
 * there, it changes here as well. Days are text such as 2026-03-01, which compares as days do.
 */
(() => {
  "use strict";
  if (window.handbookPlanRules) return;

  const PROPOSED_ON = ["proposed", "approved", "active", "paused"];
  const APPROVED_ON = ["approved", "active", "paused"];
  const RUNNING = ["active", "paused"];
  const ENDED = ["closed", "rejected"];
  const LAST_DAY = "9999-12-31";
  /** As many plans a sentence can hold. */
  const MANY = 5;

  /**
   * What a rule looks at.
   * @typedef {object} Subject
   * @property {PlanData} plan
   * @property {string} id
   * @property {PlanFacts} facts
   * @property {PlanChannel | undefined} channel
   * @property {string} today
   * @property {Map<string, Found | null>} found what other rules found; null where one does not apply
   */
  /** @typedef {{message: string, where: PlanPath, values: Record<string, PlanGap>}[]} Found */

  /**
   * @param {string} message
   * @param {PlanPath} where
   * @param {Record<string, PlanGap>} [values]
   */
  const finding = (message, where, values = {}) => ({ message, where, values });
  /** What a text names; what nobody has chosen yet is left open. @param {string} kind @param {...(string | undefined)} ids */
  const named = (kind, ...ids) => ({ kind, ids: ids.map((id) => id ?? "…") });
  /** @param {string} iso */
  const day = (iso) => ({ day: iso });

  /**
   * The same day of the month, so many months later; a month that is too short gives its last day.
   * @param {string} iso
   * @param {number} months
   */
  function addMonths(iso, months) {
    const [year = 0, month = 1, date = 1] = iso.split("-").map(Number);
    const count = year * 12 + month - 1 + months;
    const [years, months0] = [Math.floor(count / 12), count % 12];
    if (years > 9999) return LAST_DAY;
    const last = new Date(Date.UTC(2000, months0 + 1, 0));
    last.setUTCFullYear(years, months0 + 1, 0);
    const parts = [String(years).padStart(4, "0"), months0 + 1, Math.min(date, last.getUTCDate())];
    return parts.map((part) => String(part).padStart(2, "0")).join("-");
  }

  /** @param {(string | undefined)[]} days @param {string} today */
  function latestBy(days, today) {
    return days.filter((each) => each && each <= today).sort().at(-1);
  }

  /** Half to even, as Python rounds. @param {number} value */
  function round(value) {
    const floor = Math.floor(value);
    if (value - floor !== 0.5) return Math.round(value);
    return floor % 2 === 0 ? floor : floor + 1;
  }

  /** @param {any[] | undefined} list @returns {any[]} */
  const each = (list) => list ?? [];

  /** The day from which a plan counts. @param {PlanData} plan */
  function firstDay(plan) {
    if (plan.decision?.date) return plan.decision.date;
    const days = each(plan.history).map((entry) => entry.date).filter(Boolean);
    return plan.agreement ?? days.sort()[0];
  }

  /** @param {PlanData} plan @returns {string[]} */
  function entrustedRoles(plan) {
    const people = [plan.responsible, ...each(plan.others)];
    return [...new Set(people.map((person) => person?.role).filter(Boolean))];
  }

  /** @param {any} one @param {any} other */
  function isSamePerson(one, other) {
    return ["role", "mailbox", "name"].every((key) => one?.[key] === other?.[key]);
  }

  const { split, accountKeys } = window.handbookPlanAddress;

  /** @param {string} host @param {string[]} domains */
  function isBelow(host, domains) {
    return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
  }

  // Addresses of accounts -----------------------------------------------------------------------

  /** The first thing that is wrong with an address. @param {Subject} subject @param {string} url */
  function addressFault({ plan, channel }, url) {
    /** @type {PlanPath} */
    const where = ["account", "url"];
    const parts = split(url);
    if (!parts || !parts.host) return finding("unreadable", where, { url });
    if (parts.scheme !== "https") return finding("not-https", where, { url });
    if (parts.host.includes("@")) return finding("log-in-name", where, { url });
    if (parts.host.includes(":") && !parts.host.includes("[")) return finding("port", where, { url });
    const host = parts.host.toLowerCase();
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host)) return finding("odd-host", where, { host });
    const domains = channel?.domains ?? [];
    if (domains.length === 0 || isBelow(host, domains)) return null;
    const values = { host, channel: named("channel", plan.channel), domains: domains.join(", ") };
    return finding("wrong-domain", where, values);
  }

  /** The other plans in use that have the account. @param {Subject} subject */
  function plansWithSameAccount({ plan, id, facts }) {
    if (ENDED.includes(plan.status)) return [];
    const { url, platform_id: platform } = plan.account;
    const own = new Set(accountKeys({ channel: plan.channel, url, platform }, facts.hosts));
    return Object.entries(facts.plans ?? {})
      .filter(([other, entry]) => other !== id && !ENDED.includes(entry.status))
      .filter(([, entry]) => accountKeys(entry, facts.hosts).some((key) => own.has(key)))
      .map(([other]) => other)
      .sort();
  }

  // The rules, in their order -------------------------------------------------------------------

  /** @type {Record<string, (subject: Subject) => Found | null>} */
  const RULES = {
    "decision-recorded"({ plan, facts, today }) {
      if (!APPROVED_ON.includes(plan.status)) return null;
      const { decision } = plan;
      const director = named("role", facts.director);
      if (!decision) {
        const values = { status: named("status", plan.status), director };
        return [finding("missing", ["decision"], values)];
      }
      const found = [];
      if (decision.by && decision.by !== facts.director) {
        const values = { role: named("role", decision.by), director };
        found.push(finding("wrong-role", ["decision", "by"], values));
      }
      if (decision.date > today) {
        found.push(finding("future", ["decision", "date"], { date: day(decision.date) }));
      }
      if (!decision.record) found.push(finding("no-record", ["decision", "record"]));
      return found;
    },

    "consulted-first"({ plan, today }) {
      if (!PROPOSED_ON.includes(plan.status)) return null;
      if (!plan.consulted) return [finding("missing", ["consulted"])];
      const { date } = plan.consulted;
      /** @type {PlanPath} */
      const where = ["consulted", "date"];
      if (date > today) return [finding("future", where, { date: day(date) })];
      const decided = plan.decision?.date;
      if (!decided || !(date > decided)) return [];
      return [finding("after-decision", where, { consulted: day(date), decided: day(decided) })];
    },

    "checklist-done"({ plan, facts, today }) {
      if (!PROPOSED_ON.includes(plan.status)) return null;
      const done = plan.checklist;
      if (!done) return [finding("missing", ["checklist"])];
      const found = [];
      const when = facts.checklists[done.id];
      if (when && when !== "start") {
        const values = { checklist: named("checklist", done.id) };
        found.push(finding("wrong-list", ["checklist", "id"], values));
      }
      if (done.done > today) {
        found.push(finding("future", ["checklist", "done"], { date: day(done.done) }));
      }
      return found;
    },

    "purpose-stated"({ plan }) {
      if (!PROPOSED_ON.includes(plan.status)) return null;
      if (plan.purpose) return [];
      return [finding("missing", ["purpose"], { channel: named("channel", plan.channel) })];
    },

    "goals-measurable"({ plan, today }) {
      if (!PROPOSED_ON.includes(plan.status)) return null;
      const goals = each(plan.goals);
      if (goals.length === 0) return [finding("missing", ["goals"])];
      return goals.flatMap((goal, index) => {
        /** @type {PlanPath} */
        const where = ["goals", index];
        const text = { text: goal.text ?? {} };
        const found = [];
        if (goal.metric === undefined) found.push(finding("no-metric", where, { goal: text }));
        if (goal.target === undefined) found.push(finding("no-target", where, { goal: text }));
        const { by } = goal;
        if (by === undefined) found.push(finding("no-day", where, { goal: text }));
        else if (by < today && !isSettled(goal, today)) {
          found.push(finding("not-measured", [...where, "by"], { goal: text, by: day(by) }));
        }
        return found;
      });
    },

    "activities-planned"({ plan }) {
      if (!PROPOSED_ON.includes(plan.status)) return null;
      return each(plan.activities).length > 0 ? [] : [finding("missing", ["activities"])];
    },

    "audiences-mapped"({ plan, facts }) {
      if (!PROPOSED_ON.includes(plan.status)) return null;
      const known = facts.names.audience ?? {};
      const isMapped = each(plan.audiences).some((id) => id && Object.hasOwn(known, id));
      return isMapped ? [] : [finding("missing", ["audiences"])];
    },

    "responsible-named"({ plan, facts }) {
      if (!PROPOSED_ON.includes(plan.status)) return null;
      const found = plan.responsible ? [] : [finding("missing", ["responsible"])];
      for (const [where, person] of people(plan)) {
        const mailbox = person.mailbox ?? "";
        const host = mailbox.slice(mailbox.lastIndexOf("@") + 1).toLowerCase();
        if (!mailbox || facts.domains.length === 0 || isBelow(host, facts.domains)) continue;
        const role = named("role", person.role);
        const values = { mailbox, role, domains: facts.domains.join(", ") };
        found.push(finding("private-mailbox", [...where, "mailbox"], values));
      }
      return found;
    },

    "cover-named"({ plan }) {
      if (!PROPOSED_ON.includes(plan.status)) return null;
      const found = plan.oversight?.normal ? [] : [finding("no-oversight", ["oversight", "normal"])];
      const others = each(plan.others);
      const isAlone = others.every(
        (other) => plan.responsible && isSamePerson(other, plan.responsible),
      );
      if (RUNNING.includes(plan.status) && isAlone) found.push(finding("no-cover", ["others"]));
      return found;
    },

    "holiday-cover"({ plan, facts, today }) {
      if (!RUNNING.includes(plan.status) || facts.leavePeriods.length === 0) return null;
      const horizon = addMonths(today, facts.strategy.leave_horizon_months ?? 0);
      const covered = each(plan.oversight?.leave).map((cover) => cover?.period);
      return facts.leavePeriods
        .filter(({ id, start, end }) => end >= today && start <= horizon && !covered.includes(id))
        .sort((one, other) => (one.start < other.start ? -1 : one.start > other.start ? 1 : 0))
        .map(({ id, start, end }) => {
          const values = { period: named("leave-period", id), start: day(start), end: day(end) };
          return finding("missing", ["oversight", "leave"], values);
        });
    },

    "time-set-aside"({ plan, channel }) {
      if (!PROPOSED_ON.includes(plan.status)) return null;
      const hours = plan.hours_per_week;
      if (!hours) return [finding("missing", ["hours_per_week"])];
      const least = channel?.hours ?? 0;
      if (hours >= least) return [];
      const values = { n: hours, hours, least, channel: named("channel", plan.channel) };
      return [finding("too-little", ["hours_per_week"], values)];
    },

    "update-frequency"({ plan, channel }) {
      if (!PROPOSED_ON.includes(plan.status)) return null;
      if (!plan.updates) return [finding("missing", ["updates"])];
      /** @type {Record<string, number>} */
      const spans = { day: 1, week: 7, month: 365 / 12, year: 365 };
      const days = round((spans[plan.updates.per] ?? 0) / (plan.updates.times ?? Infinity));
      const limit = channel?.interval ?? null;
      if (limit === null || days <= limit) return [];
      const values = { n: limit, days, limit, channel: named("channel", plan.channel) };
      return [finding("too-seldom", ["updates"], values)];
    },

    "training-valid"({ plan, facts, today }) {
      const roles = entrustedRoles(plan);
      if (!APPROVED_ON.includes(plan.status) || roles.length === 0) return null;
      return roles.flatMap((role) => {
        const days = each(plan.training).filter((each) => each?.who === role);
        const taken = latestBy(days.map(({ date }) => date), today);
        if (!taken) return [finding("missing", ["training"], { role: named("role", role) })];
        const until = addMonths(taken, facts.strategy.training_valid_months ?? 0);
        if (until >= today) return [];
        const values = { role: named("role", role), taken: day(taken), until: day(until) };
        return [finding("expired", ["training"], values)];
      });
    },

    "screenshots-kept"({ plan, channel, facts, today }) {
      if (!RUNNING.includes(plan.status) || !channel?.screenshots) return null;
      const found = [];
      if (!plan.screenshots?.responsible) {
        found.push(finding("no-responsible", ["screenshots", "responsible"]));
      }
      const months = facts.strategy.screenshot_interval_months ?? 0;
      const taken = latestBy(each(plan.screenshots?.log), today);
      const since = taken ?? firstDay(plan);
      if (since && addMonths(since, months) >= today) return found;
      /** @type {PlanPath} */
      const where = ["screenshots", "log"];
      if (taken) {
        const values = { taken: day(taken), due: day(addMonths(taken, months)) };
        found.push(finding("overdue", where, values));
      } else found.push(finding("none", where, { n: months, months }));
      return found;
    },

    "ros-done"({ plan, facts, today }) {
      if (!PROPOSED_ON.includes(plan.status)) return null;
      const { ros } = plan;
      if (!ros) return [finding("missing", ["ros"])];
      const found = [];
      const until = ros.date ? addMonths(ros.date, facts.strategy.ros_valid_months ?? 0) : today;
      if (ros.date > today) {
        found.push(finding("future", ["ros", "date"], { date: day(ros.date) }));
      } else if (until < today) {
        const values = { date: day(ros.date), until: day(until) };
        found.push(finding("expired", ["ros", "date"], values));
      }
      const users = entrustedRoles(plan);
      if (users.length > 0 && !users.some((role) => each(ros.done_by).includes(role))) {
        found.push(finding("not-by-users", ["ros", "done_by"]));
      }
      if (each(ros.risks).length === 0) found.push(finding("no-risks", ["ros", "risks"]));
      return found;
    },

    "sender-fits-channel"({ plan, channel }) {
      if (!PROPOSED_ON.includes(plan.status)) return null;
      if (!plan.sender) return [finding("missing", ["sender"])];
      if (channel?.signature !== "required" || plan.sender === "personal") return [];
      return [finding("must-sign", ["sender"], { channel: named("channel", plan.channel) })];
    },

    "account-official"(subject) {
      const { plan, channel } = subject;
      if (!plan.account?.url) {
        if (plan.status !== "active" || !channel?.domains.length) return null;
        return [finding("missing", ["account"], { channel: named("channel", plan.channel) })];
      }
      if (plan.status === "rejected") return null;
      const fault = addressFault(subject, plan.account.url);
      if (fault) return [fault];
      return plansWithSameAccount(subject).map((other) =>
        finding("shared", ["account", "url"], { plan: named("plan", other) }),
      );
    },

    "channel-allowed"({ plan, channel }) {
      const asks = plan.status === "draft" || PROPOSED_ON.includes(plan.status);
      if (!channel || !asks) return null;
      const { status, instead } = channel;
      if (status !== "not-allowed" && status !== "retired") return [];
      const message = instead.length > 0 ? `${status}-instead` : status;
      const values = { channel: named("channel", plan.channel), instead: named("channel", ...instead) };
      return [finding(message, ["channel"], values)];
    },

    coordinated({ plan, id, channel, facts }) {
      if (!PROPOSED_ON.includes(plan.status) || !channel) return null;
      const audiences = each(plan.audiences).filter(Boolean);
      const shared = Object.entries(facts.plans ?? {}).filter(
        ([other, entry]) =>
          other !== id &&
          entry.unit !== plan.unit &&
          PROPOSED_ON.includes(entry.status) &&
          facts.channels[entry.channel]?.kind === channel.kind &&
          entry.audiences?.some((audience) => audiences.includes(audience)),
      );
      if (shared.length === 0) return null;
      const unnamed = shared.filter(([other]) => !each(plan.coordinates_with).includes(other));
      if (unnamed.length === 0) return [];
      const inCommon = new Set(unnamed.flatMap(([, entry]) => entry.audiences ?? []));
      const plans = unnamed.map(([other]) => other).sort();
      const values = {
        n: plans.length,
        count: plans.length,
        plans: named("plan", ...plans.slice(0, MANY)),
        audiences: named("audience", ...audiences.filter((audience) => inCommon.has(audience))),
      };
      const message = plans.length > MANY ? "many-not-named" : "not-named";
      return [finding(message, ["coordinates_with"], values)];
    },

    "agreement-made"({ plan, today }) {
      if (!APPROVED_ON.includes(plan.status)) return null;
      if (!plan.agreement) return [finding("missing", ["agreement"])];
      if (plan.agreement <= today) return [];
      return [finding("future", ["agreement"], { date: day(plan.agreement) })];
    },

    evaluated({ plan, facts, today }) {
      if (plan.status !== "active") return null;
      const last = latestBy(each(plan.evaluations).map((each) => each?.date), today);
      const since = last ?? firstDay(plan);
      const due = since && addMonths(since, facts.strategy.evaluation_interval_months ?? 0);
      if (due && due >= today) return [];
      if (!last || !due) return [finding("none", ["evaluations"])];
      return [finding("overdue", ["evaluations"], { last: day(last), due: day(due) })];
    },

    "closure-analysed"({ plan, channel, today }) {
      if (plan.status !== "closed") return null;
      const { closure } = plan;
      if (!closure) return [finding("missing", ["closure"])];
      const found = [];
      if (closure.date > today) {
        found.push(finding("future", ["closure", "date"], { date: day(closure.date) }));
      }
      if (!closure.analysis) found.push(finding("no-analysis", ["closure", "analysis"]));
      const isArchived = closure.archived && closure.archived <= today;
      if (channel?.screenshots && !isArchived) {
        found.push(finding("not-archived", ["closure", "archived"]));
      }
      if (plan.account && closure.handle_kept === undefined) {
        found.push(finding("handle-untold", ["closure", "handle_kept"]));
      }
      return found;
    },

    // Last: it looks at what the others found.
    "exception-valid"({ plan, found, today }) {
      const exceptions = each(plan.exceptions);
      if (plan.status === "rejected" || exceptions.length === 0) return null;
      return exceptions.flatMap((exception, index) => {
        /** @type {PlanPath} */
        const where = ["exceptions", index];
        const { rule: id, until } = exception ?? {};
        if (!id) return [];
        if (id === "exception-valid") return [finding("of-itself", [...where, "rule"])];
        const rule = named("rule", id);
        const judged = found.get(id);
        if (plan.status === "closed" && !judged) return [];
        if (until < today) {
          return [finding("expired", [...where, "until"], { rule, until: day(until) })];
        }
        const isUnused = judged ? judged.length === 0 : judged === null && plan.status === "active";
        if (isUnused) return [finding("unused", where, { rule })];
        const faults = [];
        if (!exception.reason) faults.push(finding("no-reason", where, { rule }));
        if (!until) faults.push(finding("no-end", where, { rule }));
        if (!exception.granted_by) faults.push(finding("no-grantor", where, { rule }));
        return faults;
      });
    },
  };

  /** @param {any} goal @param {string} today */
  function isSettled({ by, target, measured }, today) {
    return each(measured).some(
      (each) =>
        each?.date <= today &&
        ((target !== undefined && each.value >= target) || (by !== undefined && each.date >= by)),
    );
  }

  /** Everyone in the plan, each with the place. @param {PlanData} plan @returns {[PlanPath, any][]} */
  function people(plan) {
    /** @type {[PlanPath, any][]} */
    const found = [
      [["responsible"], plan.responsible],
      ...each(plan.others).map((person, index) => /** @type {any} */ ([["others", index], person])),
      ...each(plan.oversight?.leave).map(
        (cover, index) => /** @type {any} */ ([["oversight", "leave", index, "by"], cover?.by]),
      ),
      [["screenshots", "responsible"], plan.screenshots?.responsible],
    ];
    return found.filter(([, person]) => person);
  }

  /** Whether an exception allows the plan to depart from a rule today. @param {string} rule @param {Subject} subject */
  function isExcused(rule, { plan, today }) {
    if (rule === "exception-valid") return false;
    return each(plan.exceptions).some(
      (each) => each?.rule === rule && each.reason && each.granted_by && each.until >= today,
    );
  }

  window.handbookPlanRules = {
    known: Object.keys(RULES),

    judge(plan, id, facts, today) {
      const channel = Object.hasOwn(facts.channels, plan.channel)
        ? facts.channels[plan.channel]
        : undefined;
      /** @type {Subject} */
      const subject = { plan, id, facts, channel, today, found: new Map() };
      return Object.entries(RULES).flatMap(([rule, check]) => {
        const level = facts.rules[rule]?.level ?? "off";
        const found = level === "off" ? null : check(subject);
        subject.found.set(rule, found);
        if (!found || isExcused(rule, subject)) return [];
        return found.map((each) => ({ rule, level, ...each }));
      });
    },
  };
})();
