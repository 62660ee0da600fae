"""Tables as programs and people write them: the texts that page and Python must read alike, by what is odd in them."""

HEAD = "study,n,r\n"
REST = "B,31,0.49\n"
THREE = "A,24,.5,{}\nB,31,.4,client\nC,40,.3,observer\n"
CODES = (
    "NA",
    "N/A",
    "n/a",
    "n.a.",
    "NaN",
    "nan",
    "-nan",
    "<NA>",
    "NULL",
    "null",
    "None",
    "NaT",
    "#N/A",
    "#NV",
    "#N/D",
    "#NULL!",
    "#DIV/0!",
    "#WERT!",
    ".",
    ".a",
    "._",
    "-",
    "--",
    "–",
    "—",
    "?",
    "1.#IND",
    "-1.#QNAN",
    "#N/A N/A",
    "#NAME?",
)
NO_CODES = ("none", "nil", "missing", "99", "-99", "..", "N", "no", "NAN1", "un-known", "#1", ".ab")
# From a byte-order mark in the wrong place, a right-to-left keyboard, a course page, a chat, a word processor.
UNSEEN = (
    "\u200b",
    "\ufeff",
    "\u200e",
    "\u200f",
    "\u202a",
    "\u202b",
    "\u2066",
    "\u2069",
    "\u061c",
    "\u00ad",
    "\u2060",
    "\u200d",
    "\ufe0f",
    "\U000e0020",
)
BLANKS = (
    "\u00a0",
    "\u2003",
    "\u2007",
    "\u2009",
    "\u202f",
    "\u205f",
    "\u3000",
    "\x0b",
    "\u2028",
    "\u1680",
    "\u2800",
    "\t",
)

# What stands in a column of numbers, and what to write instead: a reader who is told the fault alone writes it again.
DRESSED_N = {
    "1.024,00": "has a mark between the thousands; write 1024.",
    "1,024.0": "has a mark between the thousands; write 1024.",
    "1 024,0": "has a mark between the thousands; write 1024.",
    "1’234’567.00": "has a mark between the thousands; write 1234567.",
    "1,024*": "has a mark of significance; write 1024.",
    "(1.024)": "stands in brackets; write 1024.",
    "24 (12)": "has brackets behind the number; write 24.",
    "24,": "has a decimal comma; write a decimal point.",
}
DRESSED_R = {
    "31,5 %": "is a percentage; write 0.315.",
    ",5%": "is a percentage; write 0.005.",
    "−31,5 %": "is a percentage; write -0.315.",
    "(0.5)": "stands in brackets; write -0.5 if they stand for a minus, else 0.5.",
    "[,31]": "stands in brackets; write -.31 if they stand for a minus, else .31.",
    "( −0,5 )": "stands in brackets; write -0.5.",
    "0,31 [0,20; 0,41]": "has brackets behind the number; write 0.31.",
    "-.31(.08)": "has brackets behind the number; write -.31.",
    "−0,31": "has a dash and a decimal comma; write -0.31.",
    "–,31": "has a dash and a decimal comma; write -.31.",
    "0,31**": "has a mark of significance; write 0.31.",
    "(high)": "is not a number.",
    "()": "is not a number.",
}
DRESSED = {
    **{f"{n} as n": (f"study;n;r\nA;{n};.5\nB;31;.49\n", f'n: "{n}" {said}') for n, said in DRESSED_N.items()},
    **{f"{r} as r": (f"study\tn\tr\nA\t24\t{r}\nB\t31\t.49\n", f'r: "{r}" {said}') for r, said in DRESSED_R.items()},
}

# As they are copied from a README, an Org file, a terminal, a page of the web: two studies, the first "A 1991".
MARKDOWN = "| study | n | r |\n|---|---|---|\n| A 1991 | 24 | .5 |\n"
PASTED = {
    "Markdown": MARKDOWN + "| B | 31 | .49 |\n",
    "Markdown under a heading": f"## Studies\n\n{MARKDOWN}| B | 31 | .49 |\n",
    "Markdown with sides": "| Study  |   n |    R |\n| :----- | --: | :--: |\n| A 1991 |  24 |   .5 |\n| B      |  31 |  .49 |",
    "Markdown with the last bars left out": "| study | n | r\n|-|:-|-:\n| A 1991 | 24 | .5\n| B | 31 | .49\n",
    "Markdown with the outer bars left out": "study | n | r\n---|---|---\nA 1991 | 24 | .5\nB | 31 | .49\n",
    "Markdown with no-break spaces": MARKDOWN.replace("| ", "|\u00a0").replace(" |", "\u00a0|") + "| B | 31 | .49 |\n",
    "pandas to_markdown": "|    | study   |   n |    r |\n|---:|:--------|----:|-----:|\n|  0 | A 1991  |  24 | 0.5  |\n"
    "|  1 | B       |  31 | 0.49 |\n",
    "Org": "| study  |  n |   r |\n|--------+----+-----|\n| A 1991 | 24 |  .5 |\n| B      | 31 | .49 |\n",
    "psql": " study  | n  |  r   \n--------+----+------\n A 1991 | 24 |  0.5\n B      | 31 | 0.49\n",
    "MySQL": "+--------+----+------+\n| study  | n  | r    |\n+--------+----+------+\n| A 1991 | 24 | 0.5  |\n"
    "| B      | 31 | 0.49 |\n+--------+----+------+\n",
    "no-break spaces": "study\u00a0n\u00a0r\nA\u00a01991 24 .5\nB\u00a031\u00a0.49\n",
    "no-break spaces among others": 'study \u00a0 n\u00a0 r\n"A 1991"\u00a024 \u00a0.5\n\u00a0B \u00a031 \u00a0 .49\u00a0\n',
    "no-break spaces in the rows alone": 'study n r\n"A 1991"\u00a024\u00a0.5\nB\u00a031 .49\n',
    "a no-break space in a label": "study n r\nA\u00a01991 24 .5\nB 31 .49\n",
    "wide spaces": 'study\u2003n\u3000r\n"A 1991"\u200324\u2002.5\nB\u202f31\u2009.49\n',
}

READ = {
    **PASTED,
    **{f"missing as {code}": f"study,n,r,rater\n{THREE.format(code)}" for code in (*CODES, *NO_CODES)},
    "a year that is missing": "study,n,r,year\nA,24,.5,NA\nB,31,.4,1999\nC,40,.3,.\n",
    "many codes": "study,n,r,a,b,c,d,e,f\n"
    + "".join(f"S{i},24,.{i}5,NA,.,-,?,NULL,#N/A\n" for i in range(3))
    + "T,30,.5,1,2,3,4,5,x\n",
    "R write.csv": '"","study","n","r"\n"1","A",24,0.5\n"2","B",31,0.49\n',
    "R write.csv of a subset": '"","study","n","r"\n"7","A",24,0.5\n"3","B",31,0.49\n',
    "R write.csv read and written again": '"","X","study","n","r"\n"1",1,"A",24,0.5\n"2",2,"B",31,0.49\n',
    "R write.table": '"study" "n" "r"\n"1" "A 1991" 24 0.5\n"2" "B 1994" 31 0.49\n',
    "R write.table by tabs": "study\tn\tr\n1\tA\t24\t0.5\n2\tB\t31\t0.49\n",
    "R write.table by commas": '"study","n","r"\n"1","A",24,0.5\n"2","B",31,0.49\n',
    "readr with row names": "...1,study,n,r\n1,A,24,0.5\n2,B,31,0.49\n",
    "tibble rownames": "rowname,study,n,r\n1,A,24,0.5\n2,B,31,0.49\n",
    "R logicals": "study,n,r,blind\nA,24,.5,TRUE\nB,31,.4,FALSE\nC,40,.3,NA\n",
    "pandas to_csv": ",study,n,r\n0,A,24,0.5\n1,B,31,0.49\n",
    "pandas to_csv twice": ",Unnamed: 0,study,n,r\n0,0,A,24,0.5\n1,1,B,31,0.49\n",
    "pandas reset_index": "index,study,n,r\n0,A,24,0.5\n1,B,31,0.49\n",
    "pandas index of studies": "study,sample,n,r\nA,1,24,0.5\nA,2,30,0.4\nB,1,31,0.49\n",
    "floats": "study,n,r,sessions\nA,24.0,0.5,8.0\nB,31.0,0.49,16.0\nC,40,.3,\nD,41,.2,8\n",
    "floats as labels": "study,n,r\n1.0,24,.5\n2.0,31,.49\n",
    "floats as numbers of rows": ",study,n,r\n0.0,A,24,.5\n1.0,B,31,.49\n",
    "floats among words": "study,n,r,dose\nA,24,.5,8.0\nB,31,.49,8\nC,40,.3,high\n",
    "infinite numbers": "study,n,r,dose\nA,24,.5,-Inf\nB,31,.49,Infinity\nC,40,.3,inf\nD,41,.2,7.50\nE,42,.2,\n",
    "large numbers": f"study,n,r,dose\nA,24,.5,{2**53 + 1}\nB,31,.49,123456789012345678901\nC,40,.3,1e21\n",
    "names that are whole numbers": "study,n,r,region,2020,2019\nA,24,.5,x,1,2\nB,31,.49,y,2,1\n",
    "a moderator that was doubled": "study,n,r,dose,dose.1,age.1,r.old,rn.1\nA,24,.5,1,2,7,x,2\nB,31,.49,2,1,8,y,1\n",
    "an X that is no count": "X,study,n,r\na,A,24,.5\nb,B,31,.49\n",
    "an X of its own": "study,n,r,X\nA,24,.5,1\nB,31,.49,2\n",
    "sep=": "sep=;\nstudy;n;r\nA, B & C;24;0.5\nB;31;.49\n",
    "sep= in quotes": '"sep=,"\r\nstudy,n,r\r\nA,24,0.5\r\nB,31,.49\r\n',
    "sep= with marks behind it": "sep=;;;\nstudy;n;r\nA, B & C;24;0.5\nB;31;.49\n",
    "a blank before quotation marks": '\u00a0"study";n;r\n\u2003"A; B";24;.5\n"B";31;.49\n',
    "the end of a file of old": "study;n;r\nA;24;.5\nB;31;.49\r\n\x1a",
    "bars": "study|n|r\nA, B|24|.5\nB|31|.49\n",
    "blanks": "study   n    r  rater\n  A1991  24  .5   client\n  B1994 31 .49  observer\n",
    "comments above": '# made by hand, 2019\n#source: "a book\n\nstudy,n,r\nA,24,.5\nB,31,.49\n',
    "comments below": "study,n,r\nA,24,.5\n# this one, 5, is old\nB,31,.49\n#end\n",
    "numpy header": "# study,n,r\nA,24,.5\nB,31,.49\n",
    "a label with a hash": "study,n,r\n#1 Smith,24,.5\n#2 Jones,31,.49\n",
    "# over the numbers of rows": "#,study,n,r\n1,A,24,.5\n2,B,31,.49\n",
    "misread byte-order mark": "ï»¿study,n,r\nA,24,.5\nB,31,.49\n",
    "empty columns and rows at the end": "study,n,r,,,\nA,24,.5,,,\nB,31,.49,,,\n,,,,,\n,,,,,\n",
    "kept as text": 'study,n,r\n"=""A""","=""24""",.5\n="B",="31",=".49"\n',
    "accents in two pieces": "study,n,r,place\nMu\u0308ller,24,.5,Zu\u0308rich\nB,31,.49,Zürich\nC,40,.3,Bern\n",
    "two samples": "study,n,r,sample\nSmith 1990,24,.5,1\nSmith 1990,31,.4,2\nDoe 2001,40,.3,1\n",
    "two samples and a label that is taken": "study,n,r\nA,24,.5\nA (1),31,.4\nA,40,.3\n",
    "many labels in several rows": "study,n,r\n" + "".join(f"S{i // 2},24,.{i}1\n" for i in range(1, 16)),
    **{
        f"unseen {ord(mark):x}": f"{mark}study,n,{mark}r,rater\n{mark}A,24{mark},{mark}.{mark}5,cli{mark}ent\nB,31,.4,client\n"
        for mark in UNSEEN
    },
    **{
        f"blank {ord(mark):x}": f"study;n;r;rater\n{mark}A;24{mark};{mark}.5;client{mark}\nB;31;.4;client\n"
        for mark in BLANKS
    },
    "joined letters": "study,n,r\nمی\u200cخواهم,24,.5\n👩\u200d🏫,31,.4\n",
}
REFUSED = {
    **{f"{code} as n": f"{HEAD}A,{code},.5\n{REST}" for code in CODES[:3]},
    **{f"{code} as r": f"{HEAD}A,24,{code}\n{REST}" for code in (*CODES[:3], "#N/A", ".", "-", "?")},
    **{f"{code} as label": f"{HEAD}{code},24,.5\n{REST}" for code in (*CODES[:3], "-")},
    "names of rows above no name": '"","n","r"\n"A",24,0.5\n"B",31,0.49\n',
    "names of rows under no header": '"n" "r"\n"A" 24 0.5\n"B" 31 0.49\n',
    "names of rows beside study": "study\tn\tr\nx\tA\t24\t0.5\ny\tB\t31\t0.49\n",
    "decimal commas everywhere": "study,n,r\nA,24,0,58\nB,31,0,49\n",
    "decimal commas under numbered studies": "study,n,r\n1,24,0,58\n2,31,0,49\n",
    "a nameless column": "study,n,r,,rater\nA,24,.5,x,client\nB,31,.49,,client\n",
    "a nameless column of numbers": "study,n,r,\nA,24,.5,1\nB,31,.49,2\n",
    "a title": "Table 2. Studies\n\nstudy,n,r\nA,24,.5\nB,31,.49\n",
    "a title over empty cells": "Table 2;;;\nstudy;n;r;\nA;24;.5;\nB;31;.49;\n",
    "decimal commas with powers": "study;n;r\nA;24;5,0E-01\nB;31;.49\n",
    "a minus of a word processor": "study,n,r\nA,24,\u20110.5\nB,31,.49\n",
    "semicolon in a label": "study;n;r\nA; B;24;.5\nB;31;.49\n",
    "tab in a label": "study\tn\tr\nA\tB\t24\t.5\nB\t31\t.49\n",
    "blank in a label": "study n r\nA 1991 24 .5\nB 31 .49\n",
    "per cent": f"{HEAD}A,24,31 %\n{REST}",
    "per cent with a point": f"{HEAD}A,24,28.1%\n{REST}",
    **{
        f"{name} doubled by a program": f"study,n,r,{name}\nA,24,.5,{value}\nB,31,.49,{value}\n"
        for name, value in (("r.1", ".4"), ("n.1", "30"), ("study.2", "C"), ("R.10", "x"))
    },
    "two doubled columns": "study,n,n.1,r,r.1\nA,24,30,.5,.1\nB,31,30,.49,.1\n",
    "a doubled column that stands alone": "study,n,r.1\nA,24,.5\nB,31,.49\n",
    **{name: text for name, (text, _) in DRESSED.items()},
    "a fraction behind thousands": "study;n;r\nA;1.024,50;.5\nB;31;.49\n",
    "a star behind many digits": f"{HEAD}A,24,{'1' * 40}*\n{REST}",
    "Markdown with a value too many": MARKDOWN + "| B | 31 | .49 | x |\n",
    "Markdown with a fault": MARKDOWN + "| B | 31 | 4.9 |\n",
    "Markdown without r": "| study | n |\n|---|---|\n| A | 24 |\n",
    "no-break spaces without r": "study\u00a0n\nA\u00a024\n",
    "no-break spaces and a label of two words": "study\u00a0n\u00a0r\nA\u00a01991\u00a024\u00a0.5\nB\u00a031\u00a0.49\n",
    "tabs and a name of two words": "study\tsample n\tr\nA\t24\t.5\nB\t31\t.49\n",
    "bars and a study without a value": "study|n|r\nA|24|.5\n--|-|-\nB|31|x\n",
    "stars": f"{HEAD}A,24,.31**\n{REST}",
    "other digits": f"{HEAD}A,２４,٠.٣\n{REST}",
    "the same row twice": f"{HEAD}B,31,0.49\n{REST}",
    "only the label twice, and nothing else": "study,n,r\nA,24,.5\nA,24,.5\nA,24,.4\n",
    "only comments": "# nothing\n#here\n",
}
OFFERED = {
    "one value, no value, many values": [
        {"study": f"S{i}", "n": 24, "r": 0.1, "age": 20 + i / 2, "country": "NL", "blank": "", "rater": "ab"[i % 2]}
        for i in range(13)
    ],
    "years": [
        {"study": name, "n": 24, "r": 0.1, "Year": year} for name, year in (("A", 1999), ("B", None), ("C", 2001))
    ],
    "years in words": [
        {"study": name, "n": 24, "r": 0.1, "year": year} for name, year in (("A", "1999"), ("B", "in press"), ("C", ""))
    ],
    "no year": [{"study": name, "n": 24, "r": 0.1, "year": ""} for name in "AB"],
    "sessions": [
        {"study": name, "n": 24, "r": 0.1, "sessions": x, "dose": y}
        for name, x, y in (("A", 8, 0.25), ("B", 16, 1e-7), ("C", None, 1e22), ("D", 8, 0.000015))
    ],
    "names that are whole numbers": [
        {"study": name, "n": 24, "r": 0.1, "region": one, "2020": one, "2019": other, "7": "same"}
        for name, one, other in (("A", "x", "y"), ("B", "y", "x"))
    ],
    "too many": [{"study": name, "n": 24, "r": 0.1, **{f"m{i}": name for i in range(30)}} for name in "AB"],
}
