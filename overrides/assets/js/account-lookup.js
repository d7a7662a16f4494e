/**
 * Is this account ours? Takes an address or a name and answers from the registry's accounts, which
 * are loaded when somebody is about to ask. The words are the server's.
 */
(() => {
  "use strict";
  if (customElements.get("handbook-account-lookup")) return;

  /** The parameter of the address that holds what was asked. */
  const PARAMETER = "account";
  /** The accounts that a same name may bring up. */
  const SIMILAR = 5;

  /** @typedef {string | {text: string, lang: string}} Words */
  /**
   * @typedef {object} Account
   * @property {string} id
   * @property {string} url
   * @property {string} [handle]
   * @property {string} [platform] the platform's own id
   * @property {string} channel
   * @property {string} unit
   * @property {string} status
   * @property {string} [role]
   * @property {string} [person]
   * @property {string} [mailbox]
   * @property {string} [closed]
   * @property {Words} [reason]
   */
  /** @typedef {{name: Words, domains: string[], status: string, link: string}} Channel */
  /**
   * @typedef {object} Data
   * @property {[status: string, answer: string][]} answers the most alive status first
   * @property {Record<string, string>} statuses
   * @property {Record<string, Channel>} channels
   * @property {Record<string, Words>} units
   * @property {Record<string, {name: Words, mailbox: string | null}>} roles
   * @property {string[]} domains the organisation's own
   * @property {AccountHosts} hosts
   * @property {string} registry the registry's address; each plan lies below it
   */
  /**
   * An address as it is compared.
   * @typedef {object} Place
   * @property {string} host
   * @property {string[]} path
   * @property {string[]} exactPath its parts as they were written
   * @property {URLSearchParams} query
   */
  /** @typedef {{answer: string, accounts: Account[], place?: Place}} Found */

  /** The accounts by the script that brought them, as each language has its own. */
  const taken = /** @type {Map<string, Account[]>} */ (new Map());

  window.handbookTakeAccounts = (accounts) => {
    const script = /** @type {HTMLScriptElement} */ (document.currentScript);
    taken.set(script.src, /** @type {Account[]} */ (accounts));
  };

  /** A name as it is compared: `@Museum` is `museum`. @param {string} text */
  const toName = (text) => text.normalize("NFC").trim().replace(/^@/, "").toLowerCase();

  /** @param {string} part */
  function decode(part) {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  }

  /**
   * Reads an address as people paste it: with or without https, www or m, in capitals, with a
   * slash at the end. `@name@host` is an address as well.
   * @param {string} text
   * @param {AccountHosts} hosts
   * @returns {Place | null} null where it is no address
   */
  function readPlace(text, hosts) {
    let address = text.trim().replace(/^[<("'”“]+|[>)"'”“.,;!]+$/g, "");
    const [, name, server] = /^@?([^@\s/:]+)@([^@\s/:]+\.[^@\s/:]+)$/.exec(address) ?? [];
    if (server) address = `${server}/@${name}`;
    if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(address)) {
      address = `https://${address.replace(/^\/\//, "")}`;
    }
    let url;
    try {
      url = new URL(address);
    } catch {
      return null;
    }
    if (!["https:", "http:"].includes(url.protocol) || !url.hostname.includes(".")) return null;
    const exactPath = url.pathname.split("/").filter(Boolean).map(decode);
    return {
      host: window.handbookAccountHost(url.host, hosts),
      path: exactPath.map(toName),
      exactPath,
      query: url.searchParams,
    };
  }

  /** @param {string} host @param {string[]} domains @param {AccountHosts} hosts */
  const isBelow = (host, domains, hosts) =>
    domains.some((domain) => {
      const known = window.handbookAccountHost(domain, hosts);
      return host === known || host.endsWith(`.${known}`);
    });

  /** The accounts, as they can be looked for. */
  class Accounts {
    /** @type {{account: Account, place: Place, names: Set<string>}[]} */
    #known = [];
    #data;
    #answers;

    /** @param {Data} data @param {Account[]} accounts */
    constructor(data, accounts) {
      this.#data = data;
      this.#answers = new Map(data.answers);
      for (const account of accounts) {
        const place = readPlace(account.url, data.hosts);
        if (!place) continue;
        const names = [toName(account.handle ?? ""), place.path.at(-1) ?? ""].filter(Boolean);
        this.#known.push({ account, place, names: new Set(names) });
      }
    }

    /** @param {string} text @returns {Found} */
    find(text) {
      // Names first: on some platforms people have their own domain as one.
      const named = text.includes("/") ? [] : this.#named(toName(text));
      if (named.length) return { answer: named.length > 1 ? "several" : "named", accounts: named };
      const place = /\s/.test(text.trim()) ? null : readPlace(text, this.#data.hosts);
      if (!place) return { answer: "unknown", accounts: [] };
      const accounts = this.#at(place);
      const answer = this.#answers.get(accounts[0]?.status ?? "");
      if (answer) return { answer, accounts, place };
      return { answer: "unknown", accounts: this.#similar(place), place };
    }

    /** @param {string} name */
    #named(name) {
      const found = this.#known.filter(({ names }) => names.has(name));
      return this.#ranked(found.map(({ account }) => account));
    }

    /** Our accounts of the same name elsewhere; only those that are open. @param {Place} place */
    #similar(place) {
      const open = new Set(["official", "paused"]);
      const found = this.#known.filter(({ names }) => place.path.some((part) => names.has(part)));
      return this.#ranked(found.map(({ account }) => account))
        .filter(({ status }) => open.has(this.#answers.get(status) ?? ""))
        .slice(0, SIMILAR);
    }

    /**
     * The accounts that an address leads to or into; of several, those whose address says most,
     * and of these the most alive.
     * @param {Place} place
     */
    #at(place) {
      const found = this.#known.filter(
        (known) => this.#leadsInto(place, known.place) || this.#hasId(place, known.account),
      );
      const most = Math.max(...found.map((known) => known.place.path.length));
      const closest = found.filter((known) => known.place.path.length === most);
      const ranked = this.#ranked(closest.map(({ account }) => account));
      return ranked.filter(({ status }) => status === ranked[0]?.status);
    }

    /** @param {Place} place @param {Place} known */
    #leadsInto(place, known) {
      if (place.host !== known.host) return false;
      if (!known.path.every((part, index) => part === place.path[index])) return false;
      if (![...known.query].every(([name, value]) => place.query.get(name) === value)) return false;
      // A whole host is an account of ours only where nobody else has accounts.
      const isWhole = known.path.length === 0 && known.query.size === 0;
      return !isWhole || place.path.length === 0 || this.#isOurs(known.host);
    }

    /** @param {string} host */
    #isOurs(host) {
      const { channels, domains, hosts } = this.#data;
      const shared = Object.values(channels).flatMap((channel) => channel.domains);
      const known = shared.map((domain) => window.handbookAccountHost(domain, hosts));
      return isBelow(host, domains, hosts) || !known.includes(host);
    }

    /**
     * Whether an address names the account by the platform's own id, which stays when the account
     * changes its name.
     * @param {Place} place
     * @param {Account} account
     */
    #hasId(place, account) {
      const { platform } = account;
      const domains = this.#data.channels[account.channel]?.domains ?? [];
      if (!platform || !isBelow(place.host, domains, this.#data.hosts)) return false;
      const [first = "", second] = place.exactPath;
      if (place.exactPath.length === 1 && first === "profile.php") {
        return place.query.get("id") === platform;
      }
      return second === undefined
        ? first === platform
        : ["channel", "profile"].includes(first.toLowerCase()) && second === platform;
    }

    /** @param {Account[]} accounts */
    #ranked(accounts) {
      const order = [...this.#answers.keys()];
      return accounts.sort((one, other) => order.indexOf(one.status) - order.indexOf(other.status));
    }
  }

  class HandbookAccountLookup extends HTMLElement {
    /** @type {Data | null} */
    #data = null;
    /** @type {Accounts | null} */
    #accounts = null;
    /** What is to be answered; nothing once the reader types on. */
    #asked = "";
    #path = "";
    /** @type {AbortController | null} */
    #listening = null;

    connectedCallback() {
      const form = this.querySelector("form");
      if (!form || !this.#field || !this.#read()) return;
      this.#path = location.pathname;
      this.#listening = new AbortController();
      const on = { signal: this.#listening.signal };
      form.addEventListener("submit", (event) => this.#onSubmit(event), on);
      // What stands there answered another question.
      this.#field.addEventListener("input", () => this.#show(null), on);
      this.#field.addEventListener("focus", () => void this.#load().catch(() => {}), on);
      window.addEventListener("popstate", () => this.#restore(), on);
      form.hidden = false;
      /** @type {HTMLElement | null} */
      const plain = this.querySelector(".lookup__plain");
      if (plain) plain.hidden = true;
      this.#restore();
    }

    disconnectedCallback() {
      this.#listening?.abort();
    }

    /** @returns {HTMLInputElement | null} */
    get #field() {
      return this.querySelector("input");
    }

    #read() {
      /** @type {HTMLTemplateElement | null} */
      const template = this.querySelector("template.lookup__data");
      try {
        this.#data ??= JSON.parse(template?.content.textContent ?? "null");
      } catch {
        return false;
      }
      return this.#data !== null;
    }

    /** The accounts, from the moment that somebody may want to know. */
    async #load() {
      const address = new URL(this.dataset.accounts ?? "", document.baseURI).href;
      if (!taken.has(address)) await window.handbookLoadScript(address);
      if (this.#data) this.#accounts ??= new Accounts(this.#data, taken.get(address) ?? []);
    }

    /** @param {Event} event */
    #onSubmit(event) {
      event.preventDefault();
      const text = this.#field?.value.trim() ?? "";
      void this.#answer(text);
      if (!text) {
        this.#field?.setAttribute("aria-invalid", "true");
        this.#field?.focus();
      }
      if (location.pathname !== this.#path) return;
      const address = new URL(location.href);
      if (text) address.searchParams.set(PARAMETER, text);
      else address.searchParams.delete(PARAMETER);
      try {
        history.replaceState(history.state, "", address);
      } catch {
        // A page opened as a file may not change its address.
      }
    }

    /** Answers what the address asks. */
    #restore() {
      if (location.pathname !== this.#path) return;
      const text = new URLSearchParams(location.search).get(PARAMETER)?.trim() ?? "";
      if (this.#field) this.#field.value = text;
      if (text) void this.#answer(text);
      else this.#show(null);
    }

    /** @param {string} text */
    async #answer(text) {
      this.#field?.removeAttribute("aria-invalid");
      if (!text) {
        this.#show(this.#copy("empty"));
        return;
      }
      this.#asked = text;
      try {
        await this.#load();
      } catch {
        // As where no script runs: the reader is told where to look, and whom to ask.
        const plain = this.querySelector(".lookup__plain");
        const told = document.createDocumentFragment();
        told.append(...[...(plain?.children ?? [])].map((part) => part.cloneNode(true)));
        if (this.#asked === text) this.#show(told);
        return;
      }
      if (this.#asked !== text) return;
      const found = this.#accounts?.find(text);
      if (!found) return;
      const card = this.#copy(found.answer);
      if (!card) return;
      if (found.answer === "unknown") this.#fillUnknown(card, found, text);
      this.#put(card, "facts", found.accounts.length ? this.#facts(found.accounts) : null);
      this.#show(card);
    }

    /** @param {DocumentFragment} card @param {Found} found @param {string} text */
    #fillUnknown(card, { place }, text) {
      if (!this.#data) return;
      const { channels, hosts } = this.#data;
      const channel =
        place && Object.values(channels).find((each) => isBelow(place.host, each.domains, hosts));
      this.#put(card, "host", place && !channel ? place.host : null);
      this.#put(card, "channel", channel ? channel.name : null, channel?.link);
      this.#put(card, "channel-status", channel ? channel.status : null);
      const name = place ? place.path.at(-1) : toName(text);
      const registry = card.querySelector("a[data-slot=search]")?.getAttribute("href");
      const link = name && registry ? `${registry}?find=${encodeURIComponent(name)}` : null;
      this.#put(card, "search", link && "", link ?? undefined);
    }

    /** @param {Account[]} accounts */
    #facts(accounts) {
      const all = document.createDocumentFragment();
      for (const account of accounts) {
        const facts = this.#copy("facts");
        if (!facts || !this.#data) continue;
        const { channels, units, roles, statuses } = this.#data;
        const role = roles[account.role ?? ""];
        const mailbox = account.mailbox ?? role?.mailbox;
        const channel = channels[account.channel];
        const address = account.url.replace(/^https:\/\/(www\.)?/, "").replace(/\/$/, "");
        const label = account.handle ?? address;
        this.#put(facts, "account", label, this.#linkTo(account));
        this.#put(facts, "address", label === address ? null : address);
        this.#put(facts, "channel", channel?.name ?? account.channel, channel?.link);
        this.#put(facts, "unit", units[account.unit] ?? account.unit);
        this.#put(facts, "status", statuses[account.status]);
        this.#put(facts, "closed", account.closed);
        this.#put(facts, "reason", account.reason);
        this.#put(facts, "responsible", role?.name);
        this.#put(facts, "person", account.person);
        this.#put(facts, "mailbox", mailbox, `mailto:${mailbox}`);
        all.append(facts);
      }
      return all;
    }

    /** A plan's page: below the registry's, which ends in a file's name on a file system. */
    #linkTo(/** @type {Account} */ { id }) {
      return this.#data?.registry.replace(/(index\.html)?$/, `${id}/$1`);
    }

    /** A copy of one of the server's templates. @param {string} answer */
    #copy(answer) {
      /** @type {HTMLTemplateElement | null} */
      const template = this.querySelector(`template[data-answer="${answer}"]`);
      return /** @type {DocumentFragment | null} */ (template?.content.cloneNode(true) ?? null);
    }

    /**
     * Puts a value in its slot, or takes away what needs it.
     * @param {DocumentFragment} into
     * @param {string} name
     * @param {Words | DocumentFragment | null | undefined} value nothing leaves the words there
     * @param {string} [link]
     */
    #put(into, name, value, link) {
      if (value === null || value === undefined) {
        for (const part of into.querySelectorAll(`[data-needs="${name}"]`)) part.remove();
      }
      const slot = into.querySelector(`[data-slot="${name}"]`);
      if (!slot || value === null || value === undefined) return;
      if (link) slot.setAttribute("href", link);
      if (value instanceof DocumentFragment) slot.append(value);
      else if (typeof value === "string") slot.textContent = value || slot.textContent;
      else {
        slot.textContent = value.text;
        slot.setAttribute("lang", value.lang);
      }
    }

    /** @param {DocumentFragment | null} answer */
    #show(answer) {
      this.#asked = "";
      this.querySelector(".lookup__answer")?.replaceChildren(...(answer ? [answer] : []));
      if (!answer) this.#field?.removeAttribute("aria-invalid");
    }
  }

  customElements.define("handbook-account-lookup", HandbookAccountLookup);
})();
