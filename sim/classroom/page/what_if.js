// @ts-check
/** What if they had voted otherwise? The scenario is run again with changed votes, or with anything else changed. */

import { h } from "./dom.js";
import { filled, fold, refusal } from "./parts.js";
import { named, say } from "./words.js";

/** @typedef {import("./types.js").Page} Page */

/** How the votes of a scenario file are called, by our word for each. @type {Record<string, string>} */
export const VALUES = {
  yes: "in_favour",
  no: "against",
  abstain: "abstaining",
  not_voting: "not_voting",
  unknown: "unknown",
};

/** Run it again with changed votes. @param {Page} page */
export function changing(page) {
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
