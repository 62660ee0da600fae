"""The teaching page's directives: a plan with its minutes, questions and activities by chapter; it reads no file."""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from widgets._host.markup import Markup, tag
from widgets.exercises.item_bank.files import bank
from widgets.exercises.item_bank.teaching import has_teaching, minutes_of_exercises, read_plan, read_teaching, taught


def link(text: str, chapter: str, anchor: str = "text") -> Markup:
    return tag("a", text, href=f"#goto/chapters/{chapter}#{anchor}")


def doing(step: dict, chapter: str) -> list:
    """What is done in a step, with the exercise or place that it leads to."""
    if "exercise" in step:
        return [step["do"], " ", link(bank()[step["exercise"]].title, chapter, f"ex-{step['exercise']}"), "."]
    return [step["do"], " ", link("That place", chapter, step["anchor"]), "."] if "anchor" in step else [step["do"]]


def timed(steps: list[dict], chapter: str) -> Markup:
    """Steps with their minutes."""
    return tag("ol", [tag("li", tag("b", f"{step['minutes']} min "), doing(step, chapter)) for step in steps])


def listed(lines: list[str]) -> Markup:
    return tag("ul", [tag("li", line) for line in lines])


def meeting(one: dict, title: str, minutes: int) -> Markup:
    """One meeting: what is done before it, then in it."""
    chapter = one["chapter"]
    exercises = minutes_of_exercises(chapter)
    before = f" {one['reading']} min to read, {exercises} min for its exercises. {one['before']}"
    return Markup("").join(
        [
            tag("p", tag("b", "Before: "), link(title, chapter), ".", before),
            tag("p", tag("b", "Together: "), f"{minutes} min."),
            timed(one["steps"], chapter),
        ]
    )


def question(one: dict, chapter: str) -> Markup:
    """A question for all, and what its answers may hold behind a summary."""
    said = [tag("p", one["question"], class_="box-title"), listed(one["listen_for"])]
    if "exercise" in one:
        exercise = bank()[one["exercise"]]
        said.append(tag("p", "An exercise that leads to it: ", link(exercise.title, chapter, f"ex-{exercise.id}"), "."))
    return tag("li", said[0], tag("details", tag("summary", "What to listen for"), said[1:]))


def activity(one: dict, chapter: str) -> Markup:
    return Markup("").join(
        [
            tag("p", tag("b", f"Activity, {one['minutes']} min: {one['title']}"), class_="box-title"),
            tag("p", tag("b", "Materials")),
            listed(one["materials"]),
            tag("p", tag("b", "Steps")),
            timed(one["steps"], chapter),
            tag("p", tag("b", "What to look for")),
            listed(one["look_for"]),
        ]
    )


def raw(html: str) -> nodes.raw:
    return nodes.raw("", html, format="html")


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


def setup(app):
    app.add_directive("course-plan", Plan)
    app.add_directive("teaching", Teaching)
