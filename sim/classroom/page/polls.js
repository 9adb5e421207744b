// @ts-check
/** Straw polls and elections by secret ballot: the paper, how many are in the box, and the totals. */

import { h } from "./dom.js";
import { button, filled, fold, refusal, region } from "./parts.js";
import { listed, named, say } from "./words.js";

/**
 * @typedef {import("./types.js").Page} Page
 * @typedef {import("./types.js").Poll} Poll
 */

const MARKS = /** @type {const} */ (["encourage", "discourage", "no_opinion"]);

/** So many names are read from afar in a table; of more only the numbers are, name by name. */
const FEW = 6;

/** Whether a poll needs much room on a wall. @param {Poll | null} poll */
export function isLong(poll) {
  return poll !== null && poll.names.length > FEW;
}

/** @param {Page} page */
export function polls(page) {
  const { poll, you } = page.view;
  if (!poll && you.role !== "chair") return null;
  return region(
    "polls",
    say("page.poll.title"),
    poll && [
      h("h3", { key: "kind" }, say(`page.poll.${poll.kind}`)),
      !poll.result && h("p", { key: "names" }, listed(poll.names)),
      poll.result ? result(poll, you.role === "screen") : going(page, poll),
    ],
    you.role === "chair" && (!poll || poll.result) && fold("new-poll", say("page.poll.new"), opening(page)),
    refusal(page, "poll"),
  );
}

/** @param {Page} page @param {Poll} poll */
function going(page, poll) {
  const { you } = page.view;
  return [
    h("p", { key: "secret", class: "soft" }, say("page.poll.secret")),
    h("p", { key: "cast", class: "big-count" }, say("page.poll.cast", { cast: poll.cast, of: poll.of })),
    poll.voted && poll.voted.length > 0 && h("p", { key: "voted", class: "soft" }, listed(poll.voted.map(named))),
    you.card && ballot(page, poll),
    you.role === "chair" &&
      button(say("page.poll.close"), () => void page.send("poll", { what: "poll_close" }), {
        key: "close",
        class: "primary",
      }),
  ];
}

/** @param {Page} page @param {Poll} poll */
function ballot(page, poll) {
  const given = poll.yours !== null;
  const election = poll.kind === "election";
  return h(
    "form",
    {
      key: `ballot-${poll.id}`,
      class: "ballot",
      onsubmit: (/** @type {Event} */ event) => {
        const { data } = filled(event);
        /** @type {Record<string, string>} */
        const marks = {};
        poll.names.forEach((name, n) => (marks[name] = String(data.get(`mark-${n}`) ?? "no_opinion")));
        const paper = election ? { names: data.getAll("names").map(String) } : { marks };
        void page.send("poll", { what: "ballot", poll: poll.id, ...paper });
      },
    },
    h("h4", null, say("page.poll.ballot")),
    election
      ? h(
          "fieldset",
          null,
          h("legend", null, say("page.poll.choose", { n: poll.seats })),
          poll.names.map((name) =>
            h(
              "label",
              { key: name, class: "check" },
              h("input", { type: "checkbox", name: "names", value: name }),
              name,
            ),
          ),
        )
      : poll.names.map((name, n) =>
          h(
            "fieldset",
            { key: name },
            h("legend", null, name),
            MARKS.map((mark) =>
              h(
                "label",
                { key: mark, class: "check" },
                h("input", { type: "radio", name: `mark-${n}`, value: mark, required: true }),
                say(`mark.${mark}`),
              ),
            ),
          ),
        ),
    given && h("p", { key: "given" }, say("page.poll.given")),
    h("button", { type: "submit", class: "primary" }, say(given ? "page.poll.change" : "page.poll.give")),
  );
}

/** The totals, and nothing else. @param {Poll} poll @param {boolean} wall */
function result(poll, wall) {
  const found = poll.result ?? {};
  const short = wall && isLong(poll);
  if (poll.kind === "election") {
    const elected = found["elected"] ?? [];
    return [
      h(
        "p",
        { key: "elected" },
        h("strong", null, elected.length ? say("page.poll.elected", { who: elected }) : say("page.poll.nobody")),
      ),
      h("p", { key: "why", class: "soft" }, found["why"] || say("page.poll.majority", { n: found["majority"] })),
      short
        ? numbers(Object.entries(found["votes"] ?? {}).map(([name, votes]) => [name, String(votes), ""]))
        : tableOf(
            ["page.poll.name", "page.poll.votes"],
            Object.entries(found["votes"] ?? {}).map(([name, votes]) => [name, String(votes)]),
          ),
    ];
  }
  const permanent = found["permanent"] ?? null;
  return [
    (short ? inShort : inFull)(found["totals"] ?? {}, permanent),
    poll.coloured && !permanent && h("p", { key: "together", class: "soft" }, say("page.poll.together")),
  ];
}

/**
 * @typedef {Record<string, Record<string, number>>} Totals how often each name got each mark
 * @param {Totals} totals
 * @param {Totals | null} permanent
 */
function inFull(totals, permanent) {
  return tableOf(
    ["page.poll.name", ...MARKS.map((mark) => `mark.${mark}`)],
    Object.entries(totals).flatMap(([name, of]) => {
      const ofThem = permanent?.[name];
      const row = (/** @type {Record<string, number>} */ counted) => MARKS.map((mark) => String(counted[mark] ?? 0));
      return [[name, ...row(of)], ...(ofThem ? [[`${name}, ${say("page.poll.permanent")}`, ...row(ofThem)]] : [])];
    }),
  );
}

/**
 * The totals of a long straw poll for a wall: which number is which is said once, above.
 * @param {Totals} totals
 * @param {Totals | null} permanent
 */
function inShort(totals, permanent) {
  const told = (/** @type {Record<string, number> | undefined} */ of) =>
    of ? MARKS.map((mark) => of[mark] ?? 0).join("–") : "";
  return [
    h(
      "p",
      { key: "marks" },
      h("strong", null, MARKS.map((mark) => say(`mark.${mark}`)).join(" – ")),
      permanent && ` (${say("page.poll.permanent")})`,
    ),
    numbers(Object.entries(totals).map(([name, of]) => [name, told(of), told(permanent?.[name])])),
  ];
}

/** @param {[name: string, number: string, ofThem: string][]} rows */
function numbers(rows) {
  return h(
    "ul",
    { key: "totals", class: "totals", "aria-label": say("page.poll.result") },
    rows.map(([name, number, ofThem]) =>
      h(
        "li",
        { key: name },
        h("span", { class: "name" }, name),
        h("span", { class: "number" }, h("strong", null, number), ofThem && ` (${ofThem})`),
      ),
    ),
  );
}

/** @param {string[]} head @param {string[][]} rows */
function tableOf(head, rows) {
  return h(
    "div",
    { key: "result", class: "wide", tabindex: "0", role: "group", "aria-label": say("page.poll.result") },
    h(
      "table",
      null,
      h("caption", { class: "hidden" }, say("page.poll.result")),
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          head.map((key) => h("th", { key, scope: "col" }, say(key))),
        ),
      ),
      h(
        "tbody",
        null,
        rows.map(([name = "", ...cells]) =>
          h(
            "tr",
            { key: name },
            h("th", { scope: "row" }, name),
            cells.map((cell) => h("td", { class: "number" }, cell)),
          ),
        ),
      ),
    ),
  );
}

/** @param {Page} page */
function opening(page) {
  return h(
    "form",
    {
      onsubmit: (/** @type {Event} */ event) => {
        const { form, data } = filled(event);
        const names = String(data.get("names"))
          .split("\n")
          .map((name) => name.trim())
          .filter(Boolean);
        const election = data.get("kind") === "election";
        const more = election ? { seats: Number(data.get("seats")) } : { coloured: data.get("coloured") === "on" };
        void page
          .send("poll", { what: "poll", kind: data.get("kind"), names, ...more })
          .then((done) => done && form.reset());
      },
    },
    h(
      "p",
      { class: "field" },
      h("label", { for: "poll-kind" }, say("page.poll.kind")),
      h(
        "select",
        { id: "poll-kind", name: "kind" },
        ["straw", "election"].map((kind) => h("option", { key: kind, value: kind }, say(`page.poll.${kind}`))),
      ),
    ),
    h(
      "p",
      { class: "field" },
      h("label", { for: "poll-names" }, say("page.poll.names")),
      h("textarea", { id: "poll-names", name: "names", rows: 4, required: true, maxlength: 1600 }),
    ),
    h(
      "p",
      { class: "field" },
      h("label", { for: "poll-seats" }, say("page.poll.seats")),
      h("input", { id: "poll-seats", name: "seats", type: "number", min: 1, max: 40, value: 1 }),
    ),
    h("label", { class: "check" }, h("input", { type: "checkbox", name: "coloured" }), say("page.poll.coloured")),
    h("button", { type: "submit", class: "primary" }, say("page.poll.open")),
  );
}
