// @ts-check
/** The vote that goes on: the question, the hands, what is settled; the chair shows them, a delegation raises its own. */

import { h } from "./dom.js";
import { sign, voted } from "./marks.js";
import { fromWhom } from "./decision.js";
import { button, filled, fold, refusal, region, rule } from "./parts.js";
import { tallyBar } from "./tally.js";
import { has, inSentence, listed, named, say } from "./words.js";

/**
 * @typedef {import("./types.js").Page} Page
 * @typedef {import("./types.js").Vote} Vote
 */

const ASKED = /** @type {const} */ (["yes", "no", "abstain", "all"]);

/**
 * What everybody sees of a vote. `more` is what one does in it; a delegation does that before all else.
 * @param {Page} page
 * @param {import("./dom.js").Loose} [more]
 * @param {{bar?: boolean, first?: boolean}} [how]
 */
export function vote(page, more = null, { bar = true, first = false } = {}) {
  const { vote, council, you } = page.view;
  if (!vote) return null;
  const hands = vote.stage === "hands";
  return region(
    "vote",
    say("page.vote.title"),
    h("p", { key: "question", class: "question" }, vote.question),
    h(
      "p",
      { key: "kind" },
      vote.kind_say && has(vote.kind_say) ? say(vote.kind_say) : vote.kind,
      " · ",
      say("page.vote.needed_long", { n: vote.needed }),
    ),
    first && more,
    h("p", { key: "stage", class: "stage" }, say(`stage.${vote.stage}`)),
    hands
      ? bar &&
          h(
            "p",
            { key: "count", class: "big-count" },
            say("page.vote.hands", { n: vote.raised.length, of: council.members.length }),
          )
      : [bar && tallyBar(vote.tally, vote.needed, { open: vote.stage !== "all" }), standing(vote)],
    fromWhom(hands ? {} : vote.from),
    (you.gavel || you.role === "screen") && emptySeats(page),
    !first && more,
    rule(vote.rule, you.role === "screen"),
  );
}

/** What is settled and what could still settle it. @param {Vote} vote */
export function standing(vote) {
  return h(
    "div",
    { key: "standing", class: `standing ${vote.settled ? "settled" : "unsettled"}` },
    h(
      "p",
      { key: "settled" },
      h(
        "strong",
        null,
        vote.settled
          ? `${say("page.vote.settled")}: ${vote.outcome ? say(`outcome.${vote.outcome}`) : ""}`
          : say("page.vote.not_settled"),
      ),
    ),
    vote.why && h("p", { key: "why" }, vote.why),
    !vote.settled &&
      vote.could_settle.length > 0 &&
      h("p", { key: "could" }, say("page.vote.could", { who: vote.could_settle })),
    vote.veto.length > 0 && h("p", { key: "veto" }, say("page.vote.veto", { who: vote.veto })),
  );
}

/** What is done in a vote by whoever has the gavel; hands of empty seats are the chair's. @param {Page} page */
export function asking(page) {
  const { vote, council, you } = page.view;
  if (vote?.stage === "all") return you.role === "chair" && !vote.settled && completing(page, vote);
  if (!vote) return null;
  const next = { hands: "yes", yes: "no", no: "abstain", abstain: "all" }[vote.stage];
  const order = ["hands", "yes", "no", "abstain", "all"];
  const empty = council.members.filter((member) => member.empty).map((member) => member.code);
  const waiting = council.members.filter((member) => !member.empty && !vote.raised.includes(member.code));
  return h(
    "div",
    { key: "asking", class: "asking" },
    h("p", { key: "hint", class: "soft" }, say("page.vote.ask_hint")),
    waiting.length > 0 &&
      h(
        "p",
        { key: "waiting", class: "no-hand" },
        say("page.vote.no_hand", { n: waiting.length, who: waiting.map((member) => member.code) }),
      ),
    h(
      "div",
      { key: "buttons", class: "buttons" },
      ASKED.filter((which) => order.indexOf(which) > order.indexOf(vote.stage)).map((which) =>
        button(
          "",
          () => void page.send("show", { what: "show", which }, { at: true }),
          { key: which, class: which === next ? "primary" : "", "data-show": which },
          which !== "all" && sign(which),
          say(which === "all" && vote.stage === "abstain" ? "page.vote.close" : `page.vote.show.${which}`),
        ),
      ),
    ),
    refusal(page, "show"),
    empty.length > 0 &&
      vote.stage === "hands" &&
      you.role === "chair" &&
      fold(
        "for-empty",
        say("page.vote.for_empty"),
        h("p", { class: "soft" }, say("page.vote.for_empty_hint")),
        handOf(page, empty),
      ),
  );
}

/** Raise the hand of an empty seat, or take it down. @param {Page} page @param {string[]} seats */
function handOf(page, seats) {
  return [
    h(
      "form",
      {
        key: "hand-of",
        class: "line",
        onsubmit: (/** @type {Event} */ event) => {
          const { data } = filled(event);
          const choice = String(data.get("choice"));
          void page.send("hand", { what: "hand", seat: data.get("seat"), choice: choice || null }, { at: true });
        },
      },
      h("label", { for: "empty-seat" }, say("page.council.seat")),
      h(
        "select",
        { id: "empty-seat", name: "seat" },
        seats.map((code) => h("option", { key: code, value: code }, named(code))),
      ),
      h("label", { for: "empty-choice" }, say("page.council.vote")),
      h(
        "select",
        { id: "empty-choice", name: "choice" },
        ["yes", "no", "abstain", "not_voting"].map((choice) =>
          h("option", { key: choice, value: choice }, voted(choice)),
        ),
        h("option", { key: "", value: "" }, say("page.vote.down")),
      ),
      h("button", { type: "submit" }, say("page.acts.done")),
    ),
    refusal(page, "hand"),
  ];
}

/** What the chair can do about a result that empty seats leave open. @param {Page} page @param {Vote} vote */
function completing(page, vote) {
  const ours = Object.keys(vote.from).filter((code) => vote.from[code] === "chair");
  const empty = page.view.council.members.filter((member) => member.empty).map((member) => member.code);
  const seats = empty.filter((code) => vote.stay_unknown.includes(code) || ours.includes(code));
  if (!seats.length) return null;
  return h(
    "div",
    { key: "completing", class: "asking completing" },
    h("h3", { key: "title", tabindex: "-1", "data-heading": true }, say("page.vote.complete")),
    h("p", { key: "hint", class: "soft" }, say("page.vote.complete_hint")),
    h(
      "div",
      { key: "buttons", class: "buttons" },
      /** @type {const} */ (["position", "odds"]).map((rule) =>
        button(
          say(`page.vote.fill.${rule}`),
          () => void page.send("fill", { what: "fill_empty", rule }, { at: true }),
          { key: rule, "data-fill": rule },
        ),
      ),
    ),
    refusal(page, "fill"),
    handOf(page, seats),
  );
}

/**
 * How the empty seats will vote, before any hand is shown; and until all is shown, which of them stay unknown.
 * @param {Page} page
 */
function emptySeats({ view: { vote, council, room } }) {
  if (!vote || vote.stage === "all") return null;
  const unknown = vote.stay_unknown;
  const voting = council.members.filter((m) => m.empty && !m.hand && !unknown.includes(m.code));
  const who = (/** @type {string} */ code) => `${inSentence(code)} (${code})`;
  return [
    vote.stage === "hands" &&
      room.empty_seats !== "unknown" &&
      voting.length > 0 &&
      h(
        "p",
        { key: "filled", class: "soft" },
        say(`page.vote.empty.${room.empty_seats}`, { n: voting.length, who: voting[0]?.code ?? "" }),
      ),
    unknown.length > 0 &&
      h(
        "p",
        { key: "unknown", class: "warning" },
        say("page.vote.stay_unknown", { n: unknown.length, who: listed(unknown.map(who)) }),
      ),
  ];
}

/** The hand of one's own delegation. @param {Page} page */
export function ownHand(page) {
  const { vote, you, your_hand, people } = page.view;
  if (!vote || !you.seat) return null;
  const mine = vote.shown[you.seat] ?? (vote.stage === "all" ? your_hand : null);
  const open = you.card && !mine && vote.stage !== "all";
  const holder = people.find((person) => person.seat === you.seat && person.card);
  const state = mine
    ? `${say("page.vote.yours_shown")} ${say("page.vote.yours_now", { choice: voted(mine) })}`
    : your_hand
      ? say("page.vote.yours_now", { choice: voted(your_hand) })
      : say("page.vote.yours_none");
  return h(
    "div",
    { key: "own", class: "own-hand", role: "group", "aria-labelledby": "own-title" },
    h("h3", { id: "own-title", tabindex: "-1" }, say("page.vote.yours")),
    h("p", { key: "state", class: "state" }, state),
    open &&
      h(
        "div",
        { key: "ballot", class: "big-votes" },
        /** @type {const} */ (["yes", "no", "abstain", "not_voting"]).map((choice) =>
          button(
            voted(choice),
            () => void page.send("hand", { what: "hand", choice }, { at: true }),
            {
              key: choice,
              class: `big-vote ${choice}`,
              "aria-pressed": your_hand === choice,
              "data-hand": choice,
            },
            sign(choice),
            h("span", null, voted(choice)),
          ),
        ),
        your_hand &&
          button(
            say("page.vote.down"),
            () => void page.send("hand", { what: "hand", choice: null }, { at: true }),
            { key: "down", class: "small" },
          ),
      ),
    open && h("p", { key: "secret", class: "soft" }, say("page.vote.yours_secret")),
    !you.card && holder && h("p", { key: "card", class: "soft" }, say("page.vote.card", { who: holder.name })),
    refusal(page, "hand"),
  );
}
