"""Where a case stands: its answers replayed against the table. Nothing here is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache

from conversations.case import Answer, Case, Event
from conversations.complaint import facts
from conversations.dispute import FIRST, STEPS
from conversations.names import S
from conversations.rejected import Rejected
from conversations.steps import DONE, Ask, Menu, Target, When, Write, arrows


def route(case: Case) -> tuple[S, ...]:
    """Give the steps that the answers lead through; the last one is open."""
    return _walk(case)[0]


def open_step(case: Case) -> S:
    """Give the step that waits for the buyer."""
    return route(case)[-1]


def on_route(case: Case) -> Case:
    """Give the case with only those answers that still lead somewhere: what rules and texts may look at."""
    return _walk(case)[1]


def _walk(case: Case) -> tuple[tuple[S, ...], Case]:
    """Walk once: a case never changes, so what was found is kept with it, beside its fields."""
    walked: tuple[tuple[S, ...], Case] | None = case.__dict__.get(WALKED)
    if walked is None:
        walked = case.__dict__[WALKED] = _walked(case)
    return walked


def with_events(case: Case, events: tuple[Event, ...]) -> Case:
    """Give a case with other events. None of them is on its route, which is not walked anew."""
    steps, seen = _walk(case)
    changed = replace(case, events=events)
    changed.__dict__[WALKED] = steps, replace(seen, events=events)
    return changed


WALKED = "_walked"


def _walked(case: Case) -> tuple[tuple[S, ...], Case]:
    passed: dict[S, Answer] = {}
    seen = replace(case, answers=passed)  # grows as the walk goes on
    steps = [FIRST]
    while (answer := case.answers.get(steps[-1])) and _leads_on(steps[-1], answer, seen, case):
        here = steps[-1]
        passed[here] = answer
        target = STEPS[here].target(answer.value)
        _go_on(steps, target.leads(seen) if isinstance(target, When) else target, passed, seen, case)
    return tuple(steps), seen


def _go_on(steps: list[S], target: S, passed: dict[S, Answer], seen: Case, case: Case) -> None:
    """Go to a step, past the questions that lie before it, up to the first that is not answered."""
    for question in facts.on_the_way(target, seen, case):
        steps.append(question)
        given = case.answers.get(question)
        if given is None or not _leads_on(question, given, seen, case):
            return
        passed[question] = given
    steps.append(target)


def _leads_on(step: S, given: Answer, seen: Case, case: Case) -> bool:
    """Say whether an answer counts. What was submitted with it stays so, though its button is there no more."""
    kind = STEPS[step]
    if kind.accepts(given.value, seen):
        return True
    return isinstance(kind, Menu) and given.value in kind.choices and S.SUBMIT in case.answers


def choose(case: Case, step: S, choice: str, now: datetime) -> Case:
    """Answer a step with one of its buttons. Raises `KeyError` when the step has no such button."""
    kind = STEPS[step]
    if isinstance(kind, Ask) and choice in (offers := kind.offers(on_route(case))):
        return write(case, step, offers[choice], now)
    if isinstance(kind, Ask) and choice in kind.words:
        return answer(case, step, choice, now)
    if choice != DONE or isinstance(kind, Menu | Ask):
        offered(case, step)[choice]  # raises for a forged one
        return answer(case, step, choice, now)
    if not kind.enough(case):
        raise Rejected(f"{step}_not_enough")
    return answer(case, step, DONE, now)


def offered(case: Case, step: S) -> Mapping[str, Target]:
    """Give the choices of a step that this case has; none of a step that gathers things."""
    kind = STEPS[step]
    if isinstance(kind, Menu):
        return kind.offered(on_route(case))
    return kind.choices if isinstance(kind, Ask | Write) else {}


def write(case: Case, step: S, text: str, now: datetime) -> Case:
    """Answer a step by typing. Raises `Rejected` when the rule does not take the text, `KeyError` off an `Ask`."""
    kind = STEPS[step]
    if not isinstance(kind, Ask):
        raise KeyError(step)
    return answer(case, step, kind.rule(text, on_route(case), now), now)


def keep(case: Case, step: S, now: datetime) -> Case:
    """Confirm the answer that was taken back. Raises `KeyError` when there is none that still fits."""
    value = case.former[step]
    if not STEPS[step].accepts(value, on_route(case)):
        raise KeyError(step)
    return answer(case, step, value, now)


def answer(case: Case, step: S, value: str, now: datetime) -> Case:
    """Store an answer; every other answer stays, and counts again when it is on the route."""
    former = {key: old for key, old in case.former.items() if key != step}
    answers = {**case.answers, step: Answer(value, now)}
    return replace(case, answers=answers, former=former, revision=case.revision + 1)


def previous(case: Case) -> S | None:
    """Give the step that Back leads to; None at the first one."""
    steps = route(case)
    return steps[-2] if len(steps) > 1 else None


def back(case: Case) -> Case:
    """Take the last answer on the route back. At the first step the case stays as it is."""
    last = previous(case)
    return _drop(case, [last]) if last else case


def reopen(case: Case, step: S) -> Case:
    """Take one answer back from a later step; the answers after it stay. Raises `KeyError` where not offered.

    A question about a fact that was not asked yet is asked then.
    """
    if step not in (*reopens(case), *told(case)):
        raise KeyError(step)
    return _drop(case, [step])


def told(case: Case) -> tuple[S, ...]:
    """List the questions about facts that can be answered, or answered anew, from the open step, extras too.

    That is as long as the text can change: at the letter and at the review.
    """
    steps = route(case)
    if steps[-1] not in (S.LETTER, S.REVIEW) or S.LETTER not in steps:
        return ()
    return tuple(facts.questions(on_route(case)))


def again(case: Case) -> Case:
    """Go through an earlier step anew and everything after it. Raises `KeyError` where not offered."""
    start = repeats(case)
    if start is None:
        raise KeyError(open_step(case))
    steps = route(case)
    return _drop(case, steps[steps.index(start) : -1])


def reopens(case: Case) -> tuple[S, ...]:
    """List the earlier steps on the route that can be changed from the open step."""
    steps = route(case)
    kind = STEPS[steps[-1]]
    return tuple(step for step in kind.reopens if step in steps) if isinstance(kind, Menu) else ()


def repeats(case: Case) -> S | None:
    """Give the step from which the open step can start anew, if it can."""
    kind = STEPS[open_step(case)]
    return kind.again if isinstance(kind, Menu) else None


def _drop(case: Case, steps: Iterable[S]) -> Case:
    dropped = {step: case.answers[step].value if step in case.answers else facts.SKIP for step in steps}
    kept = {step: value for step, value in case.answers.items() if step not in dropped}
    asked = {step: value for step, value in dropped.items() if value == facts.SKIP and step not in case.former}
    said = {step: value for step, value in dropped.items() if value not in (DONE, facts.SKIP)}
    former = {**case.former, **asked, **said}
    return replace(case, answers=kept, former=former, revision=case.revision + 1)


def progress(case: Case) -> tuple[int, int] | None:
    """Say "step 4 of 13": where the open step is, and how many there are on the shortest way still possible.

    The way leads through Submit to the opened dispute. None where no way leads there, or the dispute is open already.
    """
    steps = route(case)
    here = _next_stop(steps[-1])
    to_submit = _distance(here, S.SUBMIT)
    left = _distance(here, S.OPENED) if to_submit is None else to_submit + AFTER_SUBMIT
    done = sum(step not in facts.QUESTIONS for step in (*steps[:-1], here))
    return (done, done + left - 1) if left else None


def _next_stop(step: S) -> S:
    """Give the step itself; of a question the step that it lies before: it is a part of the way there."""
    return facts.QUESTIONS[step].before if step in facts.QUESTIONS else step


@cache
def _distance(start: S, goal: S) -> int | None:
    """Count the arrows of the shortest way between two steps; None where there is no way."""
    frontier, seen, distance = {start}, {start}, 0
    while frontier and goal not in frontier:
        frontier = {after for step in frontier for _label, after in arrows(STEPS[step])} - seen
        seen |= frontier
        distance += 1
    return distance if frontier else None


AFTER_SUBMIT = _distance(S.SUBMIT, S.OPENED) or 0
