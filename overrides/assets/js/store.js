/**
 * What the reader's own machine remembers: one small wrapper around localStorage.
 *
 * Every entry is kept as {version, value}. A blocked or full storage never breaks a page: what
 * could not be kept stays in memory for as long as the page is open, and `persistent` tells the
 * difference, so that a page can say so.
 */
(() => {
  "use strict";
  if (window.handbookStore) return;

  const PREFIX = "kanalboken:";
  /**
   * What the storage did not take. It goes before what the storage holds, which is older.
   * @type {Map<string, string>}
   */
  const memory = new Map();

  /** @returns {Storage | null} the storage, if it can be read */
  function open() {
    try {
      const storage = window.localStorage;
      storage.getItem(PREFIX);
      // Not something that only stands in for it.
      return storage instanceof Storage ? storage : null;
    } catch {
      return null;
    }
  }

  /** @returns {boolean} whether the storage takes anything; one that is full can still be read */
  function probe() {
    try {
      if (!storage) return false;
      storage.setItem(PREFIX + "probe", "1");
      storage.removeItem(PREFIX + "probe");
      return true;
    } catch {
      return false;
    }
  }

  const storage = open();
  const writable = probe();

  /**
   * @param {string} key
   * @returns {{version: unknown, value: unknown} | null}
   */
  function entryOf(key) {
    let raw = memory.get(key) ?? null;
    try {
      raw ??= storage?.getItem(PREFIX + key) ?? null;
      const entry = raw === null ? null : JSON.parse(raw);
      return typeof entry === "object" && !Array.isArray(entry) ? entry : null;
    } catch {
      return null; // Blocked since, or written by something else.
    }
  }

  window.handbookStore = {
    /** Whether all that was written is still there tomorrow. */
    get persistent() {
      return writable && memory.size === 0;
    },

    /**
     * @param {string} key
     * @param {number} version the version that the caller understands
     * @returns {unknown} the value, or null when there is none or it is of another version
     */
    read(key, version) {
      const entry = entryOf(key);
      return entry && entry.version === version ? (entry.value ?? null) : null;
    },

    /**
     * @param {string} key
     * @param {number} version
     * @param {unknown} value
     * @returns {boolean} whether it will be there tomorrow
     */
    write(key, version, value) {
      const raw = JSON.stringify({ version, value });
      const there = entryOf(key)?.version;
      try {
        // A page that was opened before the handbook's last change does not spoil newer entries.
        if (!storage || (typeof there === "number" && there > version)) throw new Error("closed");
        storage.setItem(PREFIX + key, raw);
        memory.delete(key);
        return true;
      } catch {
        memory.set(key, raw);
        return false;
      }
    },

    /** @param {string} key */
    remove(key) {
      memory.delete(key);
      try {
        storage?.removeItem(PREFIX + key);
      } catch {
        // Blocked: there was nothing to remove.
      }
    },

    /**
     * @param {string} start
     * @returns {string[]} the keys that start so, in order
     */
    keys(start) {
      const found = new Set([...memory.keys()].filter((key) => key.startsWith(start)));
      try {
        for (let i = 0; storage && i < storage.length; i++) {
          const key = storage.key(i);
          if (key?.startsWith(PREFIX + start)) found.add(key.slice(PREFIX.length));
        }
      } catch {
        // Blocked: what is in memory is all there is.
      }
      return [...found].sort();
    },

    /**
     * Calls back when another tab has changed an entry.
     * @param {(key: string) => void} callback takes the key, empty when any may be another: all were
     *   removed at once, or the reader came back to a page that had been put aside and was told nothing
     * @returns {() => void} stops it
     */
    watch(callback) {
      /** @param {StorageEvent} event */
      const listen = (event) => {
        if (event.key === null) callback("");
        else if (event.key.startsWith(PREFIX)) callback(event.key.slice(PREFIX.length));
      };
      /** @param {PageTransitionEvent} event */
      const comeBack = (event) => {
        if (event.persisted) callback("");
      };
      window.addEventListener("storage", listen);
      window.addEventListener("pageshow", comeBack);
      return () => {
        window.removeEventListener("storage", listen);
        window.removeEventListener("pageshow", comeBack);
      };
    },
  };
})();
