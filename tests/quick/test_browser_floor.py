"""Proof that the contract of old browsers bites: good samples that pass and bad ones that do not."""

import pytest

from widgets.desk import browser_floor

SAMPLES = [
    (
        browser_floor.style_faults,
        "widgets/room/view.css",
        ".a { color: #fff; height: 50vh; height: 50svh; }\n@supports (color: light-dark(red, red)) { :root { --a: "
        "light-dark(#fff, #000); } }\n.a:has(b) { text-wrap: pretty; }\n@container (min-width: 9rem) "
        "{ .a { order: 1; } }",
        [
            ".a { --a: light-dark(#fff, #000); }",
            "@supports (a: b) { .b { c: d; } }\n.a { fill: color-mix(in srgb, var(--a) 8%, var(--b)); }",
            ".a { height: 50svh; }",
            "@media print { .a { overflow: clip; } }",
            ".a { width: 50vh; height: 50svh; }",
            ".a, .b:has(c) { order: 1; }",
            ".a, details::details-content { order: 1; }",
            "@layer base { .a { order: 1; } }",
            "@media (width >= 40rem) { .a { order: 1; } }",
            ".a { rotate: 45deg; }",
            ".a { order: 1; & .b { order: 2; } }",
        ],
    ),
    (
        browser_floor.script_faults,
        "widgets/room/view.js",
        'import said from "./words.json" with { type: "json" };\n// a.toSorted()\na.at(-1); a.b?.c(); '
        "a.checkVisibility?.(); (globalThis.requestIdleCallback ?? setTimeout)(go); [...a].sort(); "
        "const vivid = b / c / v;",
        [
            'import said from "./table.json" with { type: "json" };',
            "a.toSorted()",
            "const b = a.findLast((one) => one);",
            "Object.groupBy(a, b)",
            "if (Object.hasOwn(a, b)) go();",
            "structuredClone(a)",
            "requestIdleCallback(go)",
            "form.requestSubmit()",
            "one.union(other)",
            "const found = text.match(/[a--b]/v);",
            "const found = /(?<=a)b/.test(text);",
            "class A {\n  static {\n    go();\n  }\n}",
            "Promise.withResolvers()",
            "AbortSignal.timeout(10)",
        ],
    ),
]


@pytest.mark.parametrize(("check", "path", "good", "bad"), SAMPLES, ids=["styles", "scripts"])
def test_what_is_new_is_found(check, path, good, bad):
    """F01: prevents a contract that has gone blind, and one that no file can meet."""
    assert check(good, path) == []
    assert [sample for sample in bad if not check(sample, path)] == []
