"""What `make future` compares and installs; the build itself needs a line to the package index and runs every week."""

import pytest

from tests import future

PAGE = (
    "<title>a</title><nav>Menu</nav><main><h1>Two axes</h1><p>A <em>bond</em>s, held.<script>let x;</script></p></main>"
)


def test_only_words_that_a_reader_sees_count():
    """Failure prevented: another tag, another script or another space taken for another text."""
    same = '<main id="x"><h1>Two\n axes</h1>\n<p>A <b><i>bond</i></b>s, held.</p><style>a{}</style></main><footer>b'
    assert future.Words(PAGE).words == ["Two", "axes", "A", "bonds,", "held."]
    assert future.differences(PAGE, same) == []


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        (PAGE.replace("held", "lost"), "“held.” is “lost.”"),
        (PAGE.replace("<em>bond</em>s, ", ""), "“bonds,” is “”"),
        (PAGE.replace("</main>", "<p>More</p></main>"), "“” is “More”"),
        (PAGE.replace("</h1><p>", ""), "“axes A” is “axesA”"),
    ],
)
def test_every_other_word_is_named(theirs, said):
    """Failure prevented: a page that lost a sentence on a newer Sphinx and is called the same."""
    assert future.differences(PAGE, theirs) == [said]


def test_pages_that_come_and_go_are_named(tmp_path):
    """Failure prevented: a page that the newer build does not write, because only pages on both sides were compared."""
    for side, names in {"ours": ("a", "b"), "theirs": ("b", "c")}.items():
        (tmp_path / side).mkdir()
        for name in names:
            (tmp_path / side / f"{name}.html").write_text(
                PAGE.replace("held", side) if name == "b" else PAGE, encoding="utf-8"
            )
    assert future.compared(tmp_path / "ours", tmp_path / "theirs") == (
        2,
        10,
        ["a.html is missing", "c.html is new", "b.html: “ours.” is “theirs.”"],
    )


def test_the_other_environment_has_no_generator_and_no_old_sphinx():
    """Failure prevented: a pin that keeps old versions, so that nothing is proven; or other numbers than the site's."""
    needed = future.requirements((future.ROOT / "requirements.txt").read_text(encoding="utf-8"))
    assert not [line for line in needed if line.startswith("jupyter-book")]
    assert set(future.NEWEST) <= set(needed)
    assert not [line for line in needed if line.split("==")[0] in future.NEWEST and "==" in line]
    assert [line for line in needed if line.startswith("pandas==")]


def test_conf_loses_one_name():
    """Failure prevented: a conf.py that asks for the generator's extension after all."""
    assert (
        future.conf_without("extensions = ['myst_nb', 'jupyter_book', 'widgets._site']")
        == "extensions = ['myst_nb', 'widgets._site']"
    )
    with pytest.raises(SystemExit, match="names no extension"):
        future.conf_without("extensions = ['myst_nb']")


def test_a_step_that_fails_is_named():
    """Failure prevented: a report of no differences after a build that never ended."""
    with pytest.raises(SystemExit, match="building the book failed"):
        future.run("building the book", future.sys.executable, "-c", "raise SystemExit(3)")
