// @ts-check
/** What a vote came to: why, who blocked, how close it was, and what really happened. */

import { h } from "./dom.js";
import { sign, voted } from "./marks.js";
import { fold } from "./parts.js";
import { numbers, tallyBar } from "./tally.js";
import { capital, has, inSentence, listed, named, say } from "./words.js";

/**
 * @typedef {import("./types.js").Decided} Decided
 * @typedef {import("./types.js").Choice} Choice
 */

/** By what the votes of empty seats were known. */
const GUESSED = /** @type {const} */ (["position", "odds", "chair"]);
const EMPTY = /** @type {const} */ ([...GUESSED, "unknown"]);
const CHOICES = /** @type {const} */ (["yes", "no", "abstain", "not_voting", "unknown"]);

/** The outcome as a plate, with a sign of its own shape. @param {string} outcome */
export function outcome(outcome) {
  const paths = {
    adopted: "M-9 0l6.5 7.5l11 -15",
    not_adopted: "M-8 -8l16 16m0 -16l-16 16",
    open: "M-9 0h4m3 0h4m3 0h4",
  };
  const path = paths[/** @type {keyof typeof paths} */ (outcome)] ?? paths.open;
  return h(
    "p",
    { key: "outcome", class: `outcome ${outcome}` },
    h(
      "svg",
      { viewBox: "-12 -12 24 24", class: "picture plate-sign", "aria-hidden": "true" },
      h("path", { d: path, class: "stroke" }),
    ),
    say(`outcome.${outcome}`),
  );
}

/**
 * @param {Decided} decided
 * @param {{bar?: boolean, wall?: boolean, apart?: boolean}} [how] `wall`: it is read from afar, beside the picture of
 *   the votes, and nobody can press anything: nothing folded, no sources; `apart`: it is not of the Council that is
 *   shown, so that its votes stand in no picture
 */
export function decision(decided, { bar = true, wall = false, apart = false } = {}) {
  const blocked = decided.blocked_by ?? [];
  const votes = Object.keys(decided.votes ?? {}).length > 0;
  return h(
    "div",
    { key: `decision ${decided.number ?? decided.question}`, class: "decision" },
    decided.body &&
      h("p", { key: "by" }, h("strong", null, say("page.decided.of", { body: decided.body, day: decided.on }))),
    h("p", { key: "question", class: "question" }, decided.question),
    outcome(decided.outcome),
    decided.tally && (apart || !votes) && numbers(decided.tally),
    bar && !wall && !apart && votes && tallyBar(decided.tally, decided.needed),
    h("p", { key: "why", class: "why" }, decided.why),
    has(`kind.${decided.kind}`) && h("p", { key: "kind", class: "soft" }, say(`kind.${decided.kind}`)),
    blocked.length > 0 && h("p", { key: "blocked" }, say("page.decided.blocked", { who: blocked })),
    decided.record && record(decided, decided.record, wall),
    flips(decided),
    // What is left open says itself whose votes are not known.
    votes && wall && fromWhom(decided.from ?? {}, decided.outcome === "open" ? GUESSED : EMPTY, (code) => code),
    votes &&
      !wall &&
      fold("votes", say("page.decided.votes"), rollCall(decided.votes), fromWhom(decided.from ?? {})),
    !wall &&
      decided.sources?.length > 0 &&
      h("p", { key: "law", class: "soft" }, say("page.decided.law", { sources: decided.sources.join("; ") })),
  );
}

/** Who voted how, as lists. @param {Record<string, string>} votes */
export function rollCall(votes) {
  return h(
    "dl",
    { key: "roll", class: "roll" },
    CHOICES.map((choice) => {
      const who = Object.keys(votes).filter((code) => votes[code] === choice);
      return (
        who.length > 0 && [
          h("dt", { key: `dt ${choice}` }, sign(choice), say(`page.decided.who.${choice}`), ` (${who.length})`),
          h("dd", { key: `dd ${choice}` }, listed(who.map(named))),
        ]
      );
    }),
  );
}

/**
 * Which empty seats voted, and by what.
 * @param {Record<string, string>} from
 * @param {readonly string[]} [of] by what, of those that are told
 * @param {(code: string) => string} [name] what a seat is called: on the wall, as in the picture
 */
export function fromWhom(from, of = EMPTY, name = named) {
  const rules = of.map(
    (rule) => /** @type {const} */ ([rule, Object.keys(from).filter((code) => from[code] === rule)]),
  );
  if (rules.every(([, who]) => who.length === 0)) return null;
  return h(
    "ul",
    { key: "from", class: "from" },
    rules.map(
      ([rule, who]) =>
        who.length > 0 && h("li", { key: rule }, `${say(`from.${rule}`)}: ${listed(who.map(name))}`),
    ),
  );
}

/** @param {Decided} decided */
function flips({ flips }) {
  if (!flips || !flips.say) return null;
  const values = { size: flips.size, count: flips.count, ...flips.with };
  const choice = flips.with?.["choice"];
  // Where any so many of a group would do, the sets say no more than that.
  const sets = flips.say === "flips.any" ? [] : flips.sets;
  return h(
    "div",
    { key: "flips", class: "flips" },
    h(
      "p",
      null,
      h("strong", null, `${say("page.decided.flips")} `),
      say(flips.say, choice ? { ...values, choice: voted(String(choice)) } : values),
    ),
    sets.length > 0 &&
      h(
        "ul",
        { key: "sets" },
        sets.map((set, n) =>
          h(
            "li",
            { key: `${n}` },
            capital(
              listed(
                set.map((change) =>
                  say("page.decided.flip", {
                    who: inSentence(change.member),
                    from: voted(change.from),
                    to: voted(change.to),
                  }),
                ),
              ),
            ),
          ),
        ),
      ),
  );
}

/**
 * Who voted otherwise than on the record, and the record's roll call one press away.
 * @param {Decided} decided
 * @param {Record<string, Choice>} then
 * @param {boolean} wall
 */
function compared({ votes: here, from = {} }, then, wall) {
  if (!Object.keys(then).length) return null;
  const other = Object.keys(then).filter((code) => here[code] && here[code] !== then[code]);
  const own = Object.keys(here).filter((code) => from[code] === "hand");
  const whole = own.length === Object.keys(here).length;
  return [
    h(
      "p",
      { key: "others" },
      other.length
        ? `${say("page.decided.others")}: ${listed(other.map((code) => say("page.decided.then", { who: inSentence(code), then: voted(then[code] ?? "unknown"), now: voted(here[code] ?? "unknown") })))}.`
        : say(
            whole ? "page.decided.as_then" : own.length ? "page.decided.as_then_own" : "page.decided.as_then_none",
          ),
    ),
    !wall && fold("record-votes", say("page.decided.record_votes"), rollCall(then)),
  ];
}

/** @param {Decided} decided @param {NonNullable<Decided["record"]>} record @param {boolean} wall */
function record(decided, record, wall) {
  const { tally } = record;
  return h(
    "div",
    { key: "record", class: "on-record" },
    h("h3", null, say("page.decided.record")),
    h(
      "p",
      { key: "outcome" },
      h("strong", null, say(`outcome.${record.outcome}`)),
      " ",
      tally && `${tally.yes}-${tally.no}-${tally.abstain}. `,
      say(record.outcome === decided.outcome ? "page.decided.same" : "page.decided.other"),
    ),
    record.why && record.why !== decided.why && h("p", { key: "why" }, record.why),
    compared(decided, record.votes ?? {}, wall),
    record.source &&
      !wall &&
      h("p", { key: "source", class: "soft" }, say("page.decided.record_source", { source: record.source })),
  );
}
