/**
 * Buttons with data-handbook-print print the page; without scripts they are not shown.
 *
 * Each sheet tells whose it is, which page, when it was printed and of which version of the
 * handbook: the margins of print.css show what is set here.
 */
(() => {
  "use strict";

  const show = () => {
    for (const button of document.querySelectorAll("[data-handbook-print]")) {
      button.removeAttribute("hidden");
    }
  };

  const label = () => {
    const foot = document.querySelector(".page-foot");
    if (!(foot instanceof HTMLElement)) return;
    const { printOrganisation = "", printDay = "", printVersion = "" } = foot.dataset;
    const { lang } = document.documentElement;
    // The day first, as everywhere else in the handbook.
    const locale = lang === "en" ? "en-GB" : lang;
    const today = new Intl.DateTimeFormat(locale, { dateStyle: "long" });
    const printed = printDay.replace("{date}", today.format(new Date()));
    for (const [name, text] of Object.entries({
      organisation: printOrganisation,
      title: document.title,
      version: `${printed}. ${printVersion}.`,
    })) {
      document.documentElement.style.setProperty(`--hb-print-${name}`, JSON.stringify(text));
    }
  };

  /** Where a link leads out of the handbook, and does not say so itself. */
  const address = () => {
    for (const link of document.querySelectorAll('.md-content a[href^="http"]')) {
      if (!(link instanceof HTMLAnchorElement) || link.origin === location.origin) continue;
      const bare = link.href.replace(/^https?:\/\/|\/$/g, "");
      if (!link.textContent?.includes(bare)) link.dataset.printAddress = link.href;
    }
  };

  window.addEventListener("beforeprint", label);
  window.addEventListener("beforeprint", address);
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest("[data-handbook-print]")) window.print();
  });
  // Material swaps the page's body without loading it anew.
  new MutationObserver(show).observe(document.body, { childList: true, subtree: true });
  show();
})();
