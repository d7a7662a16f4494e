/**
 * The plan as the form to sign: what stands in the fields, step by step, on paper. A field that is
 * empty has a line to write on.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookPlanPaper")) return;

  /** @param {Element | null} place */
  function wordsOf(place) {
    const copy = /** @type {Element | null} */ (place?.cloneNode(true) ?? null);
    for (const each of copy?.querySelectorAll(".plan-form__required, .visually-hidden") ?? []) {
      each.remove();
    }
    return copy?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  }

  window.handbookPlanPaper = (host, words) => {
    const paper = host.querySelector("[data-part=paper]");

    /** @param {Element} field */
    function valueOf(field) {
      const control = field.querySelector("[data-path]");
      if (control instanceof HTMLSelectElement) return wordsOf(control.selectedOptions[0] ?? null);
      if (control instanceof HTMLInputElement && control.type === "date") {
        return control.value && words.day(control.value);
      }
      const isText = control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement;
      return isText ? control.value.trim() : "";
    }

    /**
     * The lines of a fieldset or field: its own, and those of what stands in it.
     * @param {Element} place
     * @returns {string[]}
     */
    function linesOf(place) {
      if (place.matches(".plan-form__ticked")) {
        const ticked = [...place.querySelectorAll("input:checked")];
        return [ticked.map((box) => wordsOf(box.closest("label"))).join(", ")].filter(Boolean);
      }
      if (place.matches(".plan-form__list")) {
        const items = [...place.querySelectorAll(":scope > ol > li")];
        return items.map((item) => partsOf(item).flat().join("; ")).filter(Boolean);
      }
      if (place.matches(".plan-form__field")) return [valueOf(place)].filter(Boolean);
      return partsOf(place).flatMap(([first = "", ...rest]) =>
        rest.length > 0 ? [first, ...rest.map((line) => `– ${line}`)] : [first],
      );
    }

    /**
     * What stands in an item or a group: each part with its name, the items of a list one by one.
     * @param {Element} place
     * @returns {string[][]}
     */
    function partsOf(place) {
      const only = place.querySelector(":scope > .plan-form__field");
      if (only) return [linesOf(only)];
      const fields = place.querySelectorAll(
        ":scope > .plan-form__fields > *, :scope > fieldset > .plan-form__fields > *",
      );
      return [...fields].flatMap((field) => {
        const lines = linesOf(field);
        if (lines.length === 0) return [];
        const isOne = lines.length === 1 || !field.matches(".plan-form__list");
        const name = nameOf(field);
        return [isOne ? [`${name}: ${lines.join("; ")}`] : [`${name}:`, ...lines]];
      });
    }

    /** @param {Element} field */
    function nameOf(field) {
      return wordsOf(field.querySelector("legend, label"));
    }

    /** @param {Element} field */
    function toRow(field) {
      const row = document.createElement("div");
      row.className = "field";
      const name = document.createElement("dt");
      name.textContent = nameOf(field);
      const value = document.createElement("dd");
      const lines = linesOf(field);
      if (lines.length === 0) value.className = "plan-form__line";
      for (const line of lines) {
        const shown = document.createElement("p");
        shown.textContent = line;
        value.append(shown);
      }
      row.append(name, value);
      return { row, isShown: lines.length > 0 || !field.matches(".plan-form__spared") };
    }

    /** @param {Element} step */
    function toSection(step) {
      const rows = [
        ...step.querySelectorAll(":scope > .plan-form__field, :scope > .plan-form__group"),
      ].map(toRow);
      const shown = rows.filter(({ isShown }) => isShown);
      if (shown.length === 0) return [];
      const title = document.createElement("h2");
      title.textContent = wordsOf(step.querySelector("h2"));
      const list = document.createElement("dl");
      list.className = "form";
      list.append(...shown.map(({ row }) => row));
      return [title, list];
    }

    return (title) => {
      const heading = document.createElement("h1");
      heading.textContent = title;
      const steps = host.querySelectorAll("form > [data-step]");
      paper?.replaceChildren(heading, ...[...steps].flatMap(toSection));
    };
  };
})();
