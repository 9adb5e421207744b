// @ts-check
/** The lines of a room, for the chair: the record, what the class has played, what-ifs; going there, saving, naming. */

import { h } from "./dom.js";
import { button, chip, filled, fold, refusal, region } from "./parts.js";
import { say } from "./words.js";

/**
 * @typedef {import("./types.js").Page} Page
 * @typedef {import("./types.js").Line} Line
 */

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
