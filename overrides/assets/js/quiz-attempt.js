/**
 * What an attempt at a quiz is, apart from how it looks: how questions are shuffled, what counts
 * as right, and how it is read from a storage that anything may have written.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookQuizzes")) return;

  const MOST_QUESTIONS = 500;
  const MOST_OPTIONS = 50;

  const { isObject, isId, isDay } = window.handbookPlain;

  /**
   * A new order in which each one is as likely as any other.
   * @template T
   * @param {T[]} items
   */
  function shuffle(items) {
    const mixed = [...items];
    for (let i = mixed.length - 1; i > 0; i--) {
      const j = Math.floor(Math.random() * (i + 1));
      [mixed[i], mixed[j]] = [/** @type {T} */ (mixed[j]), /** @type {T} */ (mixed[i])];
    }
    return mixed;
  }

  /**
   * @param {QuizQuestion} question
   * @returns {QuizAnswer}
   */
  function ask(question) {
    const order = shuffle([...Array(question.options).keys()]);
    return { id: question.id, version: question.version, order, chosen: [], given: false };
  }

  /** @type {HandbookQuizzes["begin"]} */
  function begin(setup) {
    const answers = shuffle(setup.questions).map(ask);
    const id = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
    return { id, answers, current: answers[0]?.id ?? "", result: null };
  }

  // Reading -----------------------------------------------------------------------------------

  /**
   * @param {unknown} value
   * @returns {value is number[]} whether they are numbers of options, each once
   */
  function areNumbers(value) {
    return (
      Array.isArray(value) &&
      value.length <= MOST_OPTIONS &&
      value.every((n) => Number.isInteger(n) && n >= 0 && n < MOST_OPTIONS) &&
      new Set(value).size === value.length
    );
  }

  /** @param {unknown} value */
  function isCount(value) {
    return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MOST_QUESTIONS;
  }

  /**
   * @param {unknown} value
   * @returns {QuizAnswer | null}
   */
  function parseAnswer(value) {
    if (!isObject(value)) return null;
    const { id, version, order, chosen, given } = value;
    if (!isId(id) || typeof version !== "string") return null;
    if (!areNumbers(order) || !areNumbers(chosen)) return null;
    if (Math.max(-1, ...order) !== order.length - 1) return null; // Each of them, once.
    if (!chosen.every((n) => order.includes(n))) return null;
    return { id, version, order, chosen, given: given === true && chosen.length > 0 };
  }

  /**
   * @param {unknown} value
   * @returns {QuizResult | null}
   */
  function parseResult(value) {
    if (!isObject(value)) return null;
    const { date, right, all, needed, version, edition } = value;
    if (!isDay(date) || !isDay(edition) || typeof version !== "string") return null;
    if (![right, all, needed].every(isCount)) return null;
    return {
      date,
      right: Number(right),
      all: Number(all),
      needed: Number(needed),
      version,
      edition,
    };
  }

  /**
   * @param {unknown} value
   * @returns {QuizAttempt | null}
   */
  function parseAttempt(value) {
    if (!isObject(value) || typeof value.id !== "string" || !Array.isArray(value.answers)) {
      return null;
    }
    if (value.answers.length > MOST_QUESTIONS) return null;
    const answers = value.answers.flatMap((answer) => parseAnswer(answer) ?? []);
    const current = typeof value.current === "string" ? value.current : "";
    const result = parseResult(value.result);
    return answers.length ? { id: value.id, answers, current, result } : null;
  }

  /** @type {HandbookQuizzes["parse"]} */
  function parse(value) {
    if (!isObject(value)) return { attempt: null, passed: null };
    return { attempt: parseAttempt(value.attempt), passed: parseResult(value.passed) };
  }

  // Judging -----------------------------------------------------------------------------------

  /** @type {HandbookQuizzes["fit"]} */
  function fit(attempt, setup) {
    const questions = new Map(setup.questions.map((question) => [question.id, question]));
    const kept = attempt.answers.filter((answer) => {
      const question = questions.get(answer.id);
      const same = question?.version === answer.version;
      // One that stands there twice, or was otherwise not written by us, is asked anew.
      return same && question.options === answer.order.length && questions.delete(answer.id);
    });
    const added = shuffle([...questions.values()]).map(ask);
    const answers = [...kept, ...added];
    const found = answers.some((answer) => answer.id === attempt.current);
    const first = answers.find((answer) => !answer.given) ?? answers[0];
    return {
      attempt: {
        ...attempt,
        answers,
        current: found ? attempt.current : (first?.id ?? ""),
        result: answers.every((answer) => answer.given) ? attempt.result : null,
      },
      changed: added.length > 0 || kept.length < attempt.answers.length,
      left: kept.filter((answer) => answer.given).length,
    };
  }

  /** @type {HandbookQuizzes["isRight"]} */
  function isRight(answer, setup) {
    const right = setup.questions.find((question) => question.id === answer.id)?.right ?? [];
    return (
      answer.given &&
      answer.chosen.length === right.length &&
      right.every((n) => answer.chosen.includes(n))
    );
  }

  /** @type {HandbookQuizzes["countRight"]} */
  function countRight(attempt, setup) {
    return attempt.answers.filter((answer) => isRight(answer, setup)).length;
  }

  /** @type {HandbookQuizzes["judge"]} */
  function judge(attempt, setup, day) {
    return {
      date: day,
      right: countRight(attempt, setup),
      all: attempt.answers.length,
      needed: setup.needed,
      version: setup.version,
      edition: setup.edition,
    };
  }

  window.handbookQuizzes = {
    begin,
    parse,
    fit,
    isRight,
    countRight,
    hasPassed: (result) => result.right >= result.needed,
    judge,
    // Rounded down: nobody who has failed reads that they reached the limit.
    percent: (result) => Math.floor((100 * result.right) / Math.max(result.all, 1)),
  };
})();
