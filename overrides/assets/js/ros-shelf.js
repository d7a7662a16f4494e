/** Where the kept analyses stand in the store, and which one was open last. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookRosShelf")) return;

  const VERSION = 1;
  const PREFIX = "ros:";
  const LAST = "ros-view";

  window.handbookRosShelf = () => {
    const store = window.handbookStore;
    const { fold } = window.handbookPlain;

    /** @type {RosShelf["read"]} */
    function read(id) {
      const parsed = window.handbookRos.parse(store.read(PREFIX + id, VERSION));
      return "record" in parsed ? parsed.record : null;
    }

    return {
      all() {
        return store.keys(PREFIX).flatMap((key) => {
          const id = key.slice(PREFIX.length);
          const record = read(id);
          return record ? [{ id, record }] : [];
        });
      },
      read,
      write: (id, record) => void store.write(PREFIX + id, VERSION, record),
      remove: (id) => store.remove(PREFIX + id),
      // Two tabs that begin the same analysis give it the same id.
      idOf({ plan, channel, name }) {
        const about = plan === null ? `channel:${channel}` : `plan:${plan}`;
        return `${about}:${fold(name)}`;
      },
      last() {
        const last = store.read(LAST, VERSION);
        return typeof last === "string" ? last : "";
      },
      keepLast: (id) => void store.write(LAST, VERSION, id),
      watch: (callback) =>
        store.watch((key) => {
          if (key === "" || key.startsWith(PREFIX)) callback();
        }),
    };
  };
})();
