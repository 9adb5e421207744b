// @ts-check
/** The chair's page: the meeting on the left, the Council in the middle, the class on the right. */

import { acts } from "../acts.js";
import { decision } from "../decision.js";
import { h } from "../dom.js";
import { council, justDecided } from "../horseshoe.js";
import { lines } from "../lines.js";
import { stepping, told } from "../looking.js";
import { now } from "../now.js";
import { fold, region } from "../parts.js";
import { joining, people, rules } from "../people.js";
import { polls } from "../polls.js";
import { speakers } from "../speakers.js";
import { transcript } from "../transcript.js";
import { asking, vote } from "../vote.js";
import { say } from "../words.js";
import { frame } from "./frame.js";

/** @param {import("../types.js").Page} page */
export function chair(page) {
  const { view } = page;
  const looking = view.mode === "look";
  const last = looking ? null : justDecided(view);
  return frame(
    page,
    h(
      "div",
      { key: "columns", class: "columns" },
      h(
        "div",
        { key: "meeting", class: "column" },
        looking ? stepping(page) : now(page),
        !looking && vote(page, asking(page)),
        !looking && acts(page),
        !looking && speakers(page),
        polls(page),
      ),
      h(
        "div",
        { key: "council", class: "column" },
        council(view),
        looking && told(page),
        last && region("decided", say("page.decided.title"), decision(last), earlier(view)),
        !looking && transcript(page),
        lines(page),
      ),
      h("div", { key: "class", class: "column" }, joining(page), people(page), rules(page)),
    ),
  );
}

/** Decisions before the last, newest first. @param {import("../types.js").View} view */
export function earlier(view) {
  const before = view.decided.slice(0, -1).reverse();
  if (!before.length) return null;
  return fold(
    "earlier",
    say("page.decided.earlier"),
    before.map((each) => decision(each, { bar: false })),
  );
}
