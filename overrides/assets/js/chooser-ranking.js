/**
 * How the chooser ranks: one channel's points, and what speaks for it and against it.
 *
 * A question gives a fit from 0 to 1, and counts by its weight. The points are the sum of weight
 * times fit over the answered questions, as a share of their weights: 100 when all fits are 1.
 * The weights stand on the server (macros/views/chooser.py), which also explains them on the page.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookChooser")) return;

  /**
   * @param {string[]} wanted
   * @param {string[]} there
   */
  function split(wanted, there) {
    return {
      met: wanted.filter((one) => there.includes(one)),
      missed: wanted.filter((one) => !there.includes(one)),
    };
  }

  /** @type {Window["handbookChooser"]["judge"]} */
  function judge(channel, answers, weights) {
    /** @type {ChooserReason[]} */
    const pros = [];
    /** @type {ChooserReason[]} */
    const cons = [];
    /** @type {ChooserReason[]} */
    const stops = [];
    let apart = false;
    let sum = 0;
    let most = 0;

    /**
     * @param {keyof ChooserSetup["weights"]} question
     * @param {number} fit
     */
    const count = (question, fit) => {
      sum += weights[question] * fit;
      most += weights[question];
    };
    /**
     * @param {ChooserReason[]} reasons
     * @param {string} key
     * @param {ChooserReason["values"]} [values]
     */
    const note = (reasons, key, values = {}) => reasons.push({ key, values });

    if (answers.audiences.length) {
      const { met, missed } = split(answers.audiences, channel.audiences);
      count("audiences", met.length / answers.audiences.length);
      if (met.length) note(pros, "reaches", { audiences: met });
      if (missed.length) note(cons, "misses", { audiences: missed });
      apart ||= met.length === 0;
    }
    if (answers.purposes.length) {
      const { met, missed } = split(answers.purposes, channel.purposes);
      count("purposes", met.length / answers.purposes.length);
      if (met.length) note(pros, "suits", { purposes: met });
      if (missed.length) note(cons, "unsuited", { purposes: missed });
      apart ||= met.length === 0;
    }
    if (answers.hours !== null) {
      const enough = answers.hours >= channel.hours;
      const taken = answers.hours > 0 ? channel.hours / answers.hours : 0;
      count("time", enough ? 1 - taken : 0);
      note(enough ? pros : stops, enough ? "time-enough" : "time-short", {
        n: channel.hours,
        hours: answers.hours,
      });
    }
    if (answers.reply !== null && channel.reply) {
      if (answers.reply <= channel.reply) note(pros, "reply-enough", { reply: channel.reply });
      else if (answers.reply === Infinity) note(stops, "reply-nobody", { reply: channel.reply });
      else note(stops, "reply-late", { reply: channel.reply });
    }
    if (answers.weekend !== null) {
      if (!channel.watched) note(pros, "weekend-closed");
      else if (answers.weekend) note(pros, "weekend-covered");
      else note(stops, "weekend-open");
    }
    if (answers.keep) {
      count("archive", channel.screenshots ? 0 : 1);
      if (!channel.screenshots) note(pros, "archive-free");
    }
    // A duty whatever was answered.
    if (channel.screenshots) note(cons, "archive-work");
    if (channel.trial) note(cons, "trial");
    if (answers.signed === true) note(pros, channel.signed ? "signed-fits" : "signed-open");
    if (answers.signed === false) {
      if (channel.signed) note(stops, "signed-stops");
      else note(pros, "unsigned-open");
    }
    count("status", channel.status);

    return {
      channel,
      points: Math.round((100 * sum) / most),
      group: apart ? "apart" : stops.length ? "blocked" : "fits",
      pros,
      cons: [...stops, ...cons],
    };
  }

  window.handbookChooser = {
    judge,
    /** All channels, the best first; equal ones stay in the server's order. */
    rank(answers, setup) {
      return setup.channels
        .map((channel) => judge(channel, answers, setup.weights))
        .sort((one, other) => other.points - one.points);
    },
  };
})();
