/**
 * <handbook-quiz data-setup='{...}'>
 *
 * The server renders all questions with their answers to unfold; this asks them one at a time in
 * a shuffled order, tells right from wrong, and keeps the answers on the reader's own machine.
 * What an attempt is stands in quiz-attempt.js, how it is drawn in quiz-page.js.
 */
(() => {
  "use strict";
  if (customElements.get("handbook-quiz")) return;

  const VERSION = 1;

  /**
   * @param {HTMLElement} host
   * @param {QuizSetup} setup
   * @param {AbortSignal} signal ends everything that outlives the element
   */
  function start(host, setup, signal) {
    const quizzes = window.handbookQuizzes;
    const store = window.handbookStore;
    const page = window.handbookQuizPage(host, setup);
    const { parts, t } = page;
    const key = `quiz:${setup.quiz}`;
    /** What is asked until the reader chooses something: nothing is kept before that. */
    let draft = quizzes.begin(setup);
    /** The question that is shown; empty for the result. */
    let current = "";
    /** Whether the store had an attempt when it was last looked at. */
    let stored = false;
    /** The attempt that was shown last. */
    let shown = "";
    /** What undo puts back. @type {QuizKept | null} */
    let takeBack = null;

    /** What the store holds at this moment: another tab may have changed it. */
    function kept() {
      return quizzes.parse(store.read(key, VERSION));
    }

    /** The attempt as the store has it, with the questions as they are now. */
    function present() {
      const { attempt } = kept();
      // What has been removed, here or in another tab, does not come back.
      if (stored && !attempt) draft = quizzes.begin(setup);
      stored = attempt !== null;
      return attempt ? quizzes.fit(attempt, setup).attempt : draft;
    }

    /** @param {QuizKept} next */
    function keep(next) {
      store.write(key, VERSION, next);
    }

    function draw() {
      const attempt = present();
      if (attempt.id !== shown) current = attempt.result ? "" : attempt.current;
      const known = attempt.answers.some(({ id }) => id === current);
      if (!known && !(current === "" && attempt.result)) current = attempt.current;
      shown = attempt.id;
      page.draw({ kept: kept(), attempt, current });
    }

    /** @param {string} text */
    function say(text) {
      parts.message.textContent = text;
      parts.undo.hidden = true;
      takeBack = null;
    }

    /** @param {string} text */
    function sayWithUndo(text) {
      const before = kept();
      say(text);
      parts.undo.hidden = false;
      takeBack = before;
    }

    /** Answers given since, in another tab, are not taken back; in this one, they end the offer. */
    function hasGoneOn() {
      const { attempt } = kept();
      const isAnother = attempt !== null && attempt.id !== takeBack?.attempt?.id;
      return isAnother && attempt.answers.some(({ chosen }) => chosen.length > 0);
    }

    /**
     * Changes the attempt from what the store holds, so that two tabs do not undo each other's
     * work.
     * @param {(attempt: QuizAttempt) => void} change
     */
    function alter(change) {
      const attempt = present();
      const before = attempt.id;
      if (before !== shown) {
        // The reader meant another attempt than the one that stands there now.
        draw();
        say(t("message.elsewhere"));
        return;
      }
      change(attempt);
      attempt.current = current || attempt.current;
      const { passed } = kept();
      const all = attempt.answers.every(({ given }) => given);
      if (all && !attempt.result) {
        attempt.result = quizzes.judge(attempt, setup, window.handbookToday.iso());
      }
      const fresh = attempt.result && quizzes.hasPassed(attempt.result) ? attempt.result : null;
      keep({ attempt, passed: fresh ?? passed });
      draw();
    }

    // What the reader does --------------------------------------------------------------------

    function choose() {
      const chosen = page
        .inputs(current)
        .filter((input) => input.checked)
        .map((input) => Number(input.value));
      page.showError(current, "");
      say("");
      alter((attempt) => {
        const answer = attempt.answers.find(({ id }) => id === current);
        if (answer && !answer.given) answer.chosen = chosen;
        else say(t("message.answered-elsewhere"));
      });
    }

    function submit() {
      const answer = present().answers.find(({ id }) => id === current);
      if (!answer) return;
      if (answer.given) return step(1);
      if (answer.chosen.length === 0) return page.showError(current, t("question.none"));
      say("");
      alter((attempt) => {
        const mine = attempt.answers.find(({ id }) => id === current);
        if (mine) mine.given = true;
      });
      page.verdict(current)?.focus();
    }

    /**
     * Goes on to another question: while some are left, the next of those.
     * @param {1 | -1} way
     */
    function step(way) {
      const { answers, result } = present();
      const here = answers.findIndex(({ id }) => id === current);
      const after = way === 1 ? [...answers.slice(here + 1), ...answers.slice(0, here)] : [];
      const open = result ? after[0] : (after.find(({ given }) => !given) ?? after[0]);
      const target = way === 1 ? open : answers[here - 1];
      if (target) show(target.id);
    }

    /** @param {string} question empty for the result */
    function show(question) {
      current = question;
      say("");
      // What nobody has answered anything of is not kept: looking is no attempt.
      if (kept().attempt && question) alter(() => {});
      draw();
      (question ? page.heading(question) : parts.resultTitle)?.focus();
    }

    function restart() {
      sayWithUndo(t("message.restarted"));
      const attempt = quizzes.begin(setup);
      keep({ attempt, passed: kept().passed });
      draw();
      page.heading(current)?.focus();
    }

    function erase() {
      sayWithUndo(t("message.erased"));
      store.remove(key);
      draw();
      parts.undo.focus();
    }

    /** What has changed since the reader was here is told once. */
    function begin() {
      const { attempt, passed } = kept();
      if (!attempt) return;
      const { changed, left, attempt: fitted } = quizzes.fit(attempt, setup);
      if (!changed) return;
      if (attempt.result) {
        keep({ attempt: null, passed });
        say(t("message.changed-after"));
      } else {
        keep({ attempt: fitted, passed });
        say(t("message.changed", { n: left }));
      }
    }

    const on = window.handbookListener(signal);

    on(parts.form, "change", choose);
    on(parts.form, "submit", (event) => {
      event.preventDefault();
      submit();
    });
    on(parts.next, "click", () => step(1));
    on(parts.previous, "click", () => step(-1));
    on(parts.toResult, "click", () => show(""));
    on(parts.review, "click", () => show(present().answers[0]?.id ?? ""));
    on(parts.repeatList, "click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("[data-see]") : null;
      if (button) show(button.getAttribute("data-see") ?? "");
    });
    on(parts.again, "click", restart);
    on(parts.restart, "click", restart);
    on(parts.erase, "click", erase);
    on(parts.undo, "click", () => {
      const gone = hasGoneOn();
      if (takeBack && !gone) keep(takeBack);
      draw();
      say(t(gone ? "message.gone-on" : "message.undone"));
      (current ? page.heading(current) : parts.resultTitle)?.focus();
    });
    on(parts.print, "click", () => window.print());
    const stop = store.watch((changed) => {
      if (changed !== key && changed !== "") return;
      const before = shown;
      draw();
      if (takeBack && hasGoneOn()) say(t("message.gone-on"));
      else if (before !== shown) say(t("message.elsewhere"));
    });
    signal.addEventListener("abort", stop);

    begin();
    draw();
    host.dataset.ready = "";
    for (const part of [parts.bar, parts.actions]) part.hidden = false;
  }

  window.handbookTool("handbook-quiz", start);
})();
