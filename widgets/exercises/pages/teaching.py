"""The teaching page's directives: a plan with its minutes, questions and activities by chapter; it reads no file."""

import re

from docutils import nodes
from sphinx.util.docutils import SphinxDirective, SphinxRole

from widgets._host.markup import Markup, tag
from widgets.exercises.item_bank.files import bank, recall
from widgets.exercises.item_bank.teaching import has_teaching, minutes_of_exercises, read_plan, read_teaching, taught
from widgets.exercises.rules.checks import naming_suicide


def link(text: str, chapter: str, anchor: str = "text") -> Markup:
    return tag("a", text, href=f"#goto/chapters/{chapter}#{anchor}")


def alone(exercise: str) -> Markup:
    """A link to an exercise on its own page, with no chapter around it."""
    return tag("a", bank()[exercise].title, href=f"#root/embed/{exercise}.html")


def standing(exercise: str, chapter: str) -> Markup:
    """A link to an exercise where it stands: in its chapter or, a sister, on a page of its own."""
    one = bank()[exercise]
    return alone(exercise) if getattr(one, "sister_of", None) else link(one.title, chapter, f"ex-{exercise}")


def listing(links: list[Markup]) -> list:
    """Links one after another, ended like a sentence."""
    return [*[part for one in links for part in (" · ", one)][1:], "."]


def doing(step: dict, chapter: str) -> list:
    """What is done in a step, with the exercise or places that it leads to."""
    if "recall" in step:
        return [step["do"], " ", alone(step["recall"]), "."]
    if "exercise" in step:
        return [step["do"], " ", standing(step["exercise"], chapter), "."]
    places = [link(words, *place.split("#")) for words, place in step.get("places", {}).items()]
    return [step["do"], " ", *listing(places)] if places else [step["do"]]


def timed(steps: list[dict], chapter: str) -> Markup:
    """Steps with their minutes."""
    return tag("ol", [tag("li", tag("b", f"{step['minutes']} min "), doing(step, chapter)) for step in steps])


def listed(lines: list[str]) -> Markup:
    return tag("ul", [tag("li", line) for line in lines])


def meeting(one: dict, title: str, minutes: int) -> Markup:
    """One meeting: what is done before it, then in it."""
    chapter = one["chapter"]
    at_end = sum(bank()[key].minutes for key in recall(chapter))
    before = (
        f" {one['reading']} min to read, {one['look']} min to look, {minutes_of_exercises(chapter)} min for the"
        f" exercises in the text and {at_end} for those at its end. {one['before']}"
    )
    # A sister stands in no chapter, so nobody meets it before.
    left = one.get("leave", "")
    met = bool(left) and not bank()[left].sister_of
    leave = [" Leave this one for the meeting: ", standing(left, chapter), "."] if met else []
    return Markup("").join(
        [
            tag("p", tag("b", "Needs: "), one["needs"]),
            tag("p", tag("b", "Before: "), link(title, chapter), ".", before, leave),
            tag("p", tag("b", "Together: "), f"{minutes} min."),
            timed(one["steps"], chapter),
            equal(one, minutes + one["reading"] + one["look"]) if "instead" in one else Markup(""),
        ]
    )


def equal(one: dict, minutes: int) -> Markup:
    """The work of equal worth: its steps, and the chapter's exercises alone."""
    chapter = one["chapter"]
    exercises = [item.id for item in bank().values() if item.chapter == chapter and not item.sister_of]
    spent = minutes_of_exercises(chapter)
    last = tag(
        "li",
        tag("b", f"{spent} min "),
        "The same exercises, each on a page of its own: ",
        *listing([alone(key) for key in exercises]),
    )
    steps = tag(
        "ol", [tag("li", tag("b", f"{step['minutes']} min "), doing(step, chapter)) for step in one["instead"]], last
    )
    return Markup("").join(
        [
            tag(
                "p",
                tag("b", "Work of equal worth: "),
                f"{minutes + spent} min, as many as above without the questions at the end.",
            ),
            steps,
        ]
    )


def question(one: dict, chapter: str) -> Markup:
    """A question for all, and what its answers may hold behind a summary."""
    said = [tag("p", one["question"], class_="box-title"), listed(one["listen_for"])]
    if "exercise" in one:
        said.append(tag("p", "An exercise that leads to it: ", standing(one["exercise"], chapter), "."))
    return tag("li", said[0], tag("details", tag("summary", "What to listen for"), said[1:]))


def activity(one: dict, chapter: str) -> Markup:
    return Markup("").join(
        [
            tag("p", tag("b", f"Activity, {one['minutes']} min: {one['title']}"), class_="box-title"),
            tag("p", tag("b", "Materials")),
            listed(one["materials"]),
            tag("p", tag("b", "Steps")),
            timed(one["steps"], chapter),
            *([tag("p", tag("b", "Key")), listed(one["key"])] if "key" in one else []),
            tag("p", tag("b", "What to look for")),
            listed(one["look_for"]),
        ]
    )


def quoted(html: str) -> str:
    """Words in quotation marks as a printed page has them; the marks of attributes stay as they are.

    >>> quoted('<p class="a">Say "goes with".</p>')
    '<p class="a">Say “goes with”.</p>'
    """
    return re.sub(r'(<[^>]*>)|"([^"<]*)"', lambda found: found[1] or f"“{found[2]}”", html)


def raw(html: str) -> nodes.raw:
    return nodes.raw("", quoted(html), format="html")


def section(name: str, title: str, *parts: str) -> nodes.section:
    """A section of the page with a name that others can link to."""
    made = nodes.section(ids=[name], names=[name])
    made += nodes.title("", title)
    made += [raw(part) for part in parts]
    return made


class Plan(SphinxDirective):
    """`{course-plan}` with the name of a plan: its meetings, each with what to read, to practise and to do."""

    required_arguments = 1

    def run(self):
        from widgets.exercises.pages.extension import chapter_title

        plan = read_plan(self.arguments[0])
        return [
            section(
                f"meeting-{place}",
                one["title"],
                meeting(one, chapter_title(self.env.srcdir, one["chapter"]), plan["minutes"]),
            )
            for place, one in enumerate(plan["meetings"], start=1)
        ]


class Teaching(SphinxDirective):
    """`{teaching}`: the questions and the activity of each chapter that is built."""

    def run(self):
        from widgets.exercises.pages.extension import chapter_title

        out = []
        for chapter in taught():
            # A chapter that is being written has none yet; a test asks for those of the book.
            if f"chapters/{chapter}" not in self.env.found_docs or not has_teaching(chapter):
                continue
            data = read_teaching(chapter)
            questions = tag("ol", [question(one, chapter) for one in data["questions"]])
            name = f"teach-{chapter.rpartition('/')[2].replace('_', '-')}"
            title = chapter_title(self.env.srcdir, chapter)
            out.append(section(name, title, questions, activity(data["activity"], chapter)))
        return out


# What is promised to whoever prefers another topic: without any exercise that names suicide, and with some.
PREFER = {
    "answers": (
        "None of these exercises is about suicide; some belong to a chapter that reads old tables of suicide rates.",
        "Some of these exercises are about suicide rates among groups; "
        "each of them has one of the same value on another topic.",
    ),
    "teaching": (
        "No exercise is about suicide, so the exercises can be done alone, each on a page of its own.",
        "Each exercise that names suicide names another one on another topic.",
    ),
}


class PreferRole(SphinxRole):
    """`{who-prefers}` with the name of a page: what is so of the exercises of the bank as it stands."""

    def run(self):
        return [nodes.Text(PREFER[self.text][bool(naming_suicide())])], []


def setup(app):
    app.add_role("who-prefers", PreferRole())
    app.add_directive("course-plan", Plan)
    app.add_directive("teaching", Teaching)
