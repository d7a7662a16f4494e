/**
 * <handbook-ros data-setup='{...}'>
 *
 * The server renders the handbook's risks and the parts of a workbench; this lets a group judge
 * them. It is what the reader does; what an analysis is stands in ros-records.js and ros-model.js,
 * where it is kept in ros-shelf.js, how it is drawn in ros-page.js.
 */
(() => {
  "use strict";
  if (customElements.get("handbook-ros")) return;

  /**
   * @param {HTMLElement} host
   * @param {RosSetup} setup
   * @param {AbortSignal} signal ends everything that outlives the element
   */
  function start(host, setup, signal) {
    const ros = window.handbookRos;
    const files = window.handbookFiles;
    const plain = window.handbookPlain;
    const shelf = window.handbookRosShelf();
    const { t } = window.handbookWords(setup.texts, setup.locale);
    const model = window.handbookRosModel(setup, window.handbookWords(setup.texts, setup.locale));
    const page = window.handbookRosPage(host, setup, model);
    const { parts } = page;
    /** The id of the open analysis; empty while none is. */
    let open = "";
    /** What the reader sees, as the store had it when it was last looked at. */
    let draft = model.begin(null, null, "");
    /** Whether the store had it. */
    let kept = false;
    /** @type {(() => void) | null} */
    let takeBack = null;
    /** Whether taking back would undo what is done after it, too. */
    let takesAll = false;

    function render() {
      if (open) {
        const stored = shelf.read(open);
        if (stored) draft = stored;
        else if (kept) say(t("message.removed-elsewhere", { name: model.titleOf(draft) }));
        kept = stored !== null;
      }
      page.draw(draft, open, shelf.all());
      renderChooser();
    }

    /** Another tab has changed some analysis. */
    function follow() {
      const before = JSON.stringify(draft);
      const wasKept = kept;
      render();
      const changed = wasKept && kept && JSON.stringify(draft) !== before;
      if (changed && !takeBack) say(t("message.changed-elsewhere"));
    }

    function renderChooser() {
      const { plan, channel } = chosen();
      const name = ros.cleanName(parts.name.value);
      const known = shelf.read(shelf.idOf({ ...draft, plan, channel, name })) !== null;
      parts.begin.textContent = t((plan || channel) && known ? "begin.open" : "begin.new");
    }

    /** @param {string} text */
    function say(text) {
      parts.message.textContent = text;
      parts.bar.hidden = false;
      parts.undo.hidden = true;
      takeBack = null;
    }

    /**
     * @param {string} text
     * @param {() => void} undo
     * @param {boolean} all whether it puts a whole analysis back
     */
    function sayWithUndo(text, undo, all) {
      say(text);
      takeBack = undo;
      takesAll = all;
      parts.undo.hidden = false;
      // The button that was pressed may be gone with what it was for.
      const active = document.activeElement;
      if (active === document.body || active?.closest("[hidden]")) parts.undo.focus();
    }

    // Which analysis is open ------------------------------------------------------------------

    function chosen() {
      const [kind, id = null] = parts.subject.value.split(":");
      return { plan: kind === "plan" ? id : null, channel: kind === "channel" ? id : null };
    }

    /**
     * @param {string} id
     * @param {RosRecord} begun what to begin from where the store has nothing
     */
    function show(id, begun) {
      open = id;
      draft = begun;
      kept = false;
      shelf.keepLast(id);
      render();
    }

    function begin() {
      const { plan, channel } = chosen();
      const missing = !plan && !channel;
      parts.subjectError.textContent = missing ? t("begin.empty") : "";
      if (missing) {
        parts.subject.setAttribute("aria-invalid", "true");
        return parts.subject.focus();
      }
      const record = model.begin(plan, channel, ros.cleanName(parts.name.value));
      const id = shelf.idOf(record);
      const known = shelf.read(id) !== null;
      if (!known) shelf.write(id, record);
      show(id, record);
      say(t(known ? "message.opened" : "message.created", { name: model.titleOf(draft) }));
      parts.title.focus();
    }

    /** What the address asks for, or what was open last. Nothing is kept until it is changed. */
    function showFirst() {
      const query = new URLSearchParams(location.search);
      for (const kind of ["plan", "channel"]) {
        const value = `${kind}:${query.get(kind)}`;
        if ([...parts.subject.options].some((option) => option.value === value)) {
          parts.subject.value = value;
          const { plan, channel } = chosen();
          const record = model.begin(plan, channel, "");
          return show(shelf.idOf(record), record);
        }
      }
      const last = shelf.last();
      const record = shelf.read(last);
      if (record) show(last, record);
      else render();
    }

    // What is in it -----------------------------------------------------------------------------

    /**
     * Changes the open analysis from what the store holds at this moment, so that two tabs do
     * not undo each other's work.
     * @param {(record: RosRecord) => void} change
     */
    function alter(change) {
      const record = shelf.read(open) ?? draft;
      change(record);
      draft = record;
      shelf.write(open, record);
      if (takesAll) {
        takeBack = null;
        parts.undo.hidden = true;
      }
      render();
    }

    /** @param {Event} event */
    function judge(event) {
      const field = event.target;
      const known = field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement;
      const id = known ? field.closest("li")?.dataset.risk : undefined;
      if (!known || !id) return;
      const { value } = field;
      const degree = value === "" ? null : Number(value);
      alter((record) => {
        const risk = record.risks.find((one) => one.id === id);
        if (!risk) return;
        switch (field.dataset.field) {
          case "text":
            risk.text = model.own(value);
            break;
          case "measure":
            risk.measure = model.own(value);
            break;
          case "probability":
            risk.probability = degree ?? risk.probability;
            break;
          case "consequence":
            risk.consequence = degree ?? risk.consequence;
            break;
          case "residualProbability":
            risk.residualProbability = degree;
            break;
          case "residualConsequence":
            risk.residualConsequence = degree;
            break;
        }
      });
    }

    /** @param {RosRisk} risk @param {string} message */
    function take(risk, message) {
      if (draft.risks.length >= ros.most) return say(t("message.most"));
      alter((record) => {
        if (!record.risks.some(({ id }) => id === risk.id)) record.risks.push(risk);
      });
      say(message);
    }

    function add() {
      const id = ros.newId();
      take(
        {
          id,
          risk: null,
          text: model.own(""),
          was: "",
          probability: 3,
          consequence: 3,
          measure: model.own(""),
          residualProbability: null,
          residualConsequence: null,
          others: [],
        },
        t("message.added"),
      );
      page.focusRisk(id, "text");
    }

    /** @param {Event} event */
    function handleOther(event) {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      const risk = setup.risks.find(({ id }) => id === button?.dataset.take);
      if (!risk) return;
      take(model.take(risk), t("message.taken", { name: risk.name }));
      page.focusRisk(risk.id);
    }

    /** @param {Event} event */
    function handleCard(event) {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      const card = button?.closest("[data-risk]");
      const id = card instanceof HTMLElement ? (card.dataset.risk ?? "") : "";
      if (button?.dataset.action === "remove") leaveOut(id);
      if (button?.dataset.action === "decide") decide(id, Number(button.dataset.other));
    }

    /**
     * Settles a risk that groups have judged differently.
     * @param {string} id
     * @param {number} other whose judgement holds; -1 for the one that stands there
     */
    function decide(id, other) {
      const before = (shelf.read(open) ?? draft).risks.find((risk) => risk.id === id);
      if (!before) return;
      /** @param {RosRisk} risk */
      const put = (risk) =>
        alter((record) => {
          record.risks = record.risks.map((one) => (one.id === id ? risk : one));
        });
      put({ ...before, ...before.others[other], others: [] });
      const analysis = open;
      const undo = () => {
        if (open !== analysis) return;
        put(before);
        page.focusRisk(id);
      };
      sayWithUndo(t("message.decided", { name: model.nameOf(before) }), undo, true);
    }

    /** @param {string} id */
    function leaveOut(id) {
      const there = (shelf.read(open) ?? draft).risks;
      const index = there.findIndex((risk) => risk.id === id);
      const risk = there[index];
      if (!risk) return;
      alter((record) => {
        record.risks = record.risks.filter((one) => one.id !== id);
      });
      const analysis = open;
      sayWithUndo(
        t("message.left-out", { name: model.nameOf(risk) }),
        () => {
          if (open !== analysis) return;
          alter((record) => {
            if (!record.risks.some((one) => one.id === id)) record.risks.splice(index, 0, risk);
          });
          page.focusRisk(id);
        },
        false,
      );
    }

    function sort() {
      alter((record) => {
        record.risks = model.sorted(record.risks);
      });
      say(t("message.sorted"));
    }

    function chooseRoles() {
      const boxes = [...parts.roles.querySelectorAll("input")];
      alter((record) => {
        const unknown = record.roles.filter((role) => !Object.hasOwn(setup.roles, role));
        const checked = boxes.filter((box) => box.checked).map((box) => box.value);
        record.roles = [...checked, ...unknown];
      });
    }

    function chooseDate() {
      const { value } = parts.date;
      if (!plain.isDay(value)) {
        say(t("message.no-date"));
        return;
      }
      alter((record) => {
        record.date = value;
      });
    }

    // The kept analyses ---------------------------------------------------------------------------

    /** @param {Event} event */
    function handleKept(event) {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      const { action, analysis = "" } = button?.dataset ?? {};
      const record = shelf.read(analysis);
      if (!record) return;
      if (action === "remove") void remove(analysis);
      if (action === "open") {
        show(analysis, record);
        say(t("message.opened", { name: model.titleOf(record) }));
        parts.title.focus();
      }
    }

    /** @param {string} id */
    async function remove(id) {
      const asked = shelf.read(id) ?? (id === open ? draft : null);
      if (!asked) return;
      const name = model.titleOf(asked);
      const choices = [{ value: "remove", label: t("ask.remove.do") }];
      if (!(await page.ask(t("ask.remove.title"), t("ask.remove.text", { name }), choices))) return;
      const before = shelf.read(id) ?? asked;
      const wasOpen = id === open;
      shelf.remove(id);
      if (wasOpen) show("", before);
      else render();
      const undo = () => {
        shelf.write(id, before);
        if (wasOpen) show(id, before);
        else render();
      };
      sayWithUndo(t("message.removed", { name }), undo, true);
    }

    // In and out ----------------------------------------------------------------------------------

    /** @param {File} file */
    async function importFile(file) {
      const parsed = await files.take(file, ros.limit, ros.fromFile);
      if ("refused" in parsed) return say(t(`refused.${parsed.refused}`, parsed.told));
      const { record } = parsed;
      const subject = record.plan === null ? `channel:${record.channel}` : `plan:${record.plan}`;
      if (![...parts.subject.options].some(({ value }) => value === subject)) {
        return say(t("refused.unknown", { detail: record.label || subject }));
      }
      const id = shelf.idOf(record);
      const same = shelf.read(id) !== null;
      // Groups give their analyses names of their own: one about the same can be merged, too.
      const isAbout = draft.plan === record.plan && draft.channel === record.channel;
      const into = same ? id : isAbout ? open : "";
      const there = shelf.read(into);
      if (!there) return takeIn(id, record, null, "imported");
      const name = model.titleOf(there);
      const numbers = { here: there.risks.length, there: record.risks.length };
      const title = t(same ? "ask.import.title" : "ask.import.title-other", { name });
      const choices = [
        { value: "gather", label: t("ask.import.gather") },
        { value: "both", label: t("ask.import.both") },
        ...(same ? [{ value: "replace", label: t("ask.import.replace") }] : []),
      ];
      const answer = await page.ask(title, t("ask.import.text", numbers), choices);
      if (answer === "gather") {
        const before = shelf.read(into);
        const both = model.gather(before ?? there, record);
        if (typeof both === "string") return say(t(`message.${both}`));
        const differ = both.risks.filter(({ others }) => others.length).length;
        takeIn(into, both, before, "gathered", [
          t("message.gathered-risks", { n: both.risks.length }),
          ...(differ ? [t("message.gathered-differ", { n: differ })] : []),
        ]);
      }
      if (answer === "replace") takeIn(id, record, shelf.read(id), "replaced");
      if (answer === "both") {
        const free = freeName(record);
        takeIn(shelf.idOf(free), free, null, "imported");
      }
    }

    /** The record under a name that no other has. @param {RosRecord} record */
    function freeName(record) {
      let named = record;
      // A name as long as may be leaves room for the number.
      const start = [...record.name].slice(0, 70).join("");
      for (let count = 2; shelf.read(shelf.idOf(named)); count++) {
        named = { ...record, name: ros.cleanName(`${start} (${count})`) };
      }
      return named;
    }

    /**
     * @param {string} id
     * @param {RosRecord} record
     * @param {RosRecord | null} before what stood there
     * @param {string} message
     * @param {string[]} [more] further sentences
     */
    function takeIn(id, record, before, message, more = []) {
      const [openBefore, draftBefore] = [open, draft];
      shelf.write(id, record);
      show(id, record);
      const undo = () => {
        if (before) {
          shelf.write(id, before);
          show(id, before);
        } else {
          shelf.remove(id);
          show(openBefore, draftBefore);
        }
      };
      const told = t(`message.${message}`, { name: model.titleOf(record) });
      sayWithUndo([told, ...more].join(" "), undo, true);
    }

    /** @param {string} ending */
    function fileName(ending) {
      return files.name(["ROS", model.titleOf(draft), draft.date], ending);
    }

    function exportFile() {
      const file = fileName("json");
      files.save(file, "application/json", ros.toFile(draft));
      say(t("message.saved", { file }));
    }

    function saveYaml() {
      const file = fileName("yml");
      files.save(file, "text/yaml", parts.yaml.value);
      say(t("message.saved", { file }));
    }

    async function copy() {
      const isCopied = await window.handbookPage.copy(parts.yaml.value);
      if (!isCopied) window.handbookPage.giveByHand(parts.yaml, parts.yaml.value);
      say(t(isCopied ? "message.copied" : "message.by-hand"));
    }

    // Wiring --------------------------------------------------------------------------------------

    const on = window.handbookListener(signal);

    on(parts.chooser, "submit", (event) => {
      event.preventDefault();
      begin();
    });
    on(parts.chooser, "input", () => {
      parts.subjectError.textContent = "";
      parts.subject.removeAttribute("aria-invalid");
      renderChooser();
    });
    on(parts.keptList, "click", handleKept);
    on(parts.date, "change", chooseDate);
    on(parts.date, "blur", () => (parts.date.value = draft.date));
    on(parts.roles, "change", chooseRoles);
    on(parts.list, "input", judge);
    on(parts.list, "click", handleCard);
    on(parts.fitting, "click", handleOther);
    on(parts.further, "click", handleOther);
    on(parts.add, "click", add);
    on(parts.sort, "click", sort);
    for (const radio of host.querySelectorAll("input[name=ros-shown]")) {
      on(radio, "change", () => {
        if (radio instanceof HTMLInputElement) parts.matrices.dataset.shown = radio.value;
      });
    }
    on(parts.matrices, "click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (button?.dataset.go) page.focusRisk(button.dataset.go);
    });
    on(parts.undo, "click", () => {
      const undo = takeBack;
      undo?.();
      say(t("message.undone"));
      if (document.activeElement === document.body) parts.bar.focus();
    });
    on(parts.copy, "click", () => void copy());
    on(parts.saveYaml, "click", saveYaml);
    on(parts.print, "click", () => window.print());
    on(parts.export, "click", exportFile);
    window.handbookFiles.offer(on, parts.import, parts.file, importFile);
    on(parts.reset, "click", () => void remove(open));
    signal.addEventListener("abort", shelf.watch(follow));

    parts.tools.hidden = false;
    showFirst();
  }

  window.handbookTool("handbook-ros", start);
})();
