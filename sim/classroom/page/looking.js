// @ts-check
/** History: stepping through what happened, what is told of it, branching off and returning. */

import { decision } from "./decision.js";
import { h } from "./dom.js";
import { lineName } from "./lines.js";
import { button, fold, refusal, region } from "./parts.js";
import { changing, VALUES } from "./what_if.js";
import { day, listed, say } from "./words.js";

/** @typedef {import("./types.js").Page} Page */

/** Stepping through a line that is looked at, for the chair. @param {Page} page */
export function stepping(page) {
  const { look, line, lines } = page.view;
  if (!look) return null;
  const here = lines.find((each) => each.id === line);
  const played = lines.filter((each) => each.kind === "played");
  const back = played[played.length - 1];
  const to = (/** @type {(from: number) => number} */ next) => () =>
    page.stepTo((from) => Math.min(look.steps, Math.max(0, next(from))));
  return region(
    "stepping",
    say("page.lines.looking", { name: here ? lineName(here) : "" }),
    place(page),
    h(
      "div",
      { key: "steps", class: "buttons stepper" },
      button(
        say("page.lines.first"),
        to(() => 0),
        { key: "first", "aria-disabled": look.step <= 0, class: "small" },
      ),
      button(
        say("page.lines.previous"),
        to((from) => from - 1),
        {
          key: "previous",
          "aria-disabled": look.step <= 0,
          "data-step": "back",
        },
      ),
      button(
        say("page.lines.next"),
        to((from) => from + 1),
        {
          key: "next",
          class: "primary",
          "aria-disabled": look.step >= look.steps,
          "data-step": "on",
        },
      ),
      button(
        say("page.lines.last"),
        to(() => look.steps),
        {
          key: "last",
          "aria-disabled": look.step >= look.steps,
          class: "small",
        },
      ),
    ),
    h("p", { key: "hint", class: "soft" }, say("page.lines.looking_hint")),
    h(
      "div",
      { key: "leave", class: "buttons" },
      look.can_branch &&
        button(say("page.lines.branch"), () => void page.send("look", { what: "branch", line, at: look.step }), {
          key: "branch",
        }),
      back &&
        button(
          say("page.lines.return", { name: lineName(back) }),
          () => void page.send("look", { what: "go", line: back.id }),
          { key: "return" },
        ),
    ),
    refusal(page, "look"),
    changing(page),
  );
}

/** Which step it is; of how many, where that gives nothing away. @param {import("./types.js").View} view */
export function stepOf({ look, room, you }) {
  if (!look) return "";
  const whole = you.role === "chair" || room.revealed;
  return say(whole ? "page.lines.step" : "page.lines.step_only", { step: look.step, steps: look.steps });
}

/** Where we are in it. @param {Page} page */
export function place({ view }) {
  const { look } = view;
  if (!look) return null;
  return h(
    "p",
    { key: "place", class: "place" },
    h("span", { key: "step" }, h("strong", null, stepOf(view)), look.day && ` · ${day(look.day)}`, look.body && ` · ${look.body}`),
    (view.you.role === "chair" || view.room.revealed) &&
      h("progress", { key: "progress", "aria-hidden": "true", max: Math.max(1, look.steps), value: look.step }),
  );
}

/** What happened up to here, newest first, and what it came to. @param {Page} page */
export function told(page) {
  const { look } = page.view;
  return (
    look &&
    region("told", say("page.lines.told"), look.decision && decision(look.decision, { apart: !look.council }), differs(page), events(page))
  );
}

/** What it came to, read from afar: nothing where nothing is decided and nothing was changed. @param {Page} page */
export function cameTo(page) {
  const { look } = page.view;
  if (!look?.decision && !look?.what_if) return null;
  return region(
    "told",
    say("page.decided.title"),
    look.decision && decision(look.decision, { wall: true, apart: !look.council }),
    differs(page),
  );
}

/** What happened, read from afar: as much of it as there is room for. @param {Page} page */
export function happened(page) {
  return page.view.look && region("happened", say("page.lines.told"), events(page));
}

/** @param {Page} page */
function events({ view: { look, you } }) {
  if (!look) return null;
  const first = look.step - look.entries.length;
  return [
    look.entries.length === 0 && h("p", { key: "none", class: "soft" }, say("page.lines.told_none")),
    h(
      "ol",
      { key: "entries", class: "entries", reversed: true },
      look.entries
        .map((entry, n) =>
          h(
            "li",
            { key: `${first + n}`, class: `entry told-${entry.kind}` },
            h("p", null, entry.words),
            you.role !== "screen" && cites(entry.cites),
          ),
        )
        .reverse(),
    ),
  ];
}

/** Sources, folded where they are long. @param {string[]} cites */
function cites(cites) {
  const text = cites.join("; ");
  if (text.length < 60) return text && h("p", { key: "cites", class: "cite" }, text);
  return h(
    "details",
    { key: "cites", class: "rule" },
    h("summary", null, h("span", { class: "cite" }, say("page.lines.sources", { n: cites.length }))),
    h("p", { class: "rule-text" }, text),
  );
}

/**
 * What a what-if changes, as a class would say it: the members whose votes were changed, and to what. A change of
 * anything else is told by where it stands in the scenario file.
 * @param {readonly string[]} paths such as "timeline.agenda.AUS=abstaining"
 * @param {import("./types.js").View} view
 */
export function changesOf(paths, { council }) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const path of paths) {
    const at = path.indexOf("=");
    const [where, value] = [path.slice(0, at), path.slice(at + 1)];
    const member = council.members.find((each) => where.endsWith(`.${each.code}`));
    const vote = member && Object.values(VALUES).includes(value) ? say(`page.lines.values.${value}`) : value;
    found.set(vote, [...(found.get(vote) ?? []), member ? member.name : where]);
  }
  return [...found].map(([value, who]) => say("page.lines.change", { who: listed(who), value }));
}

/** @param {Page} page */
function differs({ view }) {
  const { look, you } = view;
  if (!look?.what_if) return null;
  const rows = look.differs;
  return h(
    "div",
    { key: "differs", class: "differs" },
    h("h3", { key: "changed" }, say("page.lines.changed")),
    h(
      "ul",
      { key: "changes" },
      changesOf(look.what_if.paths, view).map((change) => h("li", { key: change }, change)),
    ),
    you.role === "chair" &&
      fold(
        "paths",
        say("page.lines.paths"),
        h(
          "ul",
          null,
          look.what_if.paths.map((path) => h("li", { key: path }, h("code", null, path))),
        ),
      ),
    // What differs tells what really happened, and is not sent to those who may not know it yet.
    rows && h("h3", { key: "title" }, say("page.lines.differs")),
    rows?.length
      ? h(
          "ul",
          { key: "rows" },
          rows.map((row, n) => h("li", { key: `${n}` }, row)),
        )
      : rows && h("p", { key: "none" }, say("page.lines.differs_none")),
  );
}
