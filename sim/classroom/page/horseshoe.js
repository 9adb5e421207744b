// @ts-check
/** The Council round its table, live: who sits where, who has raised a hand, who voted how. And the same as a table. */

import { h } from "./dom.js";
import { described, table } from "./horseshoe_in_words.js";
import { drawn, voted } from "./marks.js";
import { fold, region } from "./parts.js";
import { say } from "./words.js";

/**
 * @typedef {import("./types.js").View} View
 * @typedef {import("./types.js").Member} Member
 * @typedef {import("./types.js").Choice} Choice
 */

const WIDTH = 1000;
const HEIGHT = 600;
const WIDEST = 42;
/** On a phone the picture is small, and its letters must not be. */
const narrow = window.matchMedia("(max-width: 40rem)");

/**
 * What the seats show: the hands of the vote that goes on, or how a vote that is over went.
 * @typedef {{votes: Record<string, Choice>, from: Record<string, string>, raised: string[] | null, blocked: string[],
 *   could: string[]}} Shown
 */

/**
 * What there is to show of the room as it stands.
 * @param {View} view
 * @returns {Shown}
 */
export function shownOf(view) {
  const vote = view.vote;
  if (vote) {
    const hands = vote.stage === "hands";
    return {
      votes: vote.shown,
      // Of whom nothing will be known is marked so from the beginning.
      from: { ...Object.fromEntries(vote.stay_unknown.map((code) => [code, "unknown"])), ...vote.from },
      raised: vote.stage === "all" ? null : vote.raised,
      blocked: vote.settled ? vote.veto : [],
      could: hands || vote.settled ? [] : vote.could_settle,
    };
  }
  const last = view.look ? view.look.council && view.look.decision : justDecided(view);
  if (!last) return { votes: {}, from: {}, raised: null, blocked: [], could: [] };
  return { votes: last.votes, from: last.from ?? {}, raised: null, blocked: last.blocked_by, could: [] };
}

/**
 * The decision that the room has just come from, as long as nothing else is before the Council.
 * @param {View} view
 */
export function justDecided(view) {
  return view.vote ? null : (view.decided[view.decided.length - 1] ?? null);
}

/**
 * The picture, with its table folded below it; on a wall nobody could unfold it.
 * @param {View} view
 * @param {{middle?: import("./dom.js").Loose}} [how] what stands in the bend of the table
 */
export function horseshoe(view, { middle = null } = {}) {
  const shown = shownOf(view);
  return h(
    "figure",
    { key: "horseshoe", class: "horseshoe" },
    h(
      "div",
      { class: "table-room" },
      picture(view, shown),
      middle && h("div", { key: "middle", class: "middle" }, middle),
    ),
    view.you.role !== "screen" && fold("seats-table", say("page.council.table"), table(view, shown)),
  );
}

/** @param {View} view @param {Shown} shown */
function picture(view, shown) {
  const { members } = view.council;
  const size = sizeOf(members);
  return h(
    "svg",
    {
      key: "picture",
      class: "picture",
      viewBox: narrow.matches ? `-30 -30 ${WIDTH + 60} ${HEIGHT + 40}` : `0 -8 ${WIDTH} ${HEIGHT + 16}`,
      role: "img",
      "aria-label": say("page.council.picture"),
      "aria-describedby": "horseshoe-said",
    },
    h("desc", { key: "desc", id: "horseshoe-said" }, described(view, shown)),
    h("path", { key: "top", class: "table-top", d: tableTop(members, size), "stroke-width": 44 }),
    members.map((member) => seat(member, view, shown, size)),
  );
}

/**
 * How far a seat may reach from its middle so that no two overlap.
 * @param {readonly Member[]} members
 */
function sizeOf(members) {
  let near = Infinity;
  members.forEach((one, n) => {
    for (const other of members.slice(n + 1)) near = Math.min(near, Math.hypot(one.x - other.x, one.y - other.y));
  });
  return Math.min(WIDEST, near * 0.41) / 1.5;
}

/**
 * Which way is outward from the table at a seat: the table is an arch over the middle of the plan, with straight arms.
 * @param {{x: number, y: number}} member
 */
function outward({ x, y }) {
  const dx = (x - WIDTH / 2) / 370 ** 2;
  const dy = Math.min(0, y - 375) / 270 ** 2;
  const far = Math.hypot(dx, dy) || 1;
  return { x: dx / far, y: dy / far };
}

/** The table inside the seats, as one smooth line. @param {readonly Member[]} members @param {number} size */
function tableTop(members, size) {
  if (!members.length) return "";
  const inward = size * 1.5 + 34;
  const reach = Math.max(...members.map((m) => Math.abs(m.x - WIDTH / 2))) - inward;
  const top = Math.min(...members.map((m) => m.y)) + inward;
  const end = Math.max(...members.map((m) => m.y));
  const bend = Math.min(end, top + reach * 0.74);
  if (reach <= 0) return "";
  return `M${WIDTH / 2 - reach} ${end}V${bend}A${reach} ${bend - top} 0 0 1 ${WIDTH / 2 + reach} ${bend}V${end}`;
}

/** @param {Member} member @param {View} view @param {Shown} shown @param {number} size */
function seat(member, view, shown, size) {
  const out = outward(member);
  const { x, y } = member;
  const choice = shown.votes[member.code];
  const unknown = shown.from[member.code] === "unknown" && !choice;
  const letters = narrow.matches ? 42 : 28;
  const away = size * 1.5 + 8 + Math.abs(out.x) * letters * 1.05 + Math.abs(out.y) * letters * 0.36;
  const at = { x: x + out.x * away, y: y + out.y * away + letters * 0.36 };
  const presides = member.code === view.council.president;
  const raised = shown.raised?.includes(member.code) && !choice;
  const plate = { x: x - out.x * (size * 1.5 + 34), y: y - out.y * (size * 1.5 + 34) };
  return h(
    "g",
    { key: member.code, class: `seat-of${member.empty ? " empty" : ""}` },
    drawn(choice ?? (unknown ? "unknown" : "seat"), x, y, size, {
      ring: member.permanent,
      // A vote that no delegation cast is marked so, also when its result is stated.
      dashed: choice ? (shown.from[member.code] ?? "hand") !== "hand" : member.empty,
    }),
    raised && hand(x, y, size),
    h(
      "text",
      {
        key: "code",
        x: at.x.toFixed(1),
        y: at.y.toFixed(1),
        "text-anchor": "middle",
        "font-size": letters,
        class: "code",
      },
      member.code,
    ),
    presides &&
      h(
        "text",
        {
          key: "president",
          x: at.x.toFixed(1),
          y: (at.y - letters * 1.05).toFixed(1),
          "text-anchor": "middle",
          "font-size": letters * 0.85,
          class: "accent",
          "font-weight": "bold",
        },
        say("page.council.president"),
      ),
    shown.blocked.includes(member.code) && plateOf(say("page.council.plate"), plate, "no"),
    shown.could.includes(member.code) && plateOf("?", plate, "could"),
  );
}

/**
 * A raised hand: a plain bar with a round end above the seat, filled, so that it is seen from the back of a room.
 * @param {number} x
 * @param {number} y
 * @param {number} size
 */
function hand(x, y, size) {
  const d = `M${(x - size * 0.3).toFixed(1)} ${(y + size * 0.55).toFixed(1)}v${(-size * 0.9).toFixed(1)}a${(size * 0.3).toFixed(1)} ${(size * 0.3).toFixed(1)} 0 0 1 ${(size * 0.6).toFixed(1)} 0v${(size * 0.9).toFixed(1)}z`;
  return h("path", { key: "hand", class: "hand", d });
}

/** @param {string} words @param {{x: number, y: number}} at @param {string} look */
function plateOf(words, at, look) {
  const wide = Math.max(34, words.length * 15 + 14);
  return h(
    "g",
    { key: `plate ${look}`, class: `plate ${look}` },
    h("rect", { x: (at.x - wide / 2).toFixed(1), y: (at.y - 16).toFixed(1), width: wide, height: 32, rx: 4 }),
    h(
      "text",
      {
        x: at.x.toFixed(1),
        y: (at.y + 8).toFixed(1),
        "text-anchor": "middle",
        "font-size": 22,
        "font-weight": "bold",
      },
      words,
    ),
  );
}

/** Whether the Council is to be seen: stepping through what happened, for what is its own alone. @param {View} view */
export function isSeen({ council, look }) {
  return council.members.length > 0 && (!look || look.council);
}

/** The picture as a region of its own; where nobody sits at all, that. @param {View} view */
export function council(view) {
  if (view.council.members.length && !isSeen(view)) return null;
  if (!view.council.members.length)
    return region("council", say("page.council.title"), h("p", { key: "none" }, say("page.council.none")));
  return region("council", say("page.council.title"), horseshoe(view), legend());
}

/** What the marks of the seats stand for. */
export function legend() {
  return h(
    "ul",
    { key: "legend", class: "legend" },
    /** @type {const} */ (["yes", "no", "abstain", "not_voting", "unknown"]).map((choice) =>
      h(
        "li",
        { key: choice },
        h(
          "svg",
          { class: "sign picture", viewBox: "-13 -13 26 26", "aria-hidden": "true" },
          drawn(choice, 0, 0, 10),
        ),
        voted(choice),
      ),
    ),
    h(
      "li",
      { key: "hand" },
      h(
        "svg",
        { class: "sign picture", viewBox: "-13 -13 26 26", "aria-hidden": "true" },
        drawn("seat", 0, 0, 10),
        hand(0, 0, 10),
      ),
      say("page.council.raised"),
    ),
    h(
      "li",
      { key: "ring" },
      h(
        "svg",
        { class: "sign picture", viewBox: "-13 -13 26 26", "aria-hidden": "true" },
        drawn("seat", 0, 0, 9, { ring: true }),
      ),
      say("page.council.key_ring"),
    ),
    h(
      "li",
      { key: "empty" },
      h(
        "svg",
        { class: "sign picture", viewBox: "-13 -13 26 26", "aria-hidden": "true" },
        drawn("seat", 0, 0, 10, { dashed: true }),
      ),
      say("page.council.key_empty"),
    ),
  );
}
