/** Buttons with data-handbook-print print the page; without scripts they are not shown. */
(() => {
  "use strict";

  const show = () => {
    for (const button of document.querySelectorAll("[data-handbook-print]")) {
      button.removeAttribute("hidden");
    }
  };

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest("[data-handbook-print]")) window.print();
  });
  // Material swaps the page's body without loading it anew.
  new MutationObserver(show).observe(document.body, { childList: true, subtree: true });
  show();
})();
