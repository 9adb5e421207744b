// @ts-check
/** The first page: enter the code, or go back to a room one was in. */

import { h } from "../dom.js";
import { button, filled } from "../parts.js";
import { say } from "../words.js";
import { outside } from "./frame.js";

/** @typedef {import("../tokens.js").Seat} Seat */

/**
 * @param {{code: string, refused: string | null, known: Seat[], back: (seat: Seat) => void,
 *   join: (code: string, role: "delegate" | "screen", name: string) => void}} page
 */
export function start({ code, refused, known, back, join }) {
  return outside(
    "start",
    h(
      "main",
      { id: "main", class: "narrow" },
      h("h1", { tabindex: "-1", "data-heading": true }, say("page.start.title")),
      h("p", { class: "lead" }, say("page.start.lead")),
      refused &&
        h(
          "div",
          { key: "refused", class: "refused" },
          h("p", { class: "refused-title" }, h("strong", null, say("page.start.refused"))),
          h("p", null, refused),
        ),
      h(
        "form",
        {
          key: `form ${code}`,
          class: "card",
          onsubmit: (/** @type {SubmitEvent} */ event) => {
            const { data } = filled(event);
            const role = event.submitter?.getAttribute("value") === "screen" ? "screen" : "delegate";
            join(String(data.get("code")), role, String(data.get("name") ?? "").trim());
          },
        },
        h(
          "p",
          { class: "field" },
          h("label", { for: "code" }, say("page.start.code")),
          h("input", {
            id: "code",
            name: "code",
            class: "code-input",
            value: code,
            required: true,
            maxlength: 40,
            autocomplete: "off",
            autocapitalize: "characters",
            spellcheck: "false",
            "aria-describedby": "code-hint",
          }),
          h("span", { id: "code-hint", class: "soft" }, say("page.start.code_hint")),
        ),
        h(
          "p",
          { class: "field" },
          h("label", { for: "name" }, say("page.start.name")),
          h("input", {
            id: "name",
            name: "name",
            maxlength: 40,
            autocomplete: "nickname",
            "aria-describedby": "name-hint",
          }),
          h("span", { id: "name-hint", class: "soft" }, say("page.start.name_hint")),
        ),
        h(
          "div",
          { class: "buttons" },
          h("button", { type: "submit", class: "primary large", value: "delegate" }, say("page.start.join")),
          h("button", { type: "submit", class: "quiet", value: "screen" }, say("page.start.as_screen")),
        ),
      ),
      known.length > 0 && [
        h("h2", { key: "back" }, say("page.start.back")),
        h(
          "ul",
          { key: "known", class: "plain" },
          known.map((seat) =>
            h(
              "li",
              { key: `${seat.room} ${seat.role}` },
              button(say(`page.start.back_to.${seat.role}`, { room: seat.code || seat.room }), () => back(seat)),
            ),
          ),
        ),
      ],
    ),
  );
}
