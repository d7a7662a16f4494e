/** Where the kept lists of one checklist stand in the store, and which one is open. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookChecklistShelf")) return;

  const VERSION = 1;

  window.handbookChecklistShelf = (checklist) => {
    const store = window.handbookStore;
    const lists = window.handbookChecklists;
    const prefix = `checklist:${checklist}:`;
    const viewKey = `checklist-view:${checklist}`;

    const shelf = {
      /** @returns {{id: string, record: ChecklistRecord}[]} */
      all() {
        return store.keys(prefix).flatMap((key) => {
          const id = key.slice(prefix.length);
          const record = shelf.read(id);
          return record ? [{ id, record }] : [];
        });
      },

      /**
       * The list as it is in the store at this moment: another tab may have changed it.
       * @param {string} id
       * @returns {ChecklistRecord | null}
       */
      read(id) {
        const parsed = lists.parse(store.read(prefix + id, VERSION));
        return "record" in parsed ? parsed.record : null;
      },

      /**
       * @param {string} id
       * @param {ChecklistRecord} record
       */
      write(id, record) {
        store.write(prefix + id, VERSION, lists.toPlain(record));
      },

      /** @param {string} id */
      remove(id) {
        store.remove(prefix + id);
      },

      /**
       * The list that a plan or a name has.
       * @param {string} name
       * @param {string | null} plan
       * @returns {string | null} its id
       */
      find(name, plan) {
        const found = shelf
          .all()
          .find(({ record }) =>
            plan === null ? lists.fold(record.name) === lists.fold(name) : record.plan === plan,
          );
        return found ? found.id : null;
      },

      /**
       * An id for a new list. Two tabs that make the same list give it the same id; it does not
       * change when the list is renamed, so another name may stand there already.
       * @param {string} name
       * @param {string | null} plan
       */
      newId(name, plan) {
        const base = plan === null ? `name:${lists.fold(name)}` : `plan:${plan}`;
        let id = base;
        for (let count = 2; shelf.read(id); count++) id = `${base}:${count}`;
        return id;
      },

      /** @returns {ChecklistView} how the reader last looked at the checklist */
      view() {
        /** @type {any} */
        const kept = store.read(viewKey, VERSION) ?? {};
        return {
          open: typeof kept.open === "string" ? kept.open : "",
          role: typeof kept.role === "string" ? kept.role : "",
          hideDone: kept.hideDone === true,
        };
      },

      /** @param {ChecklistView} view */
      keepView(view) {
        store.write(viewKey, VERSION, view);
      },

      /**
       * Calls back when another tab changes a list.
       * @param {() => void} callback
       */
      watch(callback) {
        return store.watch((key) => {
          if (key === "" || key.startsWith(prefix)) callback();
        });
      },
    };
    return shelf;
  };
})();
