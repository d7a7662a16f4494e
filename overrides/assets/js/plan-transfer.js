/** How a plan comes into the form and goes out of it: files, the clipboard, the repository's host. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookPlanTransfer")) return;

  const LONGEST_DETAIL = 80;

  window.handbookPlanTransfer = (setup, words, page, drafts, tell) => {
    const files = window.handbookFiles;
    const yaml = window.handbookPlanYaml;
    const proposal = window.handbookProposal;
    const values = window.handbookPlanValues;
    const { isId, line } = window.handbookPlain;
    const { parts } = page;
    const { t } = words;
    const { say } = tell;

    /**
     * @param {string} text
     * @param {string} fileName
     * @param {PlanDraft} blank
     * @returns {{draft: PlanDraft} | HandbookRefusal}
     */
    function toDraft(text, fileName, blank) {
      const exported = drafts.fromFile(text);
      if (exported) return exported;
      const read = yaml.read(text);
      if ("refused" in read) return read;
      const parsed = values.fromData(read.data, setup);
      if ("refused" in parsed) return parsed;
      const stem = fileName.replace(/\.[a-z]+$/i, "");
      const isOurs = Object.hasOwn(setup.facts.plans ?? {}, stem);
      return {
        draft: {
          ...blank,
          base: isOurs ? stem : "",
          id: !isOurs && isId(stem) ? stem : "",
          comments: read.comments,
          state: parsed.state,
        },
      };
    }

    /**
     * @param {string} text
     * @param {string} address where to go from there
     * @returns {Promise<boolean>} whether it was copied without the reader's help
     */
    async function copy(text, address) {
      if (await window.handbookPage.copy(text)) return true;
      const { copyDialog, copyLink, copyText } = parts;
      copyLink.hidden = address === "";
      if (address) Object.assign(copyLink, { href: address, target: "_blank", rel: "noopener noreferrer" });
      const closed = window.handbookPage.showDialog(copyDialog);
      window.handbookPage.giveByHand(copyText, text);
      await closed;
      return false;
    }

    return {
      async importFile(file, blank) {
        await tell.bringOthers();
        const parse = (/** @type {string} */ text) => toDraft(text, file.name, blank);
        const next = await files.take(file, yaml.limit, parse);
        if (!("refused" in next)) return next.draft;
        const { refused, told } = next;
        const limit = refused === "too-many" ? values.most : told.limit;
        const detail = line(told.detail, LONGEST_DETAIL);
        say(t(`refused.${refused}`, { ...told, detail, limit }));
        return null;
      },

      exportDraft(draft, name) {
        const file = files.name([name], "json");
        files.save(file, "application/json", drafts.toFile(draft));
        say(t("message.exported", { file }));
      },

      save({ id, text, isWrong }) {
        const file = files.name([id || "plan"], "yml");
        files.save(file, "application/yaml", text);
        say(t(isWrong ? "message.saved-wrong" : "message.saved", { file }));
      },

      async copyPlan({ text }) {
        if (await copy(text, "")) say(t("message.copied"));
      },

      async propose({ id, text, isWrong }, isNew) {
        if (!setup.proposal) return;
        if (isWrong) {
          say(t("message.wrong"));
          parts.summary.focus();
          return;
        }
        const { address, filled } = proposal.address(setup.proposal, `${id}.yml`, isNew, text);
        if (!filled && !(await copy(text, address))) return;
        const key = filled ? "proposed" : isNew ? "proposed-copied" : "proposed-edit";
        say(t(`message.${key}`));
        proposal.open(address, parts.message, t("message.no-tab"));
      },
    };
  };
})();
