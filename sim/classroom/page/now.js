// @ts-check
/** Where the meeting stands: what is before the Council, who presides, which drafts there are. */

import { h } from "./dom.js";
import { chip, region } from "./parts.js";
import { has, say } from "./words.js";

/** @typedef {import("./types.js").Page} Page */

/** @param {Page} page */
export function now({ view }) {
  const { meeting, you } = view;
  if (!meeting) return region("now", say("page.now.title"), h("p", { key: "nothing" }, say("page.now.nothing")));
  const before = meeting.before.filter((each) => each && each.say);
  // On the wall what has been decided of drafts stands beside.
  const drafts = meeting.drafts.filter((draft) => you.role !== "screen" || !draft.outcome);
  return region(
    "now",
    say("page.now.title"),
    h("p", { key: "phase", class: "phase" }, say(`phase.${meeting.phase}`)),
    meeting.ended && h("p", { key: "ended" }, `${say("page.now.ended")}: `, say(`ended.${meeting.ended}`)),
    before.length > 0 && [
      h("h3", { key: "before-title" }, say("page.now.before")),
      // What came last is decided first, and stands first.
      h(
        "ol",
        { key: "before", class: "before" },
        [...before]
          .reverse()
          .map((each, n) => h("li", { key: `${before.length - n} ${each.say}` }, say(each.say, each.with))),
      ),
    ],
    // On the wall the picture says who presides.
    you.role !== "screen" &&
      h(
        "p",
        { key: "presides", class: "soft" },
        meeting.chair
          ? say("page.now.presides", { who: meeting.chair })
          : say("page.council.nobody_presides"),
        " ",
        has(`format.${meeting.format}`) && chip(say(`format.${meeting.format}`)),
      ),
    drafts.length > 0 && [
      h("h3", { key: "drafts-title" }, say("page.now.drafts")),
      h(
        "ul",
        { key: "drafts", class: "drafts" },
        drafts.map((draft) =>
          h(
            "li",
            { key: draft.symbol },
            h("strong", null, draft.symbol),
            " ",
            draft.in_blue && chip(say("page.now.in_blue"), "blue"),
            draft.outcome && chip(say(`outcome.${draft.outcome}`)),
            h("span", { key: "text", class: "draft-text" }, draft.text),
            h("span", { key: "by", class: "soft" }, ` ${say("page.now.draft_by", { by: draft.by })}`),
          ),
        ),
      ),
    ],
    meeting.invited.length > 0 &&
      h(
        "p",
        { key: "invited", class: "soft" },
        say("page.now.invited", { who: meeting.invited }),
      ),
  );
}
