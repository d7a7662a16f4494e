/** The addresses of accounts, taken apart as macros/rules/account_official.py takes them apart. */
(() => {
  "use strict";
  if (window.handbookPlanAddress) return;

  /**
   * An address taken apart as Python's urlsplit does; null where it cannot be read.
   * @param {string} url
   */
  function split(url) {
    let rest = url.replace(/^[\0-\x20]+/, "").replace(/[\t\r\n]/g, "");
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(rest)?.[1] ?? "";
    if (scheme) rest = rest.slice(scheme.length + 1);
    let host = "";
    if (rest.startsWith("//")) {
      host = /^[^/?#]*/.exec(rest.slice(2))?.[0] ?? "";
      rest = rest.slice(2 + host.length);
      if (host.includes("[") !== host.includes("]") || !isBracketed(host)) return null;
      if (hidesDelimiter(host)) return null;
    }
    const [beforeHash = ""] = rest.split("#", 1);
    const [path = ""] = beforeHash.split("?", 1);
    return { scheme: scheme.toLowerCase(), host, path, query: beforeHash.slice(path.length + 1) };
  }

  /** Whether what stands in brackets, if anything does, is an address of the kind that may. @param {string} host */
  function isBracketed(host) {
    if (!host.includes("[")) return true;
    const inside = /^\[([^\]]*)\](:.*)?$/.exec(host.slice(host.lastIndexOf("@") + 1))?.[1];
    if (inside === undefined) return false;
    if (/^v[a-f0-9]+\..+$/i.test(inside)) return true;
    try {
      return Boolean(new URL(`http://[${inside}]/`));
    } catch {
      return false;
    }
  }

  /** Whether letters look like other letters, and a slash among them. @param {string} host */
  function hidesDelimiter(host) {
    const plain = host.replace(/[@:#?]/g, "");
    const folded = plain.normalize("NFKC");
    return plain !== folded && /[/?#@:]/.test(folded);
  }

  /**
   * What stays the same when one account is written in different ways.
   * @param {{channel?: string, url?: string, platform?: string}} account
   * @param {AccountHosts} hosts
   */
  function accountKeys({ channel, url, platform }, hosts) {
    const keys = platform ? [JSON.stringify([channel, platform])] : [];
    const parts = url ? split(url) : null;
    if (parts) {
      const host = window.handbookAccountHost(parts.host, hosts);
      keys.push(JSON.stringify([host, parts.path.replace(/\/+$/, "").toLowerCase(), parts.query]));
    }
    return keys;
  }

  window.handbookPlanAddress = { split, accountKeys };
})();
