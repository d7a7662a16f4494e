/**
 * Material's search worker, with stemming that reaches what is typed.
 *
 * Material turns each word into a prefix (`skärmdumpar` becomes `skärmdumpar*`), and lunr does not
 * stem prefixes: so an index of stems would never be found, and Material leaves stemming out. Here
 * each prefix is looked for together with the stem of the word, so that "skärmdumparna" finds
 * "skärmdump" and half a word still finds the whole.
 *
 * It stands beside Material's own worker because that finds lunr's languages by its own address;
 * the worker's name, which holds a hash, comes after the question mark.
 */
(() => {
  "use strict";
  const scope = /** @type {any} */ (self);
  // Over file:// there are no workers: file-worker.js runs this in a frame, as its first script.
  const own =
    typeof document === "undefined"
      ? scope.location.href
      : /** @type {HTMLScriptElement} */ (document.querySelector("script[src]")).src;
  const address = new URL(own);
  // A worker has imported it when this returns; a frame tells later, by a promise.
  Promise.resolve(scope.importScripts(new URL(address.search.slice(1), address).href)).then(() => {
    const lunr = scope.lunr;
    const search = lunr.Index.prototype.search;

    /**
     * @this {any}
     * @param {unknown} text
     */
    lunr.Index.prototype.search = function (text) {
      if (typeof text !== "string") return search.call(this, text);
      return this.query((/** @type {any} */ query) => {
        new lunr.QueryParser(text, query).parse();
        for (const clause of [...query.clauses]) {
          const isPrefix = clause.term.endsWith("*") && !clause.usePipeline;
          if (!isPrefix || clause.presence !== lunr.Query.presence.OPTIONAL) continue;
          query.term(clause.term.slice(0, -1), { fields: clause.fields, usePipeline: true });
        }
      });
    };
  });
})();
