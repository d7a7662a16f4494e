/**
 * <handbook-chooser data-setup='{...}'>
 *
 * The server renders the questions, a card for each channel, and a table of all of them; this
 * reads the answers, keeps them in the address, and ranks the cards (chooser-ranking.js).
 */
(() => {
  "use strict";
  if (customElements.get("handbook-chooser")) return;

  const QUIET = 400; // milliseconds without a keystroke before the result is told
  const MOST_ACCOUNTS = 5;
  const LISTS = ["for", "to"];
  const RADIOS = ["reply", "weekend", "keep", "signed"];

  /** @param {string | null} value */
  function yes(value) {
    return value === "yes" ? true : value === "no" ? false : null;
  }

  /**
   * @param {HTMLElement} host
   * @param {ChooserSetup} setup
   * @param {AbortSignal} signal ends everything that outlives the element
   */
  function start(host, setup, signal) {
    const { t, number, list } = window.handbookWords(setup.texts, setup.locale);
    const { element, setText } = window.handbookPage;
    const months = Number(host.dataset.months);
    const path = location.pathname;
    const parts = window.handbookPage.partsOf(host);
    /** @type {HTMLFormElement} */
    const form = parts.form;
    /** @type {HTMLInputElement} */
    const hours = parts.hours;
    const cards = new Map(
      [...host.querySelectorAll("[data-channel]")].map((card) => [
        card.getAttribute("data-channel"),
        /** @type {HTMLElement} */ (card),
      ]),
    );
    let timer = 0;

    // The answers, the form and the address --------------------------------------------------

    /** @param {string} name @returns {HTMLInputElement[]} */
    function inputs(name) {
      return [...form.querySelectorAll(`input[name="${name}"]`)].map(
        (input) => /** @type {HTMLInputElement} */ (input),
      );
    }

    /** The answers as the address has them. */
    function toQuery() {
      const query = new URLSearchParams();
      for (const name of [...LISTS, ...RADIOS]) {
        for (const input of inputs(name)) {
          if (input.checked && input.value) query.append(name, input.value);
        }
      }
      if (hoursGiven() !== null) query.set("hours", hours.value);
      return query;
    }

    /** @param {URLSearchParams} query */
    function fromQuery(query) {
      for (const name of LISTS) {
        const wanted = query.getAll(name);
        for (const input of inputs(name)) input.checked = wanted.includes(input.value);
      }
      for (const name of RADIOS) {
        const wanted = query.get(name);
        const known = inputs(name).find((input) => input.value === wanted);
        for (const input of inputs(name)) input.checked = input === known || (!known && !input.value);
      }
      hours.value = query.get("hours") ?? "";
      if (hoursGiven() === null) hours.value = "";
    }

    function hoursGiven() {
      if (hours.value === "") return null;
      const value = Number(hours.value);
      return value >= 0 && value <= setup.mostHours ? value : null;
    }

    /** @returns {ChooserAnswers} */
    function answers() {
      const query = toQuery();
      const reply = query.get("reply");
      return {
        audiences: query.getAll("for"),
        purposes: query.getAll("to"),
        hours: hoursGiven(),
        reply: reply === null ? null : reply === "none" ? Infinity : Number(reply),
        weekend: yes(query.get("weekend")),
        keep: yes(query.get("keep")),
        signed: yes(query.get("signed")),
      };
    }

    /** This page with these answers; what else the address has stays. */
    function address() {
      const there = new URL(location.href);
      for (const name of [...LISTS, ...RADIOS, "hours"]) there.searchParams.delete(name);
      for (const [name, value] of toQuery()) there.searchParams.append(name, value);
      there.hash = "";
      return there.href;
    }

    /** Each change is a step that the browser's back button takes back. */
    function keepAddress() {
      const there = address();
      const here = new URL(location.href);
      here.hash = "";
      if (location.pathname !== path || there === here.href) return;
      try {
        history.pushState(null, "", there);
      } catch {
        // A page opened as a file may not change its address.
      }
    }

    // The result -----------------------------------------------------------------------------

    function draw() {
      const given = answers();
      const asked = [...toQuery()].length > 0;
      const ranked = window.handbookChooser.rank(given, setup);
      const fits = ranked.filter(({ group }) => group === "fits");
      const perhapsNone = asked && (fits[0]?.points ?? 0) < setup.goodEnough;
      for (const group of ["fits", "blocked", "apart"]) {
        drawGroup(group, asked ? ranked.filter((judged) => judged.group === group) : []);
      }
      drawJoin(given, new Set(fits.map(({ channel }) => channel.id)), asked);
      parts.none.hidden = !perhapsNone;
      parts.result.hidden = !asked;
      host.toggleAttribute("data-answered", asked);
      parts.toResult.hidden = !asked;
      const wrong = hours.validity.badInput || (hours.value !== "" && hoursGiven() === null);
      parts.hoursError.textContent = wrong ? t("no-hours", { most: setup.mostHours }) : "";
      if (wrong) hours.setAttribute("aria-invalid", "true");
      else hours.removeAttribute("aria-invalid");
      parts.answersText.textContent = summary();
      const said = status(asked, fits, perhapsNone);
      parts.printedStatus.textContent = said;
      announce(said);
    }

    /**
     * @param {boolean} asked
     * @param {ChooserJudged[]} fits
     * @param {boolean} perhapsNone
     */
    function status(asked, fits, perhapsNone) {
      if (!asked) return t("status.waiting");
      if (!fits.length) return t("status.none");
      const name = nameOf(fits[0].channel.id);
      return t(perhapsNone ? "status.perhaps" : "status.fits", { n: fits.length, name });
    }

    /** Says the result once the reader has stopped typing. @param {string} text */
    function announce(text) {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        setText(parts.status, text);
      }, QUIET);
    }

    /** @param {string} channel */
    function nameOf(channel) {
      return cards.get(channel)?.querySelector("[data-name]")?.textContent ?? channel;
    }

    /**
     * @param {string} group
     * @param {ChooserJudged[]} judged
     */
    function drawGroup(group, judged) {
      const place = host.querySelector(`[data-group="${group}"]`);
      const box = place?.querySelector("[data-cards]");
      if (!(place instanceof HTMLElement) || !box) return;
      // Cards that leave the group go back to where they are kept.
      for (const card of [...box.children]) parts.pool.append(card);
      for (const each of judged) {
        const card = cards.get(each.channel.id);
        if (card) {
          drawCard(card, each);
          box.append(card);
        }
      }
      const count = place.querySelector("[data-count]");
      if (count) count.textContent = number(judged.length);
      place.hidden = judged.length === 0;
    }

    /**
     * @param {HTMLElement} card
     * @param {ChooserJudged} judged
     */
    function drawCard(card, judged) {
      const points = card.querySelector("[data-points]");
      if (points) points.textContent = t("points", { points: judged.points });
      const meter = card.querySelector("meter");
      if (meter) meter.value = judged.points;
      drawReasons(card, "for", judged.pros);
      drawReasons(card, "against", judged.cons);
    }

    /**
     * @param {HTMLElement} card
     * @param {string} side
     * @param {ChooserReason[]} reasons
     */
    function drawReasons(card, side, reasons) {
      const box = card.querySelector(`[data-reasons="${side}"]`);
      if (!(box instanceof HTMLElement)) return;
      box.querySelector("ul")?.replaceChildren(...reasons.map((reason) => element("li", words(reason))));
      box.hidden = reasons.length === 0;
    }

    /** @param {ChooserReason} reason */
    function words({ key, values }) {
      /** @type {Record<string, string | number>} */
      const gaps = {};
      for (const [name, value] of Object.entries(values)) {
        if (name === "audiences") gaps.names = audienceNames(/** @type {string[]} */ (value));
        else if (name === "purposes") gaps.names = purposeNames(/** @type {string[]} */ (value));
        else if (name === "reply") gaps.within = setup.names.replies[String(value)];
        else if (!Array.isArray(value)) gaps[name] = value;
      }
      if (key === "archive-work") gaps.n = months;
      return t(key, gaps);
    }

    /** @param {string[]} ids */
    function audienceNames(ids) {
      return ids.map((id) => setup.names.audiences[id]).join(", ");
    }

    /** @param {string[]} ids */
    function purposeNames(ids) {
      return list(ids.map((id) => setup.names.purposes[id]));
    }

    /**
     * Our own accounts that reach the audiences chosen; where none is chosen, those in the
     * channels that fit.
     * @param {ChooserAnswers} given
     * @param {Set<string>} fits
     * @param {boolean} asked
     */
    function drawJoin(given, fits, asked) {
      const found = setup.accounts
        .map((account) => ({
          account,
          met: account.audiences.filter((id) => given.audiences.includes(id)),
        }))
        .filter(({ account, met }) =>
          given.audiences.length ? met.length > 0 : fits.has(account.channel),
        )
        .sort(
          (one, other) =>
            other.met.length - one.met.length ||
            Number(fits.has(other.account.channel)) - Number(fits.has(one.account.channel)),
        );
      parts.joinList.replaceChildren(
        ...found.slice(0, MOST_ACCOUNTS).map(({ account, met }) => {
          const made = document.createElement("li");
          const anchor = element("a", account.name);
          anchor.href = account.link;
          made.append(anchor);
          if (met.length) made.append(` (${t("account", { names: audienceNames(met) })})`);
          return made;
        }),
      );
      const left = found.length - MOST_ACCOUNTS;
      parts.joinMore.textContent = left > 0 ? t("join-more", { n: left }) : "";
      const query = new URLSearchParams(given.audiences.map((id) => ["audience", id]));
      const asking = given.audiences.length ? `?${query}` : "";
      parts.joinLink.href = `${host.dataset.registry}${asking}`;
      parts.join.hidden = !asked || found.length === 0;
    }

    /** The answers in words, for print. */
    function summary() {
      return [...form.querySelectorAll("[data-question]")]
        .flatMap((place) => {
          const question = place.querySelector("legend, label")?.textContent?.trim() ?? "";
          const chosen = [...place.querySelectorAll("input:checked")]
            .filter((input) => input.getAttribute("value"))
            .map((input) => input.closest("label")?.textContent?.trim() ?? "");
          const given = hoursGiven();
          if (place.contains(hours) && given !== null) chosen.push(number(given));
          return chosen.length ? [t("summary", { question, answer: `${chosen.join(", ")}.` })] : [];
        })
        .join(" ");
    }

    // Wiring ---------------------------------------------------------------------------------

    function restore() {
      if (location.pathname !== path) return; // The page is on its way out.
      fromQuery(new URLSearchParams(location.search));
      draw();
    }

    async function copy() {
      const there = address();
      if (await window.handbookPage.copy(there)) {
        parts.copied.textContent = t("copied");
        return;
      }
      parts.byHand.hidden = false;
      window.handbookPage.giveByHand(parts.byHand.querySelector("input"), there);
    }

    const on = window.handbookListener(signal);

    on(form, "submit", (event) => event.preventDefault());
    on(form, "input", () => {
      parts.copied.textContent = "";
      parts.byHand.hidden = true;
      draw();
    });
    on(form, "change", keepAddress);
    // No link: the theme gives those the address that the page came with.
    on(parts.toResult, "click", () => parts.result.focus());
    on(parts.reset, "click", () => {
      fromQuery(new URLSearchParams());
      keepAddress();
      draw();
      announce(t("cleared"));
      inputs("for")[0]?.focus();
    });
    on(parts.print, "click", () => window.print());
    on(parts.copy, "click", () => void copy());
    on(window, "popstate", restore);
    signal.addEventListener("abort", () => clearTimeout(timer));

    form.hidden = false;
    restore();
  }

  window.handbookTool("handbook-chooser", start);
})();
