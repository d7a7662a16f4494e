/** Files that the reader saves and opens; nothing leaves the reader's own machine. */
(() => {
  "use strict";
  if (window.handbookFiles) return;

  const LONGEST_NAME = 80;

  /**
   * @param {File} file
   * @param {number} limit in bytes
   * @returns {Promise<{text: string} | HandbookRefusal>}
   */
  async function textOf(file, limit) {
    if (file.size > limit) return { refused: "too-large", detail: "" };
    try {
      const bytes = await file.arrayBuffer();
      return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
    } catch {
      return { refused: "unreadable", detail: "" };
    }
  }

  window.handbookFiles = {
    /**
     * A file name that every system takes, made of plain words.
     * @param {string[]} words
     * @param {string} ending without the dot
     */
    name(words, ending) {
      const stem = words
        .join(" ")
        .normalize("NFC")
        .replace(/[^\p{L}\p{N}]+/gu, "-");
      return `${[...stem].slice(0, LONGEST_NAME).join("").replace(/^-+|-+$/g, "")}.${ending}`;
    },

    /**
     * Offers a file to be saved.
     * @param {string} name
     * @param {string} type
     * @param {string} text
     */
    save(name, type, text) {
      const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
      const link = document.createElement("a");
      link.href = address;
      link.download = name;
      // Material's instant navigation takes clicks on links in the page; this one is outside it.
      link.dispatchEvent(new MouseEvent("click", { cancelable: true }));
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    },

    /** @type {HandbookFiles["offer"]} */
    offer(on, button, input, take) {
      on(button, "click", () => input.click());
      on(input, "change", () => {
        const file = input.files?.[0];
        button.focus(); // where a dialog leads back to; a click does not focus it in every browser
        // Emptied, so that the same file can be chosen again.
        if (file) void take(file).finally(() => (input.value = ""));
      });
    },

    /** @type {HandbookFiles["take"]} */
    async take(file, limit, parse) {
      const read = await textOf(file, limit);
      const taken = "text" in read ? parse(read.text) : read;
      if (!("refused" in taken)) return taken;
      const size = Math.ceil(file.size / 1000);
      return { refused: taken.refused, told: { detail: taken.detail, size, limit: limit / 1000 } };
    },

    pack: (kind, version, content) => `${JSON.stringify({ kind, version, ...content }, null, 2)}\n`,

    /** @type {HandbookFiles["unpack"]} */
    unpack(text, kind, version) {
      /** @type {unknown} */
      let data;
      try {
        data = JSON.parse(text);
      } catch {
        return { refused: "not-json", detail: "" };
      }
      const { isObject } = window.handbookPlain;
      if (!isObject(data) || data.kind !== kind) return { refused: "other-kind", detail: "" };
      if (data.version !== version) {
        const told = Number.isSafeInteger(data.version) ? String(data.version) : "?";
        return { refused: "other-version", detail: told };
      }
      return { data };
    },
  };
})();
