// @ts-check
/** The page of a delegate, for a phone first: choose a seat; then what is asked of the delegation, before all else. */

import { acts } from "../acts.js";
import { decision } from "../decision.js";
import { h } from "../dom.js";
import { council, justDecided } from "../horseshoe.js";
import { place, told } from "../looking.js";
import { now } from "../now.js";
import { button, chip, filled, fold, refusal, region } from "../parts.js";
import { nameOf } from "../people.js";
import { polls } from "../polls.js";
import { sheet } from "../sheet.js";
import { speakers } from "../speakers.js";
import { transcript } from "../transcript.js";
import { asking, ownHand, vote } from "../vote.js";
import { listed, named, say } from "../words.js";
import { earlier } from "./chair.js";
import { frame } from "./frame.js";

/** @typedef {import("../types.js").Page} Page */

/** @param {Page} page */
export function delegate(page) {
  const { view } = page;
  if (!view.you.seat)
    return frame(
      page,
      h(
        "div",
        { key: "choosing", class: "columns one" },
        h("div", { class: "column" }, seats(page), naming(page)),
      ),
    );
  const looking = view.mode === "look";
  const last = looking ? null : justDecided(view);
  return frame(
    page,
    h(
      "div",
      { key: "columns", class: "columns two" },
      h(
        "div",
        { key: "mine", class: "column" },
        !looking && vote(page, [ownHand(page), view.you.gavel && asking(page)], { first: true }),
        mine(page),
        polls(page),
        looking ? region("looking", say("page.now.title"), place(page)) : !view.vote && now(page),
        !looking && acts(page),
      ),
      h(
        "div",
        { key: "council", class: "column" },
        council(view),
        last && region("decided", say("page.decided.title"), decision(last), earlier(view)),
        looking ? told(page) : [speakers(page), transcript(page)],
      ),
    ),
  );
}

/** @param {Page} page */
function seats(page) {
  const { council } = page.view;
  return region(
    "seats",
    say("page.seat.title"),
    h("p", { key: "lead" }, say("page.seat.lead")),
    refusal(page, "sit"),
    council.members.length === 0 && h("p", { key: "none" }, say("page.council.none")),
    h(
      "ul",
      { key: "seats", class: "seat-list" },
      council.members.map((member) =>
        h(
          "li",
          { key: member.code },
          button(
            "",
            () => void page.send("sit", { what: "sit", seat: member.code }),
            { class: "seat-button", "data-seat": member.code },
            h("span", { class: "seat-name" }, named(member.code)),
            h(
              "span",
              { class: "seat-more" },
              member.code === council.president && chip(say("page.council.president"), "good"),
              member.permanent && chip(say("page.council.permanent")),
              h(
                "span",
                { key: "people", class: "soft" },
                member.empty ? say("page.seat.free") : say("page.seat.taken", { n: member.people }),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

/** @param {Page} page */
function mine(page) {
  const { you, council, people } = page.view;
  const seat = you.seat ?? "";
  const others = people.filter((person) => person.seat === seat && person.person !== you.person);
  const holder = others.find((person) => person.card);
  return region(
    "mine",
    named(seat),
    h(
      "p",
      { key: "card" },
      you.card ? chip(say("page.people.card"), "good") : null,
      " ",
      you.card
        ? say("page.seat.card")
        : holder
          ? say("page.seat.no_card", { who: nameOf(holder) })
          : say("page.seat.no_card_nobody"),
    ),
    seat === council.president &&
      h(
        "p",
        { key: "presides" },
        h("strong", null, say("page.seat.presides")),
        " ",
        you.gavel && say("page.seat.gavel"),
      ),
    others.length > 0 &&
      h("p", { key: "with", class: "soft" }, say("page.seat.with", { who: listed(others.map(nameOf)) })),
    h(
      "div",
      { key: "buttons", class: "buttons" },
      !you.card &&
        (!holder || !holder.here) &&
        button(say("page.seat.take"), () => void page.send("seat", { what: "take_card" }), {
          key: "take",
          class: "primary",
        }),
    ),
    refusal(page, "seat"),
    h(
      "details",
      {
        key: `sheet ${seat}`,
        class: "fold",
        ontoggle: (/** @type {Event} */ event) =>
          /** @type {HTMLDetailsElement} */ (event.currentTarget).open && page.load.sheet(""),
      },
      h("summary", null, say("page.seat.sheet")),
      h("div", { class: "folded" }, sheet(page.ui.sheet)),
    ),
    fold(
      "my-seat",
      say("page.seat.mine"),
      h(
        "div",
        { class: "buttons" },
        you.card &&
          others.map((other) =>
            button(
              say("page.seat.pass", { who: nameOf(other) }),
              () => void page.send("seat", { what: "give_card", to: other.person }),
              { key: other.person },
            ),
          ),
        button(say("page.seat.stand"), () => void page.send("seat", { what: "stand" }), { key: "stand" }),
      ),
      nameForm(page),
    ),
  );
}

/** @param {Page} page */
function naming(page) {
  return region("naming", say("page.seat.rename"), nameForm(page));
}

/** @param {Page} page */
function nameForm(page) {
  return h(
    "form",
    {
      key: "name",
      class: "line",
      onsubmit: (/** @type {Event} */ event) => {
        const { data } = filled(event);
        void page.send("name", { what: "rename", name: String(data.get("name")).trim() });
      },
    },
    h("label", { for: "my-name" }, say("page.start.name")),
    h("input", {
      id: "my-name",
      name: "name",
      maxlength: 40,
      required: true,
      autocomplete: "nickname",
      value: page.view.you.name,
    }),
    h("button", { type: "submit" }, say("page.seat.do_rename")),
    refusal(page, "name"),
  );
}
