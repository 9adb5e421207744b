// @ts-check
/** What is said to those who listen: news politely, refusals at once. */

import { capital, say } from "./words.js";
import { stepOf } from "./looking.js";
import { said } from "./transcript.js";

/** @typedef {import("./types.js").View} View */

/** @param {"polite" | "assertive"} how @param {string} text */
function put(how, text) {
  const region = document.getElementById(how);
  if (!region) return;
  region.textContent = "";
  // Said twice in a row, the same words would otherwise be no change, and not be read.
  setTimeout(() => (region.textContent = text), 50);
}

/** @param {string} text */
export function refuse(text) {
  put("assertive", text);
}

/** @param {string} text */
export function tell(text) {
  put("polite", text);
}

/**
 * Tell what is new between two views; of many things at once the last few.
 * @param {View | null} before
 * @param {View} after
 */
export function news(before, after) {
  if (!before) return;
  /** @type {string[]} */
  const found = [];
  if (before.line === after.line) {
    const last = before.transcript.entries[before.transcript.entries.length - 1]?.n ?? -1;
    found.push(
      ...after.transcript.entries
        .filter((entry) => entry.n > last)
        .map((entry) => [said(entry), entry.words ?? ""].join(" ").trim()),
    );
  }
  if (after.look && (before.line !== after.line || before.look?.step !== after.look.step)) {
    found.push(stepOf(after));
    const last = after.look.entries[after.look.entries.length - 1];
    if (last) found.push(last.words);
  }
  const vote = after.vote;
  if (vote && vote.stage !== before.vote?.stage) {
    found.push(say(`stage.${vote.stage}`));
    if (vote.stage !== "hands") found.push(vote.why);
  }
  if (after.poll && after.poll.id !== before.poll?.id) found.push(say(`page.poll.${after.poll.kind}`));
  if (after.speech && after.speech.by !== before.speech?.by)
    found.push(capital(say("page.speakers.has_floor", { who: after.speech.by })));
  if (found.length) tell(found.slice(-4).join(" "));
}
