/** Prints something made for paper, and nothing else of the page. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookPrintJob")) return;

  /** @type {HTMLElement | null} */
  let sheet = null;

  function clear() {
    sheet?.remove();
    sheet = null;
    delete document.documentElement.dataset.printJob;
  }

  window.handbookPrintJob = (content, kind) => {
    clear();
    sheet = document.createElement("div");
    sheet.className = "print-job md-typeset";
    sheet.append(content);
    document.body.append(sheet);
    document.documentElement.dataset.printJob = kind;
    window.print();
  };

  // Where a browser does not tell, the next job clears up.
  window.addEventListener("afterprint", clear);
})();
