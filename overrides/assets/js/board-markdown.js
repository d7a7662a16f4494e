/**
 * The day's proceedings as a page of the handbook, in Markdown.
 *
 * What people have written stays what they wrote: no character of it acts as Markdown, as HTML or
 * as a call of a macro.
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookBoardMarkdown")) return;

  const LONGEST_SLUG = 40;
  const LONGEST_TITLE = 60;
  /** @type {Record<string, string>} */
  const MARKS = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "{": "&#123;",
    "}": "&#125;",
    "|": "&#124;",
    "~": "&#126;",
    "\\": "\\\\",
    "`": "\\`",
    "*": "\\*",
    _: "\\_",
    "[": "\\[",
    "]": "\\]",
  };

  /** One line of text, as Markdown that shows it. @param {string} text */
  function inline(text) {
    return text
      .replace(/\s+/g, " ")
      .trim()
      .replace(/[&<>{}|~\\`*_[\]]/g, (mark) => MARKS[mark])
      .replace(/:\/\//g, "&#58;//") // some hosts make links of bare addresses
      .replace(/^[#+\-!]/, "\\$&")
      .replace(/^[=:?/]/, (mark) => `&#${mark.charCodeAt(0)};`)
      .replace(/^(\d+)([.)])/, "$1\\$2");
  }

  /** A text in paragraphs, its lines kept. @param {string} text */
  function paragraphs(text) {
    return text
      .split(/\n\s*\n/)
      .map((part) => part.split("\n").map(inline).filter(Boolean).join("  \n"))
      .filter(Boolean);
  }

  /** The theme puts titles into HTML as they are. @param {string} text */
  function titleWords(text) {
    const plain = text.replace(/[^\p{L}\p{M}\p{N} .,;:!?'’”»«()–—/+-]+/gu, " ");
    return window.handbookPlain.line(plain.replace(/ +/g, " "), LONGEST_TITLE);
  }

  /** @param {string} text */
  function slug(text) {
    const plain = text.toLowerCase().replace(/ø/g, "o").replace(/æ/g, "ae").replace(/ß/g, "ss");
    const ascii = plain.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-");
    return ascii.slice(0, LONGEST_SLUG).replace(/^-+|-+$/g, "");
  }

  window.handbookBoardMarkdown = (setup, words) => {
    const { t } = words;
    const { quoted } = window.handbookPlain;
    const model = window.handbookBoardModel;

    /** @param {Board} board */
    const nameOf = (board) => board.name.trim() || t("proceedings.unnamed");

    /** @param {[string, string | number | null][]} facts */
    function factLine(facts) {
      return facts
        .filter(([, value]) => value !== null && value !== "")
        .map(([label, value]) => `**${label}:** ${inline(String(value))}`)
        .join("  \n");
    }

    /** @param {Board} board */
    function head(board) {
      const date = words.day(board.date);
      const proposals = board.topics.filter(({ sheet }) => sheet.proposal.trim()).length;
      const counts = [
        t("proceedings.conversations", { n: model.placed(board).length }),
        t("proceedings.count", { n: proposals }),
      ];
      const title = t("proceedings.title", { name: titleWords(nameOf(board)), date });
      return [
        "---",
        `title: ${quoted(title)}`,
        `description: ${quoted(t("proceedings.description", { date, counts: words.list(counts) }))}`,
        `owner: ${setup.owner}`,
        `reviewed: ${board.date}`,
        `review_every: ${setup.reviewEvery}`,
        `tags: [${setup.tags.map(quoted).join(", ")}]`,
        "untranslated: true",
        "---",
      ].join("\n");
    }

    /** @param {Board} board @returns {string[]} */
    function programme(board) {
      const { rooms, times } = board;
      if (rooms.length === 0 || times.length === 0) return [];
      const row = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
      const lines = [
        row([t("proceedings.time"), ...rooms.map((room) => inline(words.room(room)))]),
        row(["---", ...rooms.map(() => "---")]),
      ];
      for (const time of times) {
        const cells = rooms.map((room) => {
          const there = model.at(board, room.id, time.id);
          return there.map((topic) => inline(words.title(topic))).join("; ") || "–";
        });
        lines.push(row([inline(words.time(time)), ...cells]));
      }
      return [`## ${t("proceedings.programme")} {#programme}`, lines.join("\n")];
    }

    /**
     * @param {Board} board
     * @param {BoardTopic} topic
     * @param {number} number
     */
    function conversation(board, topic, number) {
      const { sheet } = topic;
      const lines = [`### ${inline(words.title(topic))} {#topic-${number}}`];
      const facts = factLine([
        [t("proceedings.place"), topic.room === null ? null : words.place(board, topic)],
        [t("proceedings.convener"), topic.convener || t("proceedings.nobody")],
        [t("proceedings.people"), sheet.people],
        [t("proceedings.dots"), topic.dots],
      ]);
      lines.push(facts, ...paragraphs(topic.text));
      for (const part of /** @type {const} */ (["said", "concluded", "proposal", "next"])) {
        const text = paragraphs(sheet[part]);
        const name = t(`sheet.${part}`);
        if (text.length) lines.push(`**${name}**`, ...text);
      }
      if (topic.room !== null && !model.isFilled(sheet)) lines.push(`*${t("proceedings.no-sheet")}*`);
      return lines;
    }

    /**
     * What many conversations have to say of one thing, those with the most dots first.
     * @param {BoardTopic[]} topics
     * @param {"proposal" | "next"} part
     */
    function gathered(topics, part) {
      const told = topics.filter(({ sheet }) => sheet[part].trim());
      told.sort((one, other) => other.dots - one.dots);
      const lines = told.flatMap((topic) => [
        `**${inline(words.title(topic))}** (${t("dots", { n: topic.dots })})`,
        ...paragraphs(topic.sheet[part]),
      ]);
      return lines.length ? lines : [t(`proceedings.no-${part}`)];
    }

    return {
      fileName(board) {
        return `${board.date}-${slug(nameOf(board)) || "open-space"}.md`;
      },

      write(board) {
        const placed = model.placed(board);
        const waiting = model.waiting(board);
        const facts = factLine([
          [t("proceedings.date"), words.day(board.date)],
          [t("proceedings.organisers"), board.organisers],
          [t("proceedings.people"), board.people],
        ]);
        const parts = [
          head(board),
          `# ${inline(nameOf(board))}`,
          t("proceedings.lead"),
          facts,
          ...programme(board),
          `## ${t("proceedings.sessions")} {#sessions}`,
          ...(placed.length
            ? placed.flatMap((topic, index) => conversation(board, topic, index + 1))
            : [t("proceedings.no-sessions")]),
          `## ${t("proceedings.proposals")} {#proposals}`,
          ...gathered(board.topics, "proposal"),
          `## ${t("proceedings.next")} {#next}`,
          ...gathered(board.topics, "next"),
        ];
        if (waiting.length) {
          parts.push(
            `## ${t("proceedings.waiting")} {#waiting}`,
            ...waiting.flatMap((topic, index) =>
              conversation(board, topic, placed.length + index + 1),
            ),
          );
        }
        return `${parts.filter(Boolean).join("\n\n")}\n`;
      },
    };
  };
})();
