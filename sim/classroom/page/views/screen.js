// @ts-check
/** The projector's view: read from the back of a room, nothing to press. */

import { decision, outcome } from "../decision.js";
import { h } from "../dom.js";
import { council, horseshoe, isSeen, justDecided, legend } from "../horseshoe.js";
import { lineName } from "../lines.js";
import { cameTo, happened, place } from "../looking.js";
import { now } from "../now.js";
import { region } from "../parts.js";
import { isLong, polls } from "../polls.js";
import { clock, heading } from "../speakers.js";
import { tallyBar } from "../tally.js";
import { transcript } from "../transcript.js";
import { vote } from "../vote.js";
import { listed, named, say } from "../words.js";
import { frame } from "./frame.js";

/** Below a poll of so many names there is still room for what is before the Council. */
const ROOMY = 15;

/** @param {import("../types.js").Page} page */
export function screen(page) {
  const { view } = page;
  const looking = view.mode === "look";
  const last = looking ? null : justDecided(view);
  // Beside what was just decided there is no need to say that nothing waits.
  const idle = !view.meeting?.before.length && !view.meeting?.ended;
  const here = view.lines.find((line) => line.id === view.line);
  const many = isLong(view.poll);
  const poll = polls(page);
  const stands = !looking && !view.vote && !(last && idle) && now(page);
  const decides = looking || view.vote || last;
  // What would not stand below each other stands side by side: then the wall has a third column.
  const roomy = (view.poll?.names.length ?? 0) <= ROOMY;
  const three = Boolean((poll && (many || decides)) || (last && stands));
  return frame(
    page,
    looking &&
      h(
        "p",
        { key: "looking", class: "banner calm" },
        say("page.lines.looking", { name: here ? lineName(here) : "" }),
      ),
    h(
      "div",
      { key: "columns", class: `columns projector${three ? " three" : ""}${many ? " many" : ""}` },
      h(
        "div",
        { key: "council", class: "column" },
        isSeen(view)
          ? region("council", say("page.council.title"), horseshoe(view, { middle: middle(page, last) }), legend())
          : (council(view) ?? cameTo(page)),
        looking ? view.look?.what_if && happened(page) : transcript(page),
        page.code && !view.room.closed && !looking && joinLine(page),
      ),
      h(
        "div",
        { key: "meeting", class: "column" },
        looking && region("looking", say("page.now.title"), place(page)),
        looking && [(isSeen(view) || !view.council.members.length) && cameTo(page), !view.look?.what_if && happened(page)],
        !looking && floor(page),
        !three && poll,
        !looking && vote(page, null, { bar: false }),
        last && region("decided", say("page.decided.title"), decision(last, { wall: true })),
        !(three && decides && roomy) && stands,
      ),
      three && h("div", { key: "beside", class: "column" }, poll, decides && roomy && stands),
    ),
  );
}

/**
 * What stands in the bend of the table: the numbers of the vote, or what it came to.
 * @param {import("../types.js").Page} page
 * @param {import("../types.js").Decided | null} last
 */
function middle({ view }, last) {
  const vote = view.vote;
  if (vote) {
    if (vote.stage === "hands")
      return [
        h(
          "p",
          { key: "count", class: "huge" },
          say("page.vote.hands", { n: vote.raised.length, of: view.council.members.length }),
        ),
      ];
    return [
      tallyBar(vote.tally, vote.needed, { open: vote.stage !== "all" }),
      vote.settled && vote.outcome && outcome(vote.outcome),
    ];
  }
  const decided = view.look?.decision ?? last;
  if (!decided || !Object.keys(decided.votes ?? {}).length) return null;
  return [tallyBar(decided.tally, decided.needed), outcome(decided.outcome)];
}

/** @param {import("../types.js").Page} page */
function floor(page) {
  const { meeting, speech } = page.view;
  if (!speech && !meeting?.speakers.length) return null;
  return region(
    "floor",
    heading(page),
    clock(page),
    meeting && meeting.speakers.length > 0 && h("p", { key: "list" }, listed(meeting.speakers.map(named))),
  );
}

/** @param {import("../types.js").Page} page */
function joinLine({ view, code }) {
  const filled = view.council.members.filter((member) => !member.empty).length;
  return h(
    "p",
    { key: "join", class: "join-line" },
    say("page.screen.join", { address: view.room.address || location.host }),
    " ",
    h("strong", { class: "code" }, code),
    h(
      "span",
      { key: "seats", class: "soft" },
      ` · ${say("page.screen.seats_filled", { n: filled, of: view.council.members.length })}`,
    ),
  );
}
