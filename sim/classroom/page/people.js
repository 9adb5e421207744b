// @ts-check
/** The class: how to join, who sits where and holds which card, the door, and the rules the chair sets. */

import { h } from "./dom.js";
import { button, chip, choice, filled, fold, refusal, region } from "./parts.js";
import { sheet } from "./sheet.js";
import { named, say } from "./words.js";

/**
 * @typedef {import("./types.js").Page} Page
 * @typedef {import("./types.js").Person} Person
 */

/** @param {Page} page */
export function joining(page) {
  const { room } = page.view;
  const address = room.address || location.origin;
  return region(
    "joining",
    say("page.people.join"),
    h(
      "dl",
      { key: "how", class: "join" },
      h("dt", null, say("page.people.address")),
      h("dd", { class: "address" }, address),
      h("dt", null, say("page.people.code")),
      h("dd", { class: "code" }, room.code ?? ""),
    ),
    h(
      "p",
      { key: "hint", class: "soft" },
      say(onlyHere(address) ? "page.people.only_here" : "page.people.copy_hint"),
    ),
    h(
      "p",
      { key: "screen" },
      h(
        "a",
        { href: `/#screen=${room.code ?? ""}`, target: "_blank", rel: "noopener" },
        say("page.people.screen"),
      ),
    ),
    h(
      "p",
      { key: "door", class: "line" },
      chip(say(room.closed ? "page.people.door_closed" : "page.people.door_open"), room.closed ? "warn" : "good"),
      button(
        say(room.closed ? "page.people.door_do_open" : "page.people.door_close"),
        () => void page.send("door", { what: "close_door", closed: !room.closed }),
        { key: "door", title: say("page.people.door_hint") },
      ),
    ),
    refusal(page, "door"),
  );
}

/** Whether an address leads to this machine from itself alone. @param {string} address */
export function onlyHere(address) {
  const { hostname } = new URL(address, location.href);
  return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** @param {Page} page */
export function people(page) {
  const { people, council } = page.view;
  const delegates = people.filter((person) => person.role === "delegate");
  const loose = delegates.filter((person) => !person.seat);
  return region(
    "people",
    say("page.people.title"),
    h(
      "p",
      { key: "count", class: "soft" },
      delegates.length ? say("page.people.in_room", { n: delegates.length }) : say("page.people.none"),
    ),
    h(
      "ul",
      { key: "seats", class: "people-seats" },
      council.members
        .filter((member) => !member.empty)
        .map((member) => {
          const here = delegates.filter((person) => person.seat === member.code);
          return h(
            "li",
            { key: member.code },
            h("h3", null, named(member.code), " ", h("span", { class: "soft" }, member.code)),
            h(
              "ul",
              null,
              here.map((each) => person(page, each, here.length)),
            ),
          );
        }),
    ),
    loose.length > 0 && [
      h("h3", { key: "loose-title" }, say("page.people.no_seat")),
      h(
        "ul",
        { key: "loose" },
        loose.map((each) => person(page, each, 1)),
      ),
    ],
    refusal(page, "people"),
    sheets(page),
  );
}

/** The role sheet of any delegation, for the chair to hand out or to read. @param {Page} page */
function sheets(page) {
  const { council } = page.view;
  if (!council.members.length) return null;
  return fold(
    "sheets",
    say("page.people.sheets"),
    h(
      "form",
      {
        class: "line",
        onsubmit: (/** @type {Event} */ event) => {
          const { data } = filled(event);
          page.load.sheet(String(data.get("seat")));
        },
      },
      h("label", { for: "sheet-seat" }, say("page.council.seat")),
      h(
        "select",
        { id: "sheet-seat", name: "seat" },
        council.members.map((member) => h("option", { key: member.code, value: member.code }, named(member.code))),
      ),
      h("button", { type: "submit" }, say("page.people.sheet_show")),
    ),
    page.ui.sheetOf && sheet(page.ui.sheet),
  );
}

/** @param {Person} person */
export function nameOf(person) {
  return person.name || say("page.people.unnamed", { person: person.person });
}

/** @param {Page} page @param {Person} person @param {number} inSeat */
function person(page, person, inSeat) {
  const who = nameOf(person);
  const id = person.person;
  return h(
    "li",
    { key: id, class: "person" },
    fold(
      `person-${id}`,
      [
        h("span", { key: "dot", class: `dot ${person.here ? "here" : "away"}`, "aria-hidden": "true" }),
        h("span", { key: "name", class: "name" }, who),
        !person.here && h("span", { key: "away", class: "soft" }, ` (${say("page.people.away")})`),
        person.card && chip(say("page.people.card")),
      ],
      h(
        "div",
        { class: "buttons" },
        person.seat &&
          !person.card &&
          inSeat > 1 &&
          button(
            say("page.people.give_card"),
            () => void page.send("people", { what: "give_card", seat: person.seat, to: id }),
            { key: "give", class: "small", "aria-label": say("page.people.give_card_to", { who }) },
          ),
        person.seat &&
          button(say("page.people.unseat"), () => void page.send("people", { what: "unseat", person: id }), {
            key: "unseat",
            class: "small",
            "aria-label": say("page.people.unseat_who", { who }),
          }),
        button(say("page.people.remove"), () => void page.send("people", { what: "remove", person: id }), {
          key: "remove",
          class: "small danger",
          "aria-label": say("page.people.remove_who", { who }),
        }),
      ),
    ),
  );
}

/** What the chair sets for the whole class. @param {Page} page */
export function rules(page) {
  const { room } = page.view;
  return region(
    "rules",
    say("page.people.rules"),
    choice(
      say("page.people.empty"),
      /** @type {const} */ (["position", "odds", "unknown"]).map(
        (rule) => /** @type {const} */ ([rule, say(`empty.${rule}`)]),
      ),
      room.empty_seats,
      (rule) => void page.send("rules", { what: "empty_seats", rule }),
    ),
    choice(
      say("page.people.gavel"),
      [
        ["teacher", say("page.people.gavel_teacher")],
        ["president", say("page.people.gavel_president")],
      ],
      room.gavel,
      (held_by) => void page.send("rules", { what: "gavel", held_by }),
    ),
    choice(
      say("page.people.reveal"),
      [
        ["hidden", say("page.people.hidden")],
        ["revealed", say("page.people.revealed")],
      ],
      room.revealed ? "revealed" : "hidden",
      (shown) => void page.send("rules", { what: "reveal", shown: shown === "revealed" }),
    ),
    refusal(page, "rules"),
  );
}
