"""What pictures look like: one small sheet of style, light and dark, that files, reports and pages share.

Votes are told apart by colour, by shape and by letter, so that a picture is read in grey as well. The colours are
of the palette of M. Okabe and K. Ito (Color Universal Design, 2008), darkened where text stands on them to reach
the contrast of WCAG 2.2 AA.
"""

from collections.abc import Mapping
from types import MappingProxyType

_LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "ground": "#ffffff",
        "ink": "#1b1f24",
        "soft": "#57606a",
        "faint": "#d0d7de",
        "raised": "#f3f5f7",
        "yes": "#00664b",
        "no": "#a63c00",
        "abstain": "#7a5c00",
        "absent": "#57606a",
        "unknown": "#ffffff",
        "on-vote": "#ffffff",
        "accent": "#0060a8",
    }
)
_DARK: Mapping[str, str] = MappingProxyType(
    {
        "ground": "#14181d",
        "ink": "#e8ebee",
        "soft": "#a3adb7",
        "faint": "#3a434c",
        "raised": "#1e242b",
        "yes": "#3fc79a",
        "no": "#ff8f57",
        "abstain": "#e6b93c",
        "absent": "#a3adb7",
        "unknown": "#14181d",
        "on-vote": "#14181d",
        "accent": "#6cb8f5",
    }
)


def _variables(colours: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())


STYLE = (
    f".unsc{{{_variables(_LIGHT)}font-family:system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}}"
    f"@media screen and (prefers-color-scheme:dark){{.unsc{{{_variables(_DARK)}}}}}"
    "svg.unsc{max-width:100%;height:auto}"
    ".unsc .ground{fill:var(--ground)}"
    ".unsc text{fill:var(--ink)}"
    ".unsc .soft{fill:var(--soft)}"
    ".unsc .line{stroke:var(--ink);fill:none}"
    ".unsc .faint{stroke:var(--faint);fill:none}"
    ".unsc .raised{fill:var(--raised);stroke:var(--faint)}"
    ".unsc .yes{fill:var(--yes);stroke:var(--yes)}"
    ".unsc .no{fill:var(--no);stroke:var(--no)}"
    ".unsc .abstain{fill:var(--abstain);stroke:var(--abstain)}"
    ".unsc .absent{fill:var(--ground);stroke:var(--absent)}"
    ".unsc .unknown{fill:var(--unknown);stroke:var(--soft);stroke-dasharray:4 3}"
    ".unsc .accent{fill:var(--accent);stroke:var(--accent)}"
    ".unsc .seat{fill:var(--ground);stroke:var(--soft)}"
    ".unsc .table-top{fill:none;stroke:var(--raised)}"
    ".unsc .sign{stroke:var(--on-vote);fill:none;stroke-linecap:round;stroke-linejoin:round}"
    ".unsc text.on-vote{fill:var(--on-vote);stroke:none}"
    ".unsc text.accent,.unsc text.yes,.unsc text.no,.unsc text.abstain{stroke:none}"
)
"""The style that every picture carries; a page that shows several may carry it once."""
