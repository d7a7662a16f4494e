/** What topics, rooms and times are called. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookBoardWords")) return;

  window.handbookBoardWords = (setup) => {
    const words = window.handbookWords(setup.texts, setup.locale);
    const { t } = words;

    /** @type {BoardWords["hours"]} */
    function hours({ start, minutes }) {
      if (!start) return "";
      const [hour, minute] = start.split(":").map(Number);
      return `${start}–${window.handbookTimes.clock(hour * 60 + minute + minutes)}`;
    }

    /** @type {BoardWords["room"]} */
    const room = (one) => one?.name || t("room.unnamed");

    /** @type {BoardWords["time"]} */
    function time(one) {
      if (!one) return t("time.unnamed");
      if (!one.start) return one.name || t("time.unnamed");
      return one.name ? t("time.named", { start: one.start, name: one.name }) : one.start;
    }

    return {
      ...words,
      title: (topic) => topic.title || t("topic.untitled"),
      room,
      time,
      hours,
      place(board, topic) {
        if (topic.room === null) return t("place.none");
        return t("place.cell", {
          time: time(board.times.find(({ id }) => id === topic.time)),
          room: room(board.rooms.find(({ id }) => id === topic.room)),
        });
      },
    };
  };
})();
