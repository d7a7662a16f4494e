/** Proposing a file: the page of the repository's host where it is written or edited. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookProposal")) return;

  /** Longer addresses are refused by some hosts. */
  const LONGEST_ADDRESS = 7_000;

  window.handbookProposal = {
    address({ kind, url, branch }, path, isNew, text) {
      const way = kind === "gitlab" ? `${url}/-` : url;
      const place = branch.split("/").map(encodeURIComponent).join("/");
      if (!isNew) return { address: `${way}/edit/${place}/${path}`, filled: false };
      const [name, content] = kind === "gitlab" ? ["file_name", "content"] : ["filename", "value"];
      const bare = `${way}/new/${place}?${name}=${encodeURIComponent(path)}`;
      const whole = `${bare}&${content}=${encodeURIComponent(text)}`;
      if (whole.length > LONGEST_ADDRESS) return { address: bare, filled: false };
      // Not every version of GitLab fills in the text, so there it is copied as well.
      return { address: whole, filled: kind === "github" };
    },
  };
})();
