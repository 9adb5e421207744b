// @ts-check
/** History: stepping through what happened, branching off, returning, and what if they had voted otherwise. */

import { h } from "./dom.js";
import { decision } from "./decision.js";
import { button, chip, filled, fold, refusal, region } from "./parts.js";
import { day, listed, named, say } from "./words.js";

/**
 * @typedef {import("./types.js").Page} Page
 * @typedef {import("./types.js").Line} Line
 */

/** How the votes of a scenario file are called, by our word for each. @type {Record<string, string>} */
const VALUES = {
  yes: "in_favour",
  no: "against",
  abstain: "abstaining",
  not_voting: "not_voting",
  unknown: "unknown",
};

/** What a line is called. @param {Line} line */
export function lineName(line) {
  if (line.name) return line.name;
  if (line.kind === "record") return say("page.lines.record");
  if (line.id === "main") return say("page.lines.main");
  return say(`page.lines.${line.kind}`, { n: line.id.replace(/^\D+/, "") });
}

/** The lines of the room, for the chair. @param {Page} page */
export function lines(page) {
  const { lines, line, mode } = page.view;
  const here = lines.find((each) => each.id === line);
  const record = lines.find((each) => each.kind === "record");
  return region(
    "lines",
    say("page.lines.title"),
    h(
      "div",
      { key: "buttons", class: "buttons" },
      record &&
        line !== record.id &&
        button(say("page.lines.look"), () => void page.send("lines", { what: "look", step: 0 }), {
          key: "look",
          title: say("page.lines.look_hint"),
        }),
      mode === "play" &&
        here &&
        here.length > 0 &&
        button(
          say("page.lines.back_one"),
          () => void page.send("lines", { what: "branch", line, at: here.length - 1 }),
          { key: "back", title: say("page.lines.back_hint") },
        ),
    ),
    h(
      "ul",
      { key: "list", class: "lines-list" },
      lines.map((each) => {
        const name = lineName(each);
        const parent = lines.find((other) => other.id === each.parent);
        return h(
          "li",
          { key: each.id, "aria-current": each.id === line ? "true" : null },
          h(
            "p",
            { class: "line-name" },
            h("strong", null, name),
            " ",
            each.id === line && chip(say("page.lines.here"), "good"),
            h(
              "span",
              { key: "how", class: "soft" },
              ` ${say(each.kind === "played" ? "page.lines.acts" : "page.lines.steps", { n: each.length })}`,
            ),
            parent &&
              h(
                "span",
                { key: "parent", class: "soft" },
                `, ${say("page.lines.from", { parent: lineName(parent), at: each.at })}`,
              ),
          ),
          h(
            "div",
            { class: "buttons" },
            each.id !== line &&
              button(say("page.lines.go"), () => void page.send("lines", { what: "go", line: each.id }), {
                key: "go",
                class: "small",
                "aria-label": say("page.lines.go_to", { name }),
              }),
            button(say("page.lines.save"), () => page.load.scenario(each.id), {
              key: "save",
              class: "small",
              "aria-label": say("page.lines.save_of", { name }),
            }),
          ),
          each.kind !== "record" &&
            fold(
              `rename-${each.id}`,
              say("page.lines.rename"),
              h(
                "form",
                {
                  class: "line",
                  onsubmit: (/** @type {Event} */ event) => {
                    const { form, data } = filled(event);
                    void page
                      .send("lines", { what: "name_line", line: each.id, name: String(data.get("name")).trim() })
                      .then((done) => done && form.reset());
                  },
                },
                h("label", { for: `name-${each.id}` }, say("page.lines.new_name")),
                h("input", {
                  id: `name-${each.id}`,
                  name: "name",
                  maxlength: 40,
                  required: true,
                  autocomplete: "off",
                }),
                h("button", { type: "submit" }, say("page.acts.done")),
              ),
            ),
        );
      }),
    ),
    refusal(page, "lines"),
  );
}

/** Stepping through a line that is looked at, for the chair. @param {Page} page */
export function stepping(page) {
  const { look, line, lines } = page.view;
  if (!look) return null;
  const here = lines.find((each) => each.id === line);
  const played = lines.filter((each) => each.kind === "played");
  const back = played[played.length - 1];
  const to = (/** @type {number} */ step) => () => {
    if (step !== look.step) void page.send("look", { what: "look", line, step });
  };
  return region(
    "stepping",
    say("page.lines.looking", { name: here ? lineName(here) : "" }),
    place(page),
    h(
      "div",
      { key: "steps", class: "buttons stepper" },
      button(say("page.lines.first"), to(0), { key: "first", "aria-disabled": look.step <= 0, class: "small" }),
      button(say("page.lines.previous"), to(Math.max(0, look.step - 1)), {
        key: "previous",
        "aria-disabled": look.step <= 0,
        "data-step": "back",
      }),
      button(say("page.lines.next"), to(Math.min(look.steps, look.step + 1)), {
        key: "next",
        class: "primary",
        "aria-disabled": look.step >= look.steps,
        "data-step": "on",
      }),
      button(say("page.lines.last"), to(look.steps), {
        key: "last",
        "aria-disabled": look.step >= look.steps,
        class: "small",
      }),
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

/** Where we are in it. @param {Page} page */
export function place({ view: { look } }) {
  if (!look) return null;
  return h(
    "p",
    { key: "place", class: "place" },
    h(
      "span",
      { key: "step" },
      h("strong", null, say("page.lines.step", { step: look.step, steps: look.steps })),
      look.day && ` · ${day(look.day)}`,
    ),
    h("progress", { key: "progress", "aria-hidden": "true", max: Math.max(1, look.steps), value: look.step }),
  );
}

/** What happened up to here, newest first; for everybody. @param {Page} page */
export function told(page) {
  const { look, you } = page.view;
  if (!look) return null;
  const first = look.step - look.entries.length;
  return region(
    "told",
    say("page.lines.told"),
    look.decision && decision(look.decision, { bar: you.role !== "screen" }),
    differs(page),
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
            cites(entry.cites, you.role === "screen"),
          ),
        )
        .reverse(),
    ),
  );
}

/** Sources, folded where they are long and can be unfolded. @param {string[]} cites @param {boolean} whole */
function cites(cites, whole) {
  const text = cites.join("; ");
  if (whole || text.length < 60) return text && h("p", { key: "cites", class: "cite" }, text);
  return h(
    "details",
    { key: "cites", class: "rule" },
    h("summary", null, h("span", { class: "cite" }, say("page.lines.sources", { n: cites.length }))),
    h("p", { class: "rule-text" }, text),
  );
}

/** @param {Page} page */
function differs({ view: { look } }) {
  if (!look?.what_if) return null;
  const rows = look.differs ?? [];
  return h(
    "div",
    { key: "differs", class: "differs" },
    h("p", null, h("strong", null, `${say("page.lines.changed")}: `), listed(look.what_if.paths)),
    h("h3", null, say("page.lines.differs")),
    rows.length
      ? h(
          "ul",
          { key: "rows" },
          rows.map((row, n) => h("li", { key: `${n}` }, row)),
        )
      : h("p", { key: "none" }, say("page.lines.differs_none")),
  );
}

/** Run it again with changed votes. @param {Page} page */
function changing(page) {
  const { look } = page.view;
  const path = look?.decision?.path;
  const votes = look?.decision?.votes ?? {};
  return fold(
    "what-if",
    say("page.lines.if_title"),
    h("p", { class: "soft" }, say("page.lines.if_hint")),
    h(
      "form",
      {
        key: path ?? "free",
        onsubmit: (/** @type {Event} */ event) => {
          const { data } = filled(event);
          /** @type {[string, string][]} */
          const changes = [];
          for (const code of Object.keys(votes)) {
            const value = data.get(`vote.${code}`);
            if (path && value) changes.push([`${path}.${code}`, String(value)]);
          }
          const other = String(data.get("path") ?? "").trim();
          if (other) changes.push([other, String(data.get("value") ?? "").trim()]);
          if (changes.length) void page.send("what-if", { what: "what_if", changes });
          else page.refuse("what-if", say("page.lines.if_none"));
        },
      },
      path &&
        h(
          "div",
          { key: "votes", class: "vote-changes" },
          Object.entries(votes).map(([code, choice]) =>
            h(
              "p",
              { key: code, class: "field" },
              h("label", { for: `if-${code}` }, named(code)),
              h(
                "select",
                { id: `if-${code}`, name: `vote.${code}` },
                h("option", { key: "", value: "" }, say(`page.lines.values.${VALUES[choice] ?? "unknown"}`)),
                Object.entries(VALUES)
                  .filter(([ours]) => ours !== choice)
                  .map(([ours, theirs]) =>
                    h("option", { key: ours, value: theirs }, say(`page.lines.values.${theirs}`)),
                  ),
              ),
            ),
          ),
        ),
      fold(
        "other-change",
        say("page.lines.other_change"),
        h(
          "p",
          { class: "field" },
          h("label", { for: "if-path" }, say("page.lines.if_path")),
          h("input", {
            id: "if-path",
            name: "path",
            autocomplete: "off",
            autocapitalize: "none",
            spellcheck: "false",
            maxlength: 200,
            "aria-describedby": "if-path-hint",
          }),
          h("span", { id: "if-path-hint", class: "soft" }, say("page.lines.if_path_hint")),
        ),
        h(
          "p",
          { class: "field" },
          h("label", { for: "if-value" }, say("page.lines.if_value")),
          h("input", {
            id: "if-value",
            name: "value",
            autocomplete: "off",
            autocapitalize: "none",
            maxlength: 200,
          }),
        ),
      ),
      h("button", { type: "submit", class: "primary" }, say("page.lines.if_run")),
    ),
    refusal(page, "what-if"),
  );
}
