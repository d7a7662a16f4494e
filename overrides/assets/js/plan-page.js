/**
 * The plan form as the server rendered it: how a state is put into its fields, how items come and
 * go, and how remarks are shown. What the reader does is in plan-editor.js.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookPlanPage")) return;

  /** The attributes in which @ stands for the number of an item. */
  const NUMBERED = [
    "id", "for", "aria-describedby", "data-path", "data-problems", "data-list", "data-add",
    "data-remove", "data-tick", "data-at",
  ]; // prettier-ignore
  const LEVELS = ["problem", "error", "warning", "notice", "later"];
  const ERRORS = ["problem", "error", "later"];

  /** @param {PlanPath} where */
  function idOf(where) {
    return `plan-${where.join("-")}`;
  }

  /** @param {ParentNode} part @param {number} index */
  function number(part, index) {
    for (const each of part.querySelectorAll("*")) {
      for (const name of NUMBERED) {
        const value = each.getAttribute(name);
        if (value?.includes("@")) {
          each.setAttribute(name, value.replace(/[^\s]+/g, (word) => word.replace("@", `${index}`)));
        }
      }
      if (each instanceof HTMLTemplateElement) number(each.content, index);
      else if (each.hasAttribute("data-number")) each.textContent = String(index + 1);
    }
  }

  /**
   * Shows elements in a place, which is left alone when they stand there already: a link that is
   * being pressed, or marked text, is not taken away.
   * @param {Element} place
   * @param {Element[]} shown
   */
  function show(place, shown) {
    const markup = (/** @type {Iterable<Element>} */ elements) =>
      [...elements].map((each) => each.outerHTML).join("");
    if (markup(place.children) !== markup(shown)) place.replaceChildren(...shown);
  }

  /** @param {Element} control @param {string} value */
  function setValue(control, value) {
    if (control instanceof HTMLSelectElement) {
      control.querySelector("option[data-unknown]")?.remove();
      if (![...control.options].some((option) => option.value === value)) {
        const option = new Option(value, value);
        option.dataset.unknown = "";
        control.append(option);
      }
      control.value = value;
    } else if (control instanceof HTMLInputElement) {
      const isDay = /^$|^\d{4}-\d{2}-\d{2}$/.test(value);
      if (control.type === "date" && !isDay) control.type = "text";
      control.value = value;
      // A day that no calendar has is shown as it was written.
      if (control.type === "date" && control.value !== value) {
        control.type = "text";
        control.value = value;
      }
    } else if (control instanceof HTMLTextAreaElement) control.value = value;
  }

  window.handbookPlanPage = (host, setup, words) => {
    const { t } = words;
    const { element, button } = window.handbookPage;
    /** @type {PlanParts} */
    const parts = { propose: null, ...window.handbookPage.partsOf(host) };
    const steps = [...setup.steps.map(({ id }) => id), "finish"];
    let several = false;

    /** @param {string} id */
    const byId = (id) => host.querySelector(`[id="${CSS.escape(id)}"]`);

    // Fields ------------------------------------------------------------------------------------

    /**
     * @param {PlanSpec} spec
     * @param {PlanPath} where
     * @param {any} state
     */
    function fillField(spec, where, state) {
      if (spec.kind === "group") {
        for (const field of spec.fields ?? []) {
          fillField(field, [...where, field.name], state[field.name]);
        }
      } else if (spec.kind === "list") fillList(where, state);
      else if (spec.kind === "text") {
        for (const [language, text] of Object.entries(state)) {
          const control = controlOf(where, language);
          if (control) setValue(control, text);
        }
      } else {
        const control = controlOf(where);
        if (control) setValue(control, state);
      }
    }

    /** @param {PlanPath} where @param {string} [language] */
    function controlOf(where, language = setup.default) {
      return byId(idOf(where) + (language === setup.default ? "" : `-${language}`));
    }

    /** @type {PlanPage["fillList"]} */
    function fillList(where, state) {
      const path = where.join(".");
      const items = Array.isArray(state) ? state : [];
      const box = host.querySelector(`[data-list="${path}"]`);
      if (!box) return fillTicks(path, items);
      // The list's own: items hold lists with templates of their own.
      const list = box.querySelector(":scope > ol");
      const template = /** @type {HTMLTemplateElement | null} */ (
        box.querySelector(":scope > template")
      );
      const spec = window.handbookPlanValues.specAt(setup.spec, where)?.item;
      if (!list || !template || !spec) return;
      list.replaceChildren(
        ...items.map((_, index) => {
          const made = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
          number(made, index);
          return made;
        }),
      );
      for (const each of box.querySelectorAll("[data-add], [data-remove]")) {
        each.removeAttribute("hidden");
      }
      items.forEach((item, index) => fillField(spec, [...where, index], item));
      showSeveral(several);
    }

    /** @param {string} path @param {PlanState[]} ids */
    function fillTicks(path, ids) {
      const known = [...host.querySelectorAll(`[data-tick="${path}"]`)];
      for (const box of known) {
        if (!(box instanceof HTMLInputElement)) continue;
        box.checked = ids.includes(box.value);
        if (box.hasAttribute("data-unknown") && !box.checked) box.closest("li")?.remove();
      }
      const list = known[0]?.closest("ul");
      const values = known.map((box) => box.getAttribute("value"));
      for (const id of new Set(ids)) {
        if (typeof id !== "string" || values.includes(id) || !list) continue;
        const box = document.createElement("input");
        Object.assign(box, { type: "checkbox", value: id, checked: true });
        Object.assign(box.dataset, { tick: path, unknown: "" });
        const label = document.createElement("label");
        label.append(box, " ", element("span", id));
        const row = document.createElement("li");
        row.append(label);
        list.append(row);
      }
    }

    /** @param {boolean} shown */
    function showSeveral(shown) {
      several = shown;
      parts.several.checked = shown;
      for (const each of host.querySelectorAll(".plan-form__translation")) {
        each.toggleAttribute("hidden", !shown);
      }
    }

    // Remarks -----------------------------------------------------------------------------------

    /** @param {PlanPath} where */
    function stepOf(where) {
      const [name] = where;
      const step = setup.steps.find(({ fields }) => fields.includes(String(name)));
      return step?.id ?? "finish";
    }

    /** The nearest place for a remark. @param {PlanPath} where @param {(path: PlanPath) => Element | null} find */
    function nearest(where, find) {
      for (let end = where.length; end > 0; end--) {
        const found = find(where.slice(0, end));
        if (found) return found;
      }
      return null;
    }

    /** @type {PlanPage["showRemarks"]} */
    function showRemarks(remarks) {
      /** @type {Map<Element, Element[]>} */
      const slots = new Map();
      for (const slot of host.querySelectorAll("[data-problems]")) slots.set(slot, []);
      const wrong = new Set();
      for (const { where, level, text, language } of remarks) {
        const slot = nearest(where, (path) => {
          return host.querySelector(`[data-problems="${path.join(".")}"]`);
        });
        const line = element("p", "", `plan-form__problem plan-form__problem--${level}`);
        const name = t(`level.${level}`);
        line.append(element("strong", `${name}:`), ` ${text}`);
        if (slot) slots.get(slot)?.push(line);
        if (level === "problem") wrong.add(controlOf(where, language));
      }
      for (const [slot, lines] of slots) {
        show(slot, lines);
      }
      for (const control of host.querySelectorAll("[data-path], [data-part=planId]")) {
        if (wrong.has(control)) control.setAttribute("aria-invalid", "true");
        else control.removeAttribute("aria-invalid");
      }
    }

    /** @type {PlanPage["showStates"]} */
    function showStates(remarks, isSeen) {
      for (const step of steps.slice(0, -1)) {
        const mark = host.querySelector(`[data-go="${step}"]`);
        const words = mark?.querySelector("[data-state]");
        if (!(mark instanceof HTMLElement) || !words) continue;
        const own = remarks.filter(({ where }) => stepOf(where) === step);
        const errors = own.filter(({ level }) => ERRORS.includes(level)).length;
        const rest = own.length - errors;
        const kind = errors ? "errors" : rest ? "remarks" : "ok";
        const isShown = isSeen(step, kind);
        mark.dataset.is = isShown ? kind : "";
        words.textContent = isShown ? t(`state.${kind}`, { n: errors || rest }) : "";
      }
    }

    /** @type {PlanPage["labelOf"]} */
    function labelOf(where) {
      const found = nearest(where, (path) => byId(idOf(path)));
      if (!found) return "";
      const isBox = found.matches("fieldset");
      const own = isBox ? found.querySelector("legend") : labelFor(found);
      // A field is told with what it stands in: a group, or an item. A list only holds its items.
      const around = isBox
        ? found.parentElement?.closest(".plan-form__item > fieldset")
        : found.closest("fieldset:not(.plan-form__list)");
      const names = [around?.querySelector("legend"), own].filter((name) => name != null);
      return names.map(plainText).join(": ");
    }

    /** @param {Element} field */
    function labelFor(field) {
      return host.querySelector(`label[for="${field.id}"]`);
    }

    /** @param {Element} place */
    function plainText(place) {
      const copy = /** @type {Element} */ (place.cloneNode(true));
      for (const each of copy.querySelectorAll(".plan-form__required, .visually-hidden")) {
        each.remove();
      }
      return copy.textContent?.replace(/\s+/g, " ").trim() ?? "";
    }

    /** @type {PlanPage["showSummary"]} */
    function showSummary(remarks, isDraft) {
      const groups = [
        { key: "problems", of: ["problem"] },
        { key: "findings", of: ["error", "warning", "notice"] },
        { key: "later", of: ["later"] },
      ];
      const shown = groups.flatMap(({ key, of }) => {
        const own = remarks.filter(({ level }) => of.includes(level));
        if (own.length === 0) return [];
        own.sort(
          (one, other) =>
            LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level) ||
            steps.indexOf(stepOf(one.where)) - steps.indexOf(stepOf(other.where)),
        );
        const list = document.createElement("ul");
        list.append(...own.map(toLine));
        return [element("h3", t(`summary.${key}`, { n: own.length })), list];
      });
      if (shown.length === 0) shown.push(element("p", t(`summary.${isDraft ? "ready" : "clear"}`)));
      show(parts.summary, shown);
    }

    /** @param {PlanRemark} remark */
    function toLine({ where, text, language }) {
      const line = document.createElement("li");
      const link = element("a", labelOf(where) || words.t("draft.unnamed"));
      link.setAttribute("href", `#${idOf(where)}`);
      link.dataset.fix = JSON.stringify({ where, language });
      line.append(link, `: ${text}`);
      return line;
    }

    // Drafts ------------------------------------------------------------------------------------

    /** @type {PlanPage["showKept"]} */
    function showKept(all, open) {
      const { action: focused, draft: ofDraft } =
        document.activeElement instanceof HTMLElement ? document.activeElement.dataset : {};
      parts.kept.hidden = all.length === 0;
      parts.kept.replaceChildren(
        ...all.map(({ key, name, changed }) => {
          const row = document.createElement("li");
          if (key === open) row.setAttribute("aria-current", "true");
          row.append(element("strong", name), " ");
          row.append(element("span", t("draft.when", { date: words.day(changed) }), "muted"), " ");
          for (const action of ["open", "rename", "remove"]) {
            const made = button(t(`draft.${action}`), { action, draft: key });
            made.append(element("span", ` ${name}`, "visually-hidden"));
            row.append(made);
          }
          return row;
        }),
      );
      for (const made of parts.kept.querySelectorAll("button")) {
        if (made.dataset.action === focused && made.dataset.draft === ofDraft) made.focus();
      }
    }

    return {
      parts,
      steps,
      stepOf,
      fillList,
      showSeveral,
      showRemarks,
      showStates,
      showSummary,
      showKept,
      labelOf,
      ask: window.handbookPage.asker(parts, t("ask.cancel")),

      fill(state) {
        fillField(setup.spec, [], state);
      },

      read(field) {
        const path = field.getAttribute("data-path");
        const isField =
          field instanceof HTMLInputElement ||
          field instanceof HTMLSelectElement ||
          field instanceof HTMLTextAreaElement;
        if (!path || !isField) return null;
        const { language } = field.dataset;
        const where = window.handbookPlanValues.toPath(path);
        return { where: language ? [...where, language] : where, value: field.value };
      },

      showStep(step) {
        for (const section of host.querySelectorAll("[data-step]")) {
          section.toggleAttribute("hidden", section.getAttribute("data-step") !== step);
        }
        for (const mark of host.querySelectorAll("[data-go]")) {
          if (mark.getAttribute("data-go") === step) mark.setAttribute("aria-current", "step");
          else mark.removeAttribute("aria-current");
        }
        parts.severalRow.hidden = step === "finish";
        parts.back.hidden = step === steps[0];
        parts.next.hidden = step === "finish";
      },

      focusOn(where, language) {
        if (language && language !== setup.default) showSeveral(true);
        const found =
          controlOf(where, language) ?? nearest(where, (path) => byId(idOf(path)));
        if (!(found instanceof HTMLElement)) return;
        found.focus({ preventScroll: true });
        found.scrollIntoView({ block: "center" });
      },

      focusList(where, index) {
        const box = host.querySelector(`[data-list="${where.join(".")}"]`);
        const item = box?.querySelector(`:scope > ol > li:nth-child(${index + 1})`);
        const place = item?.querySelector("input, select, textarea") ?? box?.querySelector("[data-add]");
        if (place instanceof HTMLElement) place.focus();
      },
    };
  };
})();
