/**
 * A worker for pages opened from a file system, where browsers refuse to start one: the script
 * runs in an empty hidden frame instead. Only the build for files has this script.
 */
(() => {
  "use strict";
  if (window.location.protocol !== "file:") return;

  class FileWorker extends EventTarget {
    /** @type {Promise<any>} the frame's window, once the worker's script and its imports have run */
    #scope;

    /** @param {string | URL} address */
    constructor(address) {
      super();
      const whole = new URL(address, document.baseURI).href;
      this.#scope = this.#open().then(async (scope) => {
        /** What the script imports while it starts. @type {Promise<unknown>[]} */
        const imports = [];
        scope.importScripts = (/** @type {string[]} */ ...names) => {
          const done = load(scope, names.map((name) => new URL(name, whole).href));
          imports.push(done);
          return done;
        };
        scope.postMessage = (/** @type {unknown} */ data) => this.#tell("message", data);
        await load(scope, [whole]);
        await Promise.all(imports);
        return scope;
      });
      this.#scope.catch((error) => this.#tell("error", error));
    }

    /** @returns {Promise<any>} the window of a new empty frame */
    #open() {
      const frame = document.createElement("iframe");
      frame.hidden = true;
      return new Promise((resolve) => {
        // Some browsers put the empty document there at once, some a little later.
        frame.addEventListener("load", () => resolve(frame.contentWindow), { once: true });
        document.body.append(frame);
      });
    }

    /**
     * @param {string} type
     * @param {unknown} data
     */
    #tell(type, data) {
      this.dispatchEvent(new MessageEvent(type, { data }));
    }

    /** @param {unknown} data */
    postMessage(data) {
      this.#scope.then(
        (scope) => scope.dispatchEvent(new scope.MessageEvent("message", { data })),
        () => {}, // It was told that the script is not there.
      );
    }
  }

  /**
   * Runs scripts in a frame, one after the other.
   * @param {any} scope
   * @param {string[]} addresses
   */
  async function load(scope, addresses) {
    for (const address of addresses) {
      await new Promise((resolve, reject) => {
        const script = scope.document.createElement("script");
        script.src = address;
        script.onload = resolve;
        script.onerror = () => reject(new Error(address));
        scope.document.head.append(script);
      });
    }
  }

  Object.assign(window, { Worker: FileWorker });
})();
