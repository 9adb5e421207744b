// @ts-check
/** The horseshoe in words: a few sentences for its picture, and its table, for those who do not see it. */

import { h } from "./dom.js";
import { voted } from "./marks.js";
import { listed, named, say } from "./words.js";

/**
 * @typedef {import("./types.js").View} View
 * @typedef {import("./types.js").Member} Member
 * @typedef {import("./types.js").Choice} Choice
 * @typedef {import("./horseshoe.js").Shown} Shown
 */

/** What the picture shows, in a few sentences. @param {View} view @param {Shown} shown */
export function described(view, shown) {
  const { council } = view;
  const said = [
    say("page.council.members", { n: council.members.length }),
    council.president
      ? say("page.now.presides", { who: council.president })
      : say("page.council.nobody_presides"),
  ];
  for (const choice of /** @type {Choice[]} */ (["yes", "no", "abstain", "not_voting"])) {
    const who = council.members.filter((m) => shown.votes[m.code] === choice).map((m) => named(m.code));
    if (who.length) said.push(`${say(`page.decided.who.${choice}`)}: ${listed(who)}.`);
  }
  if (shown.raised) said.push(say("page.vote.hands", { n: shown.raised.length, of: council.members.length }));
  return said.join(" ");
}

/** @param {View} view @param {Shown} shown */
export function table(view, shown) {
  const voting = Boolean(view.vote) || Object.keys(shown.votes).length > 0;
  return h(
    "div",
    { class: "wide", tabindex: "0", role: "group", "aria-label": say("page.council.table") },
    h(
      "table",
      null,
      h("caption", { class: "hidden" }, say("page.council.picture")),
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          ["seat", ...(voting ? ["vote"] : []), "sort", "people"].map((name) =>
            h("th", { key: name, scope: "col" }, say(`page.council.${name}`)),
          ),
        ),
      ),
      h(
        "tbody",
        null,
        view.council.members.map((member) => row(member, view, shown, voting)),
      ),
    ),
  );
}

/** @param {Member} member @param {View} view @param {Shown} shown @param {boolean} voting */
function row(member, view, shown, voting) {
  const sort = [say(member.permanent ? "page.council.permanent" : "page.council.elected")];
  if (member.code === view.council.president) sort.push(say("page.council.president"));
  const people = member.empty ? say("page.council.empty") : String(member.people);
  return h(
    "tr",
    { key: member.code },
    h("th", { scope: "row" }, named(member.code), " ", h("span", { class: "soft" }, member.code)),
    voting && h("td", { key: "vote" }, voteOf(member.code, shown)),
    h("td", { key: "sort" }, sort.join(", ")),
    h("td", { key: "people" }, people),
  );
}

/** @param {string} code @param {Shown} shown */
function voteOf(code, shown) {
  const choice = shown.votes[code];
  const from = shown.from[code];
  const words = [];
  if (choice)
    words.push(
      from && from !== "hand"
        ? say("page.council.from", { vote: voted(choice), from: say(`from.${from}`) })
        : voted(choice),
    );
  else if (from === "unknown") words.push(say("from.unknown"));
  else if (shown.raised)
    words.push(say(shown.raised.includes(code) ? "page.council.raised" : "page.council.not_raised"));
  if (shown.blocked.includes(code)) words.push(say("page.council.veto"));
  if (shown.could.includes(code)) words.push(say("page.council.could"));
  return words.join("; ");
}
