"""Writes alliance_outcome.json: what the Python model answers, for the page's JavaScript to repeat; run it after a change of the model."""

import json
import math
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path

import numpy as np
from pandas import DataFrame
from scipy import special

from tests.cases import field_tables
from widgets.alliance_outcome import columns, model, studies

CASES = Path(__file__).with_name("alliance_outcome.json")
TABLE = Path(__file__).parents[2] / "data" / "demo_studies.csv"

FUNCTIONS = {
    "faces": model.faces,
    "singleStudyInterval": model.single_study_interval,
    "attenuation": model.attenuation,
    "pool": model.pool,
    "weights": model.weights,
    "leaveOneOut": model.leave_one_out,
    "cumulative": model.cumulative,
    "pauleMandel": model.paule_mandel,
    "tau2Interval": model.tau2_interval,
    "egger": model.egger,
    "petPeese": model.pet_peese,
    "subgroups": model.subgroups,
    "metaRegression": lambda r, n, moderators: model.meta_regression(
        r, n, {one["name"]: one["values"] for one in moderators}
    ),
    "readStudies": studies.parse_studies,
    "offered": lambda rows, names: offered(columns.offered(DataFrame(rows)[names])),
    "normalCdf": special.ndtr,
    "normalQuantile": special.ndtri,
    "chi2Upper": lambda x, df: special.chdtrc(df, x),
    "tTwoSided": lambda t, df: 2 * special.stdtr(df, -abs(t)),
    "tCritical": lambda df: special.stdtrit(df, 0.975),
}


def offered(found: tuple) -> dict:
    """What `columns.offered` says, in the page's form."""
    year, moderators, notes = found
    named = [{"name": name, "values": values, "codes": codes} for name, (values, codes) in moderators.items()]
    return {"year": year, "moderators": named, "notes": notes}


def answer(function: str, args: list) -> object:
    """What Python says, in the page's names and with null for nan."""
    return page_form(FUNCTIONS[function](*args))


def page_form(value: object) -> object:
    """The value as the page holds it: camelCase fields, plain numbers, null for nan."""
    if is_dataclass(value):
        return {camel(field.name): page_form(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {name: page_form(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [page_form(one) for one in value]
    if isinstance(value, (float, np.floating)):
        return None if math.isnan(value) else float(value)
    return value


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def drawn(rng: np.random.Generator, k: int, tau: float, middle: float, largest: int) -> list:
    """r and n of k invented studies around a middle on the z scale."""
    n = rng.integers(4, largest, k)
    z = middle + tau * rng.standard_normal(k) + rng.standard_normal(k) / np.sqrt(n - 3)
    return [np.round(np.clip(np.tanh(z), -0.999, 0.999), 4).tolist(), n.tolist()]


def study_sets() -> list[list]:
    """Sets of studies: two of them, alike, far apart, near the ends, one giant among dwarfs, 295 and 300."""
    rng = np.random.default_rng(2012)
    sets = [
        [[0.3, 0.3], [20, 20]], [[0.1, 0.6], [20, 300]], [[-0.95, 0.95], [40, 41]], [[0.95, 0.949, -0.95], [10, 500, 4]],
        # Fisher scoring ends on a false summit here (tau squared 0.19): the likelihood is higher at 0.
        [[-0.003, 0.961, 0.004, 0.893, 0.237], [834, 4, 803, 5, 4]],
        [[0.0, 0.0, 0.0], [4, 4, 4]], [[0.3] * 8, [10, 20, 30, 40, 50, 60, 70, 80]], [[0.2, 0.25, 0.3, 0.22], [50, 50, 50, 50]],
        [[0.9, 0.1, 0.2, -0.3], [4, 1000000, 900000, 5]], [[-0.5, -0.4, -0.45, -0.2, 0.1], [30, 60, 90, 25, 12]],
    ]  # fmt: skip
    for k in (2, 3, 4, 5, 7, 9, 12, 20, 40, 80):
        for tau, middle in ((0, 0.28), (0.12, 0.28), (0.4, -0.3)):
            sets.append(drawn(rng, k, tau, middle, 200))
    return [*sets, drawn(rng, 295, 0.12, 0.28, 220), drawn(rng, 300, 0, 0.1, 500)]


def arguments() -> dict[str, list[list]]:
    """The arguments of every case, by function."""
    table = studies.parse_studies(TABLE.read_text(encoding="utf-8"))["rows"]
    demo = [[row["r"] for row in table], [row["n"] for row in table]]
    sets = [demo, *study_sets()]
    few = [one for one in sets if len(one[0]) <= 80]
    some = [one for one in sets if 3 <= len(one[0]) <= 20]
    options = [[method, interval] for method in ("REML", "DL", "FE") for interval in ("z", "hk")]
    rater, year = [row["rater"] for row in table], [row["year"] for row in table]
    letters = [[*one, [("b", "a", "c d")[i % 3] for i in range(len(one[0]))]] for one in few if len(one[0]) > 2]
    rs = [x / 20 for x in range(-19, 20)] + [0.278, 0.999, -0.999, 1e-3]
    return {
        "faces": [[r, b] for r in rs for b in (0.05, 0.2, 0.5, 0.9)] + [[0.278]],
        "singleStudyInterval": [[0.28, 100], [-0.95, 4], [0, 1000000], [0.95, 5]],
        "attenuation": [[0.278, 0.8, 0.8], [-0.5, 1, 0.7], [0.9, 0.5, 0.5]],
        "pool": [[*one, *option] for one in sets for option in options] + [demo],
        "weights": [[*one, method] for one in some for method in ("REML", "FE")],
        "leaveOneOut": [[*one, *option] for one in some[:6] for option in options[:3]] + [[*sets[-2], "REML", "z"]],
        "cumulative": [[*one, *option] for one in some[:6] for option in options[:3]],
        "pauleMandel": few,
        "tau2Interval": few,
        "egger": sets,
        "petPeese": sets,
        "subgroups": [[*demo, rater, *option] for option in options] + letters,
        "metaRegression": [
            [*demo, [{"name": "rater", "values": rater}]],
            [*demo, [{"name": "year", "values": year}]],
            [*demo, [{"name": "year", "values": year}, {"name": "rater", "values": rater}]],
            [*demo, []],
            # One giant study: the difference of two sums of weights keeps half its digits.
            [
                [0.21, 0.35, 0.1, 0.28, 0.44, 0.15, 0.3],
                [40, 55, 80, 31, 62, 47, 1000000],
                [{"name": "year", "values": [1990, 1994, 1999, 2003, 2008, 2011, 2016]}],
            ],
            *[[r, n, [{"name": "letter", "values": values}]] for r, n, values in letters if len(r) > 4],
        ],
        "readStudies": [[text] for text in tables(TABLE.read_text(encoding="utf-8"))],
        "offered": [[rows, list(rows[0])[3:]] for rows in field_tables.OFFERED.values()],
        "normalCdf": [[x / 4] for x in range(-60, 25)],
        "normalQuantile": [[p] for p in (1e-300, 1e-20, 1e-5, 0.01, 0.025, 0.2, 0.5, 0.77, 0.999)],
        "chi2Upper": [
            [x, df] for df in (1, 2, 3, 11, 40, 294, 4999) for x in (0, 0.01, 1, df - 1, df + 2, df + 30, 3 * df + 50)
        ],
        "tTwoSided": [[t, df] for df in (1, 2, 3, 10, 77, 293, 4998) for t in (0, 1e-5, -0.5, 1, 2, 5, 30)],
        "tCritical": [[df] for df in (*range(1, 31), 50, 100, 294, 1000, 4999)],
    }


HEAD, REST, LONG = "study,n,r\n", "B,31,0.49\n", "x" * 200


def tables(demo: str) -> list[str]:
    """Tables that can be read, then one for each way to spoil them."""
    field = [*field_tables.READ.values(), *field_tables.REFUSED.values()]
    return [*readable(demo), *spoiled(HEAD, REST, LONG), *field]


def readable(demo: str) -> list[str]:
    """The same rows in every dress that a spreadsheet may give them."""
    head, rest, long_label = HEAD, REST, LONG
    rows = "".join(f"S{i},20,.1\n" for i in range(4))
    return [
        demo,
        "\ufeff" + demo.replace("\n", "\r\n"),
        demo.replace(",", ";"),
        demo.replace(",", "\t").replace("\n", "\r"),
        "\n\n" + demo + "\n \n",
        ' Study , N,"R" ,rater\n"A, ""first""",24,+.58, client\nB\t2,3e1,-4e-1,\n',
        head + '"two\nlines",24,.5\n' + rest,
        head + long_label + ",24,.5\n" + rest,
        head + rows,
        "study,n,r,when,note,\nA,24,.5,1991,,\nB,30,.4,,,\nC,31,.4,1990.5,,\n",
        "study,n,r,year,code\nA,24,.5,1991,1e400\nB,30,.4,1992,7\n",
        head + "\ufeffA,24\ufeff,.5\n\u2003B,31,.4\n",
        "study;n;r;a,b,c,d\nA;24;.5;x\nB;31;.4;y\n",
    ]


def spoiled(head: str, rest: str, long_label: str) -> list[str]:
    """What must be refused, or kept as the text that it is."""
    return [
        *(f'{head}A,"{n}",.5\n{rest}' for n in ("12,000", "12.000", "12 000", "12’000", "1,234,567", "12,00")),
        *(f"{head}A,24,{dash}0.3\n{rest}" for dash in "−–‒‐-"),
        "",
        "\ufeff \n\n",
        head,
        head + rest,
        "a,b\n1,2\n",
        "n;r\n24;0.5\n",
        "study,n,n,r\n" + rest,
        'study,n,r,rater,rater\n"A"\n',
        head + "A,24,0,58\n" + rest,
        head + 'A,24,"0,58"\n' + rest,
        "study;n;r\nA;24;0,58\nB;31;,4\n",
        head + "A,24,1\n" + rest,
        head + "A,24,-1.2\n" + rest,
        head + "A,3,.5\n" + rest,
        head + "A,24.5,.5\n" + rest,
        head + "A,2e9,.5\n" + rest,
        head + "A,-24,.5\n" + rest,
        head + "A,many,.5\n" + rest,
        head + "A,nan,inf\n" + rest,
        head + "A,,\n" + rest,
        head + ",24,.5\n" + rest,
        head + "A,24\n" + rest,
        head + "B,24,.5\n" + rest,
        head + "A,0x18,1_0\n" + rest,
        head + "A,\u0662\u0664,.5\n" + rest,
        "r,n,study\n0.58,24,A\n31,0.49,B\n",
        head + '"A,24,.5\n' + rest,
        head + long_label + "x,24,.5\n" + rest,
        head + "\U0001f642" * 201 + ",24,.5\n" + "\U0001f642" * 200 + ",24,.5\n",
        head + "y" * 50_000 + ",24,.5\n" + rest,
        "study,n,r,__proto__\nA,24,.5,x\n" + rest,
        "study,n,r,constructor,toString\nA,24,.5,x,y\nB,30,.4,z,w\n",
        "__proto__,24,.5\n" + rest,
        head + "__proto__,24,.5\nconstructor,30,.4\n",
        head + "<script>alert(1)</script>,24,.5\n</script><img src=x onerror=alert(1)>,30,.4\n",
        head + "\u202egnitautculf,24,.5\n=HYPERLINK(0),30,.4\n",
        head + "A\u0000B,24,.5\n" + rest,
        "s\u0000t\u0000,n,r\n" + rest,
        head + "A,\u00002,.5\n" + rest,
        "study,n,r,,\nA,24,.5,,x\n" + rest,
        ",".join(["study", "n", "r", *(f"m{i}" for i in range(50))]) + "\n" + rest,
        "," * 2_000 + "\n" + rest,
        head + "".join("A,1,7\n" for _ in range(9)),
        head + "A,24,.5," + "," * 1_200 + "\n" + rest,
    ]


def write(path: Path, calls: dict[str, list[list]], answer: Callable[[str, list], object]) -> None:
    """Writes the cases of one room, one a line: arguments by function, and what Python says to them."""
    lines = []
    for function, arguments_of in calls.items():
        cases = [
            json.dumps({"args": args, "value": answer(function, args)}, allow_nan=False, separators=(",", ":"))
            for args in arguments_of
        ]
        lines.append(f'{{"function":"{function}","cases":[\n' + ",\n".join(cases) + "\n]}")
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    write(CASES, arguments(), answer)
