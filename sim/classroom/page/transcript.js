// @ts-check
/** What has been said and done in the line that is played, newest first, with the rule of each. */

import { h } from "./dom.js";
import { button, chip, region, rule } from "./parts.js";
import { say } from "./words.js";

/**
 * @typedef {import("./types.js").Page} Page
 * @typedef {import("./types.js").Entry} Entry
 */

/** @param {Page} page */
export function transcript(page) {
  const { transcript } = page.view;
  const wall = page.view.you.role === "screen";
  const entries = [...page.ui.older.filter((entry) => entry.n < transcript.from), ...transcript.entries];
  const first = entries[0]?.n ?? 0;
  return region(
    "transcript",
    say("page.transcript.title"),
    entries.length === 0 && h("p", { key: "none", class: "soft" }, say("page.transcript.none")),
    entries.length > 0 && h("p", { key: "order", class: "hidden" }, say("page.newest_first")),
    h(
      "ol",
      { key: "entries", class: "entries", reversed: true },
      [...entries].reverse().map((each) => entry(each, wall)),
    ),
    first > 0 && !wall && button(say("page.transcript.older"), page.load.older, { key: "older", class: "small" }),
  );
}

/** @param {Entry} entry @param {boolean} wall */
function entry(entry, wall) {
  return h(
    "li",
    { key: entry.n, class: `entry did-${entry.kind}` },
    entry.kind === "refused" && chip(say("page.transcript.refused"), "warn"),
    h("p", { key: "said" }, said(entry)),
    // On the wall the decision itself, with its why, stands beside.
    entry.words &&
      !(wall && entry.kind === "decision") &&
      h(
        "p",
        { key: "words", class: "words" },
        entry.say ? say("page.transcript.words", { words: entry.words }) : entry.words,
      ),
    rule(entry.rule, wall),
  );
}

/** An entry as a sentence. @param {Entry} entry */
export function said(entry) {
  return entry.say ? say(entry.say, entry.with) : (entry.words ?? "");
}
