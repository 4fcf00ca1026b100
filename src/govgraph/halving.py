"""Two questions in one: "when and where was it founded", "who chaired it, and who hosted it"."""

from typing import NamedTuple

from govgraph.compiled import Index
from govgraph.names import tokens
from govgraph.vocabulary import strings

_MARKS = ".,;:()?!\"'"
# So many words may say that something began.
_BEGUN = 3


class Halves(NamedTuple):
    """Two questions; `again` is what the second asks where it says no more: "where", "in which city"."""

    first: str
    second: str
    again: str = ""


def halves(index: Index, question: str) -> Halves | None:
    """The two questions that "and" joins; None where it joins none.

    What stands once is said in both; "it" in the second is left to whoever knows what the first speaks of.

    >>> import govgraph
    >>> index = govgraph.GovGraph().index
    >>> halves(index, "when and where was the GCIM founded?")[:2]
    ('when was the GCIM founded?', 'where was the GCIM founded?')
    >>> halves(index, "Khartoum Process founded when and in which city").second
    'Khartoum Process founded in which city'
    """
    words = question.split()
    plain = [word.strip(_MARKS).lower().replace("&", "and") for word in words]
    for at in range(1, len(words) - 3):
        if plain[at : at + 3] == ["before", "and", "after"]:
            return Halves(" ".join(words[: at + 1] + words[at + 3 :]), " ".join(words[:at] + words[at + 2 :]))
    for at in range(1, len(words) - 1):
        size = plain[at] == "and" and _asking(index, plain[at + 1 :])
        if not size:
            continue
        left, right = words[:at], words[at + 1 :]
        ahead = _asking(index, plain[:at])
        again = " ".join(right[:size])
        if ahead == at:
            return Halves(" ".join(left + right[size:]), " ".join(right))
        if size < len(right):
            return Halves(" ".join(left), " ".join(right))
        if ahead:
            return Halves(" ".join(left), " ".join(right + left[ahead:]), again)
        behind = next((place for place in range(1, at) if _asking(index, plain[place:at]) == at - place), 0)
        if behind:
            return Halves(" ".join(left), " ".join(left[:behind] + right), again)
    return None


def each(index: Index, question: str) -> tuple[str, str] | None:
    """The question asked of each of two things that "and" or "or" joins; None where it joins no two names.

    >>> import govgraph
    >>> each(govgraph.GovGraph().index, "are both IOM and UNHCR members of the GMG?")
    ('are IOM members of the GMG?', 'are UNHCR members of the GMG?')
    """
    words = [word for word in question.split() if word.strip(_MARKS).lower() not in ("both", "either")]
    plain = [" ".join(tokens(word)) for word in words]
    for at in range(1, len(words) - 1):
        if plain[at] not in ("and", "or"):
            continue
        sizes = range(min(index.longest, len(words)), 0, -1)
        left = next((size for size in sizes if size <= at and is_name(index, plain[at - size : at])), 0)
        right = next((size for size in sizes if is_name(index, plain[at + 1 : at + 1 + size])), 0)
        if left and right:
            ahead, behind = words[: at - left], words[at + 1 + right :]
            one, other = words[at - left : at], words[at + 1 : at + 1 + right]
            return " ".join(ahead + one + behind), " ".join(ahead + other + behind)
    return None


def between(index: Index, question: str) -> tuple[str, str, str] | None:
    """The questions for all after the first of two names and before the second, where "between" holds them; and that.

    >>> import govgraph
    >>> between(govgraph.GovGraph().index, "who chaired the IGC between Ireland and Finland?")
    ('all who chaired the IGC after Ireland', 'all who chaired the IGC before Finland', 'Finland')
    """
    words = question.rstrip(" ?.!").split()
    plain = [" ".join(tokens(word)) for word in words]
    start = next((at + 1 for at, word in enumerate(plain) if word == "between"), len(words))
    for at in range(start + 1, len(words) - 1):
        ends = (at + 1 + size for size in range(min(index.longest, len(words)), 0, -1))
        end = next((end for end in ends if end <= len(words) and is_name(index, plain[at + 1 : end])), 0)
        if plain[at] == "and" and end and is_name(index, plain[start:at]):
            rest = " ".join(["all", *words[: start - 1], *words[end:]])
            one, other = " ".join(words[start:at]), " ".join(words[at + 1 : end])
            return f"{rest} after {one}", f"{rest} before {other}", other
    return None


def sooner(index: Index, question: str) -> tuple[str, str, bool] | None:
    """The two things of which one asks whether the first began before the second, True, or after it, False.

    >>> import govgraph
    >>> sooner(govgraph.GovGraph().index, "was the Colombo Process founded before the Bali Process?")
    ('the Colombo Process', 'the Bali Process', True)
    """
    parts, words = index.words["parts"], question.rstrip(" ?.!").split()
    plain = [" ".join(tokens(word)) for word in words]
    begun = strings(parts["begun"])
    if not plain or plain[0] not in strings(parts["verdict"]):
        return None
    for said, earlier in ((said, name == "sooner") for name in ("sooner", "later") for said in strings(parts[name])):
        joint = said.split()
        for at in (at for at in range(2, len(plain) - len(joint)) if plain[at : at + len(joint)] == joint):
            ends = (end for end in range(at, max(1, at - _BEGUN), -1) if " ".join(plain[end:at]) in begun)
            end = next((end for end in ends if is_name(index, plain[1:end])), 0)
            if end and is_name(index, plain[at + len(joint) :]):
                return " ".join(words[1:end]), " ".join(words[at + len(joint) :]), earlier
    return None


def dated(index: Index, question: str) -> tuple[str, str, bool] | None:
    """The question for the day of what is asked to have been before, True, or after, False, something else; and that.

    >>> import govgraph
    >>> dated(govgraph.GovGraph().index, "was Swing elected before the Manila GFMD?")
    ('when was Swing elected', 'the Manila GFMD', True)
    """
    parts, words = index.words["parts"], question.rstrip(" ?.!").split()
    plain = [" ".join(tokens(word)) for word in words]
    if not plain or plain[0] not in strings(parts["verdict"]):
        return None
    for said, earlier in ((said, name == "sooner") for name in ("sooner", "later") for said in strings(parts[name])):
        joint = said.split()
        for at in (at for at in range(3, len(plain) - len(joint)) if plain[at : at + len(joint)] == joint):
            return f"when {' '.join(words[:at])}", " ".join(words[at + len(joint) :]), earlier
    return None


def existing(index: Index, question: str) -> tuple[str, str] | None:
    """The thing of which a question asks whether it existed at a time, and the time.

    >>> import govgraph
    >>> existing(govgraph.GovGraph().index, "did the GMG exist in 2010?")
    ('the GMG', 'in 2010')
    """
    parts, words = index.words["parts"], question.rstrip(" ?.!").split()
    plain = [" ".join(tokens(word)) for word in words]
    if not plain or plain[0] not in strings(parts["verdict"]):
        return None
    start = 1 + (plain[1:2] == ["there"])
    for at in range(start + 1, len(words)):
        name = [word for word in words[start:at] if word.lower() not in ("a", "already")]
        rest = [word for word in plain[at:] if word not in ("already", "still")]
        if start == 1:
            there = rest[:1] in (["exist"], ["existed"], ["around"], ["active"])
            rest = rest[1:] * there
        called = [" ".join(tokens(word)) for word in name]
        # Of a series it is asked whether there was a meeting.
        met = start > 1 and any(one in index.series for one in index.names.get(" ".join(called), ()))
        if rest and is_name(index, called) and not met:
            return " ".join(name), " ".join(rest)
    return None


def is_name(index: Index, words: list[str]) -> bool:
    """Whether words are one name, "the" ahead or not."""
    return " ".join(words[words[:1] == ["the"] :]) in index.names


def second(index: Index, both: Halves, thing: str) -> tuple[str, ...]:
    """The ways to put the second question, where the first is about a thing.

    It stands in place of "it", or is added. Of a meeting it is clear without another word what "when" and "where" ask.
    """
    name = thing and index.things[thing].label
    if both.again and thing in index.meetings:
        return f"{both.again} {name}", both.second
    words = both.second.split()
    for at, word in enumerate(words):
        if word.strip(_MARKS).lower() in strings(index.words["parts"]["it"]):
            return (" ".join([*words[:at], name, *words[at + 1 :]]),)
    return both.second, f"{both.second} {name}"


def _asking(index: Index, words: list[str]) -> int:
    """How many words at the beginning ask: "where", "since when", "in which city", "how much"; none where none do."""
    parts = index.words["parts"]
    at = 0
    while at < len(words) and words[at] in strings(parts["before-asking"]):
        at += 1
    if at == len(words) or words[at] not in {*strings(parts["asking"]), *strings(parts["asked"])}:
        return 0
    return min(len(words), at + 1 + (words[at] in strings(parts["taking"])))
