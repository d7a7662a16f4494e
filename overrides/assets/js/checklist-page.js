/**
 * A checklist as the server rendered it: its items and words, and how a list is drawn on it.
 * What the reader does is in checklist.js.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookChecklistPage")) return;

  /** @param {HTMLElement} host */
  function findGroups(host) {
    return [...host.querySelectorAll("[data-group]")].map((box) => ({
      box: /** @type {HTMLElement} */ (box),
      title: wordsOf(box.querySelector("legend")),
      items: [...box.querySelectorAll("[data-item]")].flatMap((row) => {
        const input = row.querySelector("input");
        return row instanceof HTMLElement && input ? [findItem(row, input)] : [];
      }),
    }));
  }

  /**
   * @param {HTMLElement} row
   * @param {HTMLInputElement} input
   */
  function findItem(row, input) {
    const text = wordsOf(row.querySelector("label"));
    return {
      id: row.dataset.item ?? "",
      row,
      input,
      text: window.handbookChecklists.itemText(text),
      who: wordsOf(row.querySelector("[data-who]")),
      roles: row.dataset.roles?.split(" ").filter(Boolean) ?? [],
      kinds: row.dataset.kinds?.split(" ").filter(Boolean) ?? [],
      marks: findMarks(row, input),
    };
  }

  /**
   * The place for what is told of an item: that it is new, or when it was done.
   * @param {HTMLElement} row
   * @param {HTMLInputElement} input
   */
  function findMarks(row, input) {
    const id = `${input.id}-marks`;
    const there = row.querySelector(".checklist__marks");
    if (there) return there;
    const marks = window.handbookPage.element("p", "", "checklist__marks");
    marks.id = id;
    const described = input.getAttribute("aria-describedby");
    input.setAttribute("aria-describedby", described ? `${described} ${id}` : id);
    row.querySelector("label")?.after(marks);
    return marks;
  }

  /** @param {Element | null} place */
  function wordsOf(place) {
    return place?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  }

  window.handbookChecklistPage = (host, setup) => {
    const lists = window.handbookChecklists;
    const { t, day: dayWords } = window.handbookWords(setup.texts, setup.locale);
    const { element, button, setText } = window.handbookPage;
    /** @type {ChecklistParts} */
    const parts = { role: null, kind: null, ...window.handbookPage.partsOf(host) };
    const groups = findGroups(host);
    const items = groups.flatMap((group) => group.items);
    const words = new Map(items.map((item) => [item.id, item.text]));

    /** @param {ChecklistRecord} record */
    function nameOf(record) {
      return planOf(record)?.name || record.name || t("chooser.unnamed");
    }

    /** @param {ChecklistRecord} record */
    function planOf(record) {
      return setup.plans.find((plan) => plan.id === record.plan);
    }

    /** @param {ChecklistRecord} record */
    function kindOf(record) {
      const kind = record.kind ?? planOf(record)?.kind ?? "";
      const known = [...(parts.kind?.options ?? [])].some((option) => option.value === kind);
      return known ? kind : "";
    }

    /** @param {ChecklistRecord} record */
    function applying(record) {
      const kind = kindOf(record);
      return items.filter(
        (item) => kind === "" || item.kinds.length === 0 || item.kinds.includes(kind),
      );
    }

    /**
     * @param {ChecklistRecord} record
     * @param {ChecklistItem[]} among
     */
    function countDone(record, among) {
      return among.filter((item) => record.ticks.has(item.id)).length;
    }

    /** @param {ChecklistRecord} record */
    function progressWords(record) {
      const here = applying(record);
      const done = countDone(record, here);
      const complete = done > 0 && done === here.length;
      return t(complete ? "progress.complete" : "progress.done", { done, all: here.length });
    }

    /**
     * @param {ChecklistItem} item
     * @param {string} role
     */
    function isFor(item, role) {
      return role === "" || item.roles.length === 0 || item.roles.includes(role);
    }

    /** @type {ChecklistPage["draw"]} */
    function draw(state) {
      const { record, kept, view } = state;
      const changed = lists.changes(record, words, setup.version, setup.language);
      drawItems(state, changed);
      drawProgress(record, view.role);
      drawChanges(record, changed, kept);
      drawKept(state.all, view.open);
      const name = nameOf(record);
      parts.current.textContent = name;
      parts.rename.hidden = !kept;
      parts.blocked.hidden = window.handbookStore.persistent;
      parts.printedName.textContent = record.name ? name : "";
      parts.printedDate.textContent = dayWords(window.handbookToday.iso());
      if (parts.kind) parts.kind.value = kindOf(record);
      if (parts.role) parts.role.value = view.role;
      parts.hideDone.checked = view.hideDone;
    }

    /**
     * @param {ChecklistState} state
     * @param {ChecklistChanges} changed
     */
    function drawItems({ record, view, fresh }, changed) {
      const here = new Set(applying(record));
      const left = { kind: 0, role: 0, done: 0 };
      for (const item of items) {
        const day = record.ticks.get(item.id);
        const done = day !== undefined;
        /** @type {"kind" | "role" | "done" | null} */
        let reason = null;
        if (!here.has(item)) reason = "kind";
        else if (!isFor(item, view.role)) reason = "role";
        else if (view.hideDone && done && item.id !== fresh) reason = "done";
        if (reason) left[reason] += 1;
        item.row.hidden = reason !== null;
        item.input.checked = done;
        const marks = [];
        if (changed.added.includes(item.id)) marks.push(element("span", t("item.new"), "badge"));
        if (changed.reworded.includes(item.id)) {
          marks.push(element("span", t("item.reworded"), "badge"));
        }
        if (done) marks.push(element("span", t("item.day", { date: dayWords(day) })));
        item.marks.replaceChildren(...marks);
      }
      for (const group of groups) group.box.hidden = group.items.every((item) => item.row.hidden);
      parts.hidden.textContent = Object.entries(left)
        .filter(([, count]) => count > 0)
        .map(([reason, n]) => t(`hidden.${reason}`, { n }))
        .join(" ");
    }

    /**
     * @param {ChecklistRecord} record
     * @param {string} role
     */
    function drawProgress(record, role) {
      const here = applying(record);
      parts.progress.max = Math.max(here.length, 1);
      parts.progress.value = countDone(record, here);
      let text = progressWords(record);
      const chosen = [...(parts.role?.options ?? [])].find((option) => option.value === role);
      if (role && chosen) {
        const own = here.filter((item) => isFor(item, role));
        const values = { done: countDone(record, own), all: own.length, role: chosen.text };
        text += ` · ${t("progress.role", values)}`;
      }
      setText(parts.count, text);
    }

    /**
     * @param {ChecklistRecord} record
     * @param {ChecklistChanges} changed
     * @param {boolean} kept
     */
    function drawChanges(record, { added, removed, reworded }, kept) {
      parts.changes.hidden = !kept || added.length + removed.length + reworded.length === 0;
      const lines = [t("changes.title")];
      if (added.length) lines.push(t("changes.added", { n: added.length }));
      if (reworded.length) lines.push(t("changes.reworded", { n: reworded.length }));
      parts.changesText.textContent = lines.join(" ");
      parts.changesRemoved.hidden = removed.length === 0;
      parts.changesList.replaceChildren(
        ...removed.map((text) => {
          const line = element("li", text);
          if (record.language !== setup.language) line.lang = record.language;
          return line;
        }),
      );
    }

    /**
     * @param {{id: string, record: ChecklistRecord}[]} all
     * @param {string} open
     */
    function drawKept(all, open) {
      const rows = all.map(({ id, record }) => ({ id, record, name: nameOf(record) }));
      rows.sort((a, b) => a.name.localeCompare(b.name, setup.locale) || (a.id < b.id ? -1 : 1));
      parts.kept.hidden = rows.length === 0;
      parts.keptTitle.textContent = t("kept.title", { count: rows.length });
      const active = document.activeElement;
      const { action: focusedAction, list: focusedList } =
        active instanceof HTMLElement ? active.dataset : {};
      parts.keptList.replaceChildren(
        ...rows.map(({ id, record, name }) => {
          const row = document.createElement("li");
          if (id === open) row.setAttribute("aria-current", "true");
          row.append(element("strong", name), " ");
          row.append(element("span", progressWords(record), "tool__hint"), " ");
          for (const action of ["open", "rename", "remove"]) {
            const made = button(t(`kept.${action}`), { action, list: id });
            made.append(element("span", ` ${name}`, "visually-hidden"));
            row.append(made);
          }
          return row;
        }),
      );
      for (const made of parts.keptList.querySelectorAll("button")) {
        const { action, list } = made.dataset;
        if (list && action === focusedAction && list === focusedList) made.focus();
      }
    }

    /** @param {ChecklistRecord} record */
    function toMarkdown(record) {
      const here = new Set(applying(record));
      const about = [nameOf(record), dayWords(window.handbookToday.iso()), progressWords(record)].join(" · ");
      const shown = groups.map((group) => ({
        title: group.title,
        items: group.items
          .filter((item) => here.has(item))
          .map((item) => ({ text: item.text, note: item.who, done: record.ticks.has(item.id) })),
      }));
      const filled = shown.filter((group) => group.items.length > 0);
      return lists.toMarkdown(setup.title, about, filled);
    }

    parts.plans.replaceChildren(
      ...setup.plans.map((plan) => {
        const option = document.createElement("option");
        option.value = plan.name;
        return option;
      }),
    );
    const ask = window.handbookPage.asker(parts, t("ask.cancel"));
    return { parts, words, t, nameOf, draw, ask, toMarkdown };
  };
})();
