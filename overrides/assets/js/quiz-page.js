/**
 * A quiz as the server rendered it: its questions and words, and how an attempt is drawn on it.
 * What the reader does is in quiz.js.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookQuizPage")) return;

  /**
   * Puts elements into an order; those that are in it already are left alone, with their focus.
   * @param {Element} parent
   * @param {Element[]} children
   */
  function arrange(parent, children) {
    if (children.some((child, i) => parent.children[i] !== child)) parent.append(...children);
  }

  window.handbookQuizPage = (host, setup) => {
    const quizzes = window.handbookQuizzes;
    const { t } = window.handbookWords(setup.texts, setup.locale);
    const { element, button, setText } = window.handbookPage;
    /** @type {QuizParts} */
    const parts = window.handbookPage.partsOf(host);
    const boxes = new Map(
      [...host.querySelectorAll("[data-question]")].map((box) => [
        box.getAttribute("data-question") ?? "",
        /** @type {HTMLElement} */ (box),
      ]),
    );

    /**
     * @param {string} question
     * @param {string} selector
     * @returns {HTMLElement | null}
     */
    function within(question, selector) {
      return boxes.get(question)?.querySelector(selector) ?? null;
    }

    /** @type {QuizPage["inputs"]} */
    function inputs(question) {
      return [...(boxes.get(question)?.querySelectorAll("input") ?? [])];
    }

    /** @type {QuizPage["showError"]} */
    function showError(question, text) {
      const place = within(question, "[data-error]");
      if (place) place.textContent = text;
      for (const input of inputs(question)) {
        if (text) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
      }
      if (text) inputs(question)[0]?.focus();
    }

    /** @type {QuizPage["draw"]} */
    function draw({ kept, attempt, current }) {
      const { answers, result } = attempt;
      arrange(
        parts.questions,
        answers.flatMap(({ id }) => boxes.get(id) ?? []),
      );
      answers.forEach((answer, i) => drawQuestion(answer, i + 1, answers.length, current));
      drawProgress(attempt);
      parts.blocked.hidden = window.handbookStore.persistent;
      parts.result.hidden = current !== "" || result === null;
      if (result) drawResult(attempt, result);
      // Beside the result the questions are on paper only.
      parts.form.toggleAttribute("data-resting", current === "");
      parts.steps.hidden = current === "";
      const shown = answers.find(({ id }) => id === current);
      parts.answer.hidden = shown?.given === true;
      parts.toResult.hidden = result === null;
      parts.previous.hidden = answers[0]?.id === current;
      parts.next.hidden = answers.length < 2 || (result !== null && answers.at(-1)?.id === current);
      // What the reader should do next stands out.
      const done = shown?.given === true && result === null;
      parts.next.classList.toggle("md-button--primary", done);
      const told = kept.passed ? JSON.stringify(kept.passed) : "";
      parts.certificate.hidden = told === "";
      if (parts.certificate.dataset.result !== told) parts.certificate.dataset.result = told;
      parts.restart.hidden = !answers.some(({ chosen }) => chosen.length > 0) || result !== null;
      parts.erase.hidden = kept.attempt === null && kept.passed === null;
    }

    /**
     * @param {QuizAnswer} answer
     * @param {number} i
     * @param {number} all
     * @param {string} current
     */
    function drawQuestion(answer, i, all, current) {
      const box = boxes.get(answer.id);
      const list = box?.querySelector("[data-options]");
      if (!box || !list) return;
      box.toggleAttribute("data-current", answer.id === current);
      box.toggleAttribute("data-given", answer.given);
      const number = box.querySelector("[data-number]");
      if (number) number.textContent = t("question.number", { i, all });
      const options = new Map(
        [...list.children].map((row) => [Number(row.getAttribute("data-option")), row]),
      );
      arrange(
        list,
        answer.order.flatMap((n) => options.get(n) ?? []),
      );
      const right = setup.questions.find(({ id }) => id === answer.id)?.right ?? [];
      for (const [n, row] of options) {
        const chosen = answer.chosen.includes(n);
        drawOption(row, chosen, answer.given, right.includes(n));
        if (answer.given) explain(box, row, n);
      }
      const verdict = within(answer.id, "[data-verdict]");
      if (verdict) {
        verdict.hidden = !answer.given;
        const correct = quizzes.isRight(answer, setup);
        const wrong = right.length > 1 ? "wrong-several" : "wrong";
        verdict.textContent = answer.given ? t(`verdict.${correct ? "right" : wrong}`) : "";
        verdict.classList.toggle("quiz__verdict--right", correct);
      }
      const answered = box.querySelector("[data-answers]");
      answered?.setAttribute("hidden", ""); // It is for those without the script.
      box.querySelector("[data-laws]")?.toggleAttribute("hidden", !answer.given);
    }

    /**
     * @param {Element} row
     * @param {boolean} chosen
     * @param {boolean} given
     * @param {boolean} right
     */
    function drawOption(row, chosen, given, right) {
      const input = row.querySelector("input");
      const told = row.querySelector("[data-told]");
      if (!input || !told) return;
      input.checked = chosen;
      input.disabled = given;
      told.toggleAttribute("hidden", !given);
      const state = `${right ? "right" : "wrong"}-${chosen ? "chosen" : "left"}`;
      if (given) row.setAttribute("data-state", state);
      else row.removeAttribute("data-state");
      told.replaceChildren(...(given ? [element("strong", t(`told.${state}`)), " "] : []));
    }

    /**
     * Sets an option's explanation below it.
     * @param {Element} box
     * @param {Element} row
     * @param {number} n
     */
    function explain(box, row, n) {
      const explanation = box.querySelector(`[data-explanation="${n}"]`)?.cloneNode(true);
      if (!(explanation instanceof Element)) return;
      explanation.removeAttribute("data-explanation");
      row.querySelector("[data-told]")?.append(explanation);
    }

    /** @param {QuizAttempt} attempt */
    function drawProgress(attempt) {
      const all = attempt.answers.length;
      const done = attempt.answers.filter(({ given }) => given).length;
      parts.progress.max = Math.max(all, 1);
      parts.progress.value = done;
      const right = quizzes.countRight(attempt, setup);
      const text = t(done ? "progress.done" : "progress.none", { done, all, right });
      setText(parts.count, text);
    }

    /**
     * @param {QuizAttempt} attempt
     * @param {QuizResult} result
     */
    function drawResult(attempt, result) {
      const { right, all, needed } = result;
      const passed = quizzes.hasPassed(result);
      const kind = right === all ? "flawless" : passed ? "passed" : "failed";
      const percent = quizzes.percent(result);
      parts.resultText.textContent = t(`result.${kind}`, { right, all, needed, percent });
      parts.resultText.classList.toggle("quiz__verdict--right", passed);
      parts.again.classList.toggle("md-button--primary", !passed);
      const missed = attempt.answers.filter((answer) => !quizzes.isRight(answer, setup));
      parts.repeat.hidden = missed.length === 0;
      parts.repeatList.replaceChildren(...missed.map(({ id }) => toRepeat(id)));
    }

    /** @param {string} question */
    function toRepeat(question) {
      const row = document.createElement("li");
      const heading = within(question, "h3");
      const words = document.createElement("p");
      words.append(...[...(heading?.childNodes ?? [])].map((node) => node.cloneNode(true)));
      const see = button(t("result.see"), { see: question });
      see.classList.add("no-print");
      see.append(element("span", `: ${heading?.textContent?.trim() ?? ""}`, "visually-hidden"));
      row.append(words);
      const laws = within(question, "[data-laws]")?.cloneNode(true);
      if (laws instanceof Element) {
        laws.removeAttribute("hidden");
        laws.removeAttribute("data-laws");
        row.append(laws);
      }
      row.append(see);
      return row;
    }

    return {
      parts,
      t,
      heading: (question) => within(question, "h3"),
      verdict: (question) => within(question, "[data-verdict]"),
      inputs,
      showError,
      draw,
    };
  };
})();
