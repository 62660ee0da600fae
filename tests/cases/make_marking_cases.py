"""Rewrites tests/marking_cases.json: score and state of each case are set here by hand, the words come from `marking`."""

import json
from pathlib import Path

from widgets.exercises.marking.marking import mark
from widgets.exercises.marking.numbers import parse_number

FILE = Path(__file__).parents[1] / "marking_cases.json"
SIXTH = 1 / 6

ONE = {"kind": "choice", "many": False, "options": [
    {"key": "a", "text": ["One"], "right": False, "why": ["No, ", ["em", "not"], " this."]},
    {"key": "b", "text": ["Two"], "right": True, "why": ["Because of ", ["math", {"alttext": "r^2"}, ["mi", "r"]], "."]},
    {"key": "c", "text": ["<b>"], "right": False, "why": ["<script>alert(1)</script>"]}]}  # fmt: skip
MANY = {"kind": "choice", "many": True, "options": [
    {"key": key, "text": [key], "right": key in "abc", "why": [f"Why {key}."]} for key in "abcde"]}  # fmt: skip
PLANE = {
    "kind": "plane",
    "scenes": [
        {
            "key": "soup",
            "title": "Soup",
            "text": ["Soup."],
            "reason": "ties",
            "side": "few",
            "target": {"cohesion": -0.6, "control": 0.1},
            "feedback": {"reason": ["Look at the ", ["em", "table"], "."], "side": ["Count the chairs."]},
            "model_answer": ["Nobody comes."],
        },
        {
            "key": "choir",
            "title": "Choir",
            "text": ["Song."],
            "reason": "neither",
            "target": {"cohesion": 0, "control": 0.25},
            "feedback": {"reason": ["All is well."]},
            "model_answer": ["They sing."],
        },
    ],
}
ALONE = {
    **PLANE,
    "scenes": [{**PLANE["scenes"][0], "reason": "limits", "side": "many", "target": {"cohesion": 0, "control": 0.8}}],
}
# Out of measure on both axes, on the same side (a hall) and on two (an office of strangers).
HALL, OFFICE = (
    {
        **PLANE,
        "scenes": [
            {
                "key": "hall",
                "title": "Hall",
                "text": ["Beds."],
                "reason": "both",
                "target": {"cohesion": cohesion, "control": control},
                "feedback": {"reason": ["Read it twice."]},
                "model_answer": ["Each is out."],
            }
        ],
    }
    for cohesion, control in ((0.7, 0.7), (-0.6, 0.8))
)
BOTH = {"reason": "both"}
FEW, NEITHER, MANY_LIMITS = (
    {"reason": "ties", "side": "few"},
    {"reason": "neither"},
    {"reason": "limits", "side": "many"},
)
SORT = {"kind": "sort", "groups": ["economic", "political", "constructor"], "things": [
    {"key": str(n), "text": [f"Thing {n}"], "group": group, "why": [f"Reason {n}."]}
    for n, group in enumerate(["economic", "economic", "political", "political", "constructor", "economic"], start=1)]}  # fmt: skip
SORTED = {"1": "economic", "2": "economic", "3": "political", "4": "political", "5": "constructor", "6": "economic"}
NOWHERE = {"1": "political", "2": "political", "3": "economic", "4": "economic", "5": "economic", "6": "political"}
NUMERIC = {"kind": "numeric", "answer": 7.7, "tolerance": 0.1, "unit": "per cent",
           "misconceptions": [{"value": 27.8, "why": ["The correlation itself."]},
                              {"value": 92.3, "why": ["What is ", ["em", "not"], " shared."]}]}  # fmt: skip
SMALL = {"kind": "numeric", "answer": -0.28, "tolerance": 0.005, "misconceptions": []}
ZERO = {"kind": "numeric", "answer": 0, "tolerance": 0.5, "misconceptions": [], "unit": "%"}
DRAWN = {**NUMERIC, "variants": [{"answer": 7.7, "tolerance": 0.1, "misconceptions": NUMERIC["misconceptions"]}]
         + [{"answer": float(n), "tolerance": 0.1, "misconceptions": [{"value": n + 0.5, "why": [f"Slip {n}."]}]} for n in range(1, 12)]}  # fmt: skip
FOREST = {"kind": "forest", "parts": [{**ONE, "key": "which"}, {**NUMERIC, "key": "value"}, {**MANY, "key": "all"}]}
REFLECTION = {"kind": "reflection", "model_answer": [["p", "So."]]}
PREDICT = {"kind": "predict", "answer": 27.6, "low": 0, "high": 100, "step": 0.5}
ODD = ["<script>", "__proto__", "constructor", True, False, -1, 1e308, [["a"]], [None], {"a": "b"}, {"__proto__": "b"}]

# item, answer, score, state
MARKED = [
    *[(ONE, answer, None, "blank") for answer in (None, "", "  ", "\u00a0\t\n", "\u200b\u2003", [], {})],
    (ONE, "a", 0, "wrong"), (ONE, "b", 1, "right"), (ONE, "c", 0, "wrong"),
    *[(ONE, answer, None, "unreadable") for answer in ("B", "d", "b ", 1, ["b"], *ODD)],
    (MANY, ["a", "b", "c"], 1, "right"), (MANY, ["c", "b", "a", "a"], 1, "right"), (MANY, ["a", "b"], 2 / 3, "partly"), (MANY, ["b"], 1 / 3, "partly"),
    (MANY, ["a", "b", "c", "d"], None, "blank"), (MANY, ["a", "b", "c", "d", "e"], None, "blank"), (MANY, ["a", "d"], 1 / 4, "partly"),
    (MANY, ["a", "b", "d"], 2 / 4, "partly"), (MANY, ["d", "e"], 0, "wrong"), (MANY, ["a", "d", "e"], 1 / 5, "partly"), (MANY, [], None, "blank"),
    *[(MANY, answer, None, "unreadable") for answer in ("a", ["f"], ["a", 1], ["a", None], ["<script>"], {"0": "a"}, 3, True)],
    (PLANE, {"soup": FEW, "choir": NEITHER}, 1, "right"), (PLANE, {"soup": FEW}, 0.5, "partly"), (PLANE, {"choir": NEITHER}, 0.5, "partly"),
    (PLANE, {"soup": {"reason": "ties"}, "choir": NEITHER}, 0.75, "partly"), (PLANE, {"soup": {"reason": "ties", "side": "many"}}, 0.25, "partly"),
    (PLANE, {"soup": {"reason": "limits", "side": "few"}}, 0, "wrong"), (PLANE, {"soup": {"reason": "neither"}, "choir": FEW}, 0, "wrong"),
    (PLANE, {"soup": FEW, "choir": {"reason": "neither", "side": "many"}}, 1, "right"), (PLANE, {"soup": FEW, "x": 3}, 0.5, "partly"),
    (PLANE, {"soup": {**FEW, "cohesion": "−0,6", "control": "0.1"}, "choir": {**NEITHER, "cohesion": 1, "control": -1}}, 1, "right"),
    *[(PLANE, {"soup": {**FEW, "cohesion": x, "control": 0.9}, "choir": {**NEITHER, "cohesion": 0.25, "control": y}}, 1, "right")
      for x, y in ((-0.25, -0.25), (-0.24, -0.26), (0.65, 0.25))],
    (ALONE, {"soup": {**MANY_LIMITS, "cohesion": -1, "control": 0.25}}, 1, "right"), (ALONE, {"soup": {**MANY_LIMITS, "cohesion": -1, "control": 0.2}}, 1, "right"),
    (PLANE, {"soup": {"cohesion": -0.6, "control": 0.1}}, None, "blank"), (PLANE, {"soup": {"side": "few"}}, None, "blank"),
    *[(PLANE, answer, None, "blank") for answer in (
        {"soup": {}}, {"soup": None, "choir": ""}, {"soup": {"reason": " ", "side": None, "cohesion": "", "control": None}}, {"x": 1}, {"soup": []},
        {"cohesion": 0.1, "control": 0.1})],
    *[(PLANE, answer, None, "unreadable") for answer in (
        {"soup": "ties"}, {"soup": {"reason": "Ties"}}, {"soup": {"reason": 1}}, {"soup": {"reason": "ties", "side": "both"}}, {"soup": [1]},
        {"soup": {**FEW, "cohesion": 0.1}}, {"soup": {**FEW, "cohesion": 1.01, "control": 0}}, {"soup": {**FEW, "cohesion": "low", "control": 0}},
        {"soup": {**FEW, "cohesion": [0], "control": 0}}, {"soup": {**FEW, "cohesion": True, "control": 0}}, {"soup": {"reason": ["ties"]}},
        {"soup": {"reason": "__proto__"}}, {"soup": FEW, "choir": 3}, "ties", ["ties", "few"], 0.5)],
    (ALONE, {"soup": MANY_LIMITS}, 1, "right"), (ALONE, {"soup": {"reason": "limits"}}, 0.5, "partly"), (ALONE, {"soup": FEW}, 0, "wrong"),
    (ALONE, {"soup": {**MANY_LIMITS, "cohesion": 0.35, "control": 0.8}}, 1, "right"), (ALONE, {"soup": {**MANY_LIMITS, "cohesion": 0.36, "control": 0.8}}, 1, "right"),
    (ALONE, {"soup": {**MANY_LIMITS, "cohesion": 0.28, "control": 0.59}}, 1, "right"), (ALONE, {"soup": {"reason": "limits", "side": "few", "cohesion": 0, "control": 0.8}}, 0.5, "partly"),
    (HALL, {"hall": BOTH}, 1, "right"), (HALL, {"hall": {**BOTH, "side": "few"}}, 1, "right"), (HALL, {"hall": {"reason": "Both"}}, None, "unreadable"),
    *[(HALL, {"hall": answer}, 0, "wrong") for answer in (FEW, MANY_LIMITS, NEITHER, {"reason": "ties"}, {"reason": "ties", "side": "many"})],
    (PLANE, {"soup": BOTH, "choir": BOTH}, 0, "wrong"), (PLANE, {"soup": {**BOTH, "side": "few"}}, 0, "wrong"), (ALONE, {"soup": BOTH}, 0, "wrong"),
    *[(one, {"hall": {**BOTH, "cohesion": x, "control": y}}, 1, "right") for one, places in (
        (HALL, ((0.7, 0.35), (0.7, 0.34), (0.25, 0.25), (0.24, 1), (1, 0.24), (-0.7, 0.7), (0.7, -0.7), (0, 0))),
        (OFFICE, ((-0.6, 0.45), (-0.25, 0.25), (-0.24, 1), (0.6, 0.8), (-0.6, -0.8), (-1, 0.24)))) for x, y in places],
    (SORT, SORTED, 1, "right"), (SORT, {**SORTED, "6": "political"}, 5 / 6, "partly"), (SORT, {**SORTED, "6": ""}, None, "blank"), (SORT, {**SORTED, **NOWHERE}, 0, "wrong"), (SORT, {**SORTED, **NOWHERE, "1": "economic"}, SIXTH, "partly"),
    (SORT, {"1": "economic"}, None, "blank"), (SORT, {"1": "political"}, None, "blank"), (SORT, {**SORTED, "nonsense": "economic"}, 1, "right"),
    (SORT, {"1": "political", "3": "economic", "5": None}, None, "blank"), (SORT, {"5": "constructor"}, None, "blank"),
    (SORT, {"1": "", "2": " "}, None, "blank"), (SORT, {"7": "economic"}, None, "blank"), (SORT, {"__proto__": "economic"}, None, "blank"),
    (SORT, {"toString": "economic", "constructor": "economic"}, None, "blank"),
    *[(SORT, answer, None, "unreadable") for answer in (
        {"1": "elsewhere"}, {"1": "Economic"}, {"1": 0}, {"1": ["economic"]}, {"1": True}, ["economic"], "economic", 4, {"1": "<script>"})],
    *[(NUMERIC, answer, 1, "right") for answer in (
        7.7, "7.7", "7,7", " 7.7 ", "7.7 %", "7.7%", "7,70 %", "+7.7", "7.6", "7.8", 7.6, 7.8, "77e-1", "\u00a07.7\u202f", "7.7 per cent", "7,7per cent")],
    *[(NUMERIC, answer, 0, "wrong") for answer in (
        "7.59", "7.81", "27.8", "27,75", "27.9", "92.3", "92.4 %", "92.41", "0.077", "770", "765", "-7.7", "−7.7", "–7,7", "0", "-100", 1e300, "8", "8,0", 7, "9")],
    *[(NUMERIC, answer, None, "unreadable") for answer in (
        "seven", "7.7.7", "1.234,5", "1,234", "7/7", "0x7", "7 7", "about 7.7", "7.7 kg", "NaN", "Infinity", "1e999", "١", "７", "per cent", "%", *ODD[:5],
        [7.7], "7.7; alert(1)", "9" * 41)],
    *[(NUMERIC, answer, None, "blank") for answer in (None, "", " ", {}, [], {"value": ""}, {"value": None, "variant": 0})],
    *[(SMALL, answer, 1, "right") for answer in (-0.28, "−.28", "-0,28", "- 0.28", "\uff0d0.275", "-0.285", "-28e-2")],
    *[(SMALL, answer, 0, "wrong") for answer in ("0.28", "-28", "-28 %", "-0.0028", "-0.29", "-0.2", "28", "-0.3", "-0,30", "0.3")],
    *[(ZERO, answer, 1, "right") for answer in (0, "-0", "0,5", "−0.5", "0 %")], (ZERO, "0.51", 0, "wrong"), (ZERO, "-1", 0, "wrong"),
    (DRAWN, "7.7", 1, "right"), (DRAWN, {"value": "7,7"}, 1, "right"), (DRAWN, {"value": "7.7", "variant": 0}, 1, "right"),
    (DRAWN, {"value": 3, "variant": 3}, 1, "right"), (DRAWN, {"value": "3.5", "variant": 3}, 0, "wrong"),
    (DRAWN, {"value": "7.7", "variant": 3}, 0, "wrong"), (DRAWN, {"value": "11", "variant": 11}, 1, "right"),
    *[(DRAWN, {"value": "3", "variant": variant}, None, "unreadable") for variant in (12, -1, 1.5, "3", True, None, [3])],
    (DRAWN, {"value": "x", "variant": 3}, None, "unreadable"), (DRAWN, {"value": " ", "variant": 3}, None, "blank"),
    (NUMERIC, {"value": "7.7", "variant": 1}, None, "unreadable"), (NUMERIC, {"value": "7.7"}, 1, "right"),
    (FOREST, {"which": "b", "value": "7,7", "all": ["a", "b", "c"]}, 1, "right"), (FOREST, {"which": "b", "value": "", "all": []}, 1 / 3, "partly"),
    (FOREST, {"which": "a", "value": "7", "all": ["d"]}, 0, "wrong"), (FOREST, {"which": "b", "value": "x", "all": ["a", "b"]}, (1 + 0 + 2 / 3) / 3, "partly"),
    (FOREST, {"all": ["a"]}, 1 / 9, "partly"), (FOREST, {"value": "27.8"}, 0, "wrong"), (FOREST, {"which": "?", "value": "?"}, 0, "wrong"),
    (FOREST, {"which": "", "value": " ", "all": []}, None, "blank"), (FOREST, {"nonsense": "b"}, None, "blank"),
    *[(FOREST, answer, None, "unreadable") for answer in ("b", ["b"], 3, True)],
    *[(REFLECTION, answer, None, "noted") for answer in ("A thought.", "<script>alert(1)</script>", "0", "x" * 5000)],
    *[(REFLECTION, answer, None, "blank") for answer in (None, "", " \n ")], *[(REFLECTION, answer, None, "unreadable") for answer in (3, ["a"], True)],
    *[(PREDICT, answer, None, "noted") for answer in (
        27.6, "27,6", "29.6", 25.6, "25.5", 37.6, "37.7 %", 17.6, "17.5", 57.6, 57.7, 0, 100, "100", "1e1")],
    *[(PREDICT, answer, None, "unreadable") for answer in ("many", -0.1, "101", "1,234", True, [3], {"value": 3}, "<b>")],
    *[(PREDICT, answer, None, "blank") for answer in (None, "", "  ")],
]  # fmt: skip

PARSED = [
    ("0,28", 0.28), ("0.28", 0.28), (".28", 0.28), (",28", 0.28), (" .28 ", 0.28), ("−0.3", -0.3), ("-0.3", -0.3), ("–0,3", -0.3), ("‐1", -1), ("‑1", -1),
    ("﹣1", -1), ("－1", -1), ("- 1", -1), ("+ 1", 1), ("+1", 1), ("7.7 %", 7.7), ("7.7%", 7.7), ("%7", None), ("7%%", None), ("1e-3", 0.001),
    ("1E3", 1000), ("1,5e2", 150), ("1.5e+2", 150), ("1e1000", None), ("1e999", None), ("1e-999", 0), ("1.234,5", None), ("1,234.5", None),
    ("1,234", None), ("12,345", None), ("123,456", None), ("0,278", 0.278), ("1234,567", 1234.567), ("1,23", 1.23), ("1,2345", 1.2345),
    *[(f"{mark}3{mark}.61{mark}", 3.61) for mark in "\u200b\u200e\u200f\u202a\u2066\u2069\u061c\u00ad\u2060\ufeff\u200d\ufe0f"],
    *[(f"{blank}-3.61{blank}", -3.61) for blank in "\u2003\u2007\u205f\u3000\u1680\u2800\u2028\x0b\x0c"],
    ("\u200b" * 60 + "7", 7), ("1\u2007234", 1234), ("\u200b", None),
    ("-1,234", None), ("1.234", 1.234), ("10 000", 10000), ("1 234 567", 1234567), ("1\u202f234,5", 1234.5), ("1\u00a0234.5", 1234.5),
    ("1\u2009000", 1000), ("10 00", None), ("1 2", None), ("1/2", None), ("0x1F", None), ("0b1", None), ("1_000", None), ("three", None), ("", None),
    (" ", None), ("-", None), (".", None), (",", None), ("e5", None), ("1e", None), ("1,", None), ("5.", 5), ("007", 7), ("-0", 0), ("−0,0", 0),
    ("--1", None), ("+-1", None), ("1-", None), ("NaN", None), ("inf", None), ("Infinity", None), ("١٢", None), ("１", None), ("½", None), ("1²", None),
    ("1\n", 1), ("\t1", 1), ("1;2", None), ("1,2,3", None), ("1..2", None), ("9" * 40, float("9" * 40)), ("9" * 41, None), ("1 %  ", 1), ("1 000 %", 1000),
    ("<b>1</b>", None), ("$1", None), ("1€", None), ("0.1e-5", 0.000001), ("\ufeff1", 1), ("1\u3000", 1), ("😀", None), (None, None), (3, None),
    (True, None), ([1], None), ({}, None), ("4.9e-324", 5e-324), ("2.2250738585072014e-308", 2.2250738585072014e-308),
]  # fmt: skip


def cases() -> list[dict]:
    """The cases, after the hand-set part of each has been compared."""
    marked = []
    for item, answer, score, state in MARKED:
        found = mark(item, answer)
        assert (found.state, found.score) == (state, score), (item["kind"], answer, found)
        marked.append({"args": [item, answer], "value": found.json()})
    for text, value in PARSED:
        assert parse_number(text) == value, (text, parse_number(text))
    return [
        {"function": "mark", "cases": marked},
        {"function": "parseNumber", "cases": [{"args": [text], "value": value} for text, value in PARSED]},
    ]


def written() -> str:
    """The file's text, a case a line."""
    blocks = []
    for entry in cases():
        rows = ",\n".join(json.dumps(case, ensure_ascii=True) for case in entry["cases"])
        blocks.append(f'{{"function": "{entry["function"]}", "cases": [\n{rows}\n]}}')
    return "[" + ",\n".join(blocks) + "]\n"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
