/** What the tools' pages are made of: the parts that the server names, new elements, dialogs. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookPage")) return;

  /** @type {HandbookPage["element"]} */
  function element(tag, text = "", className = "") {
    const made = document.createElement(tag);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  /** @type {HandbookPage["button"]} */
  function button(label, data = {}) {
    const made = element("button", label, "md-button");
    made.type = "button";
    Object.assign(made.dataset, data);
    return made;
  }

  /** @type {HandbookPage["choice"]} */
  function choice(dialog, { value, label }) {
    const made = button(label);
    // Enter pressed once too often destroys nothing.
    if (value === "") made.setAttribute("autofocus", "");
    made.addEventListener("click", () => dialog.close(value));
    return made;
  }

  /** @type {HandbookPage["showDialog"]} */
  function showDialog(dialog) {
    const opener = document.activeElement;
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((resolve) => {
      const closed = () => {
        if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
        resolve(dialog.returnValue);
      };
      dialog.addEventListener("close", closed, { once: true });
    });
  }

  window.handbookPage = {
    element,
    button,
    choice,
    showDialog,

    partsOf(within) {
      /** @type {any} */
      const parts = {};
      for (const part of within.querySelectorAll("[data-part]")) {
        parts[part.getAttribute("data-part") ?? ""] = part;
      }
      return parts;
    },

    slot: (within, name) =>
      /** @type {HTMLElement} */ (within.querySelector(`[data-slot="${name}"]`)),

    copyOf(template) {
      const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
      return /** @type {HTMLElement} */ (copy.firstElementChild);
    },

    setText(place, text) {
      if (place.textContent !== text) place.textContent = text;
    },

    asker: (parts, cancel) => (title, text, choices) => {
      parts.askTitle.textContent = title;
      parts.askText.textContent = text;
      const all = [...choices, { value: "", label: cancel }];
      parts.askChoices.replaceChildren(...all.map((each) => choice(parts.ask, each)));
      return showDialog(parts.ask);
    },

    async copy(text) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        return false; // Blocked, or the page has no secure address.
      }
    },

    giveByHand(field, text) {
      field.value = text;
      field.focus();
      field.select();
    },
  };
})();
