/**
 * <handbook-plan-form data-setup='{...}'>
 *
 * The server renders the whole form, empty and printable. This brings it to life: it starts
 * plan-editor.js.
 */
(() => {
  "use strict";
  if (customElements.get("handbook-plan-form")) return;

  window.handbookTool("handbook-plan-form", window.handbookPlanEditor);
})();
