// Prints what GitHub's own language service finds wrong in the workflows that are named, a line each.
// Node reads this from its input in the folder of the engines, so that they are found.

import fs from "node:fs";
import { registerHooks } from "node:module";
import path from "node:path";

// The service is made for bundlers, which need not be told that a JSON file is one.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context),
});

const { validate } = await import("@actions/languageservice");
const { TextDocument } = await import("vscode-languageserver-textdocument");

for (const file of process.argv.slice(2)) {
  const address = `file:///.github/workflows/${path.basename(file)}`;
  const text = TextDocument.create(address, "yaml", 0, fs.readFileSync(file, "utf8"));
  for (const { range, message } of await validate(text, {})) {
    console.log(`${path.basename(file)}:${range.start.line + 1}: ${message}`);
  }
}
