"""From a question to its readings: a canned query with its parameters, and how well it fits."""

import itertools
from collections.abc import Iterator
from datetime import date

from govgraph import phrasings, searching, times
from govgraph.compiled import Index
from govgraph.cutting import Cut, Cutter
from govgraph.dates import EVER, Interval
from govgraph.fitting import LYING, Fit, Fitting
from govgraph.fulltext import FullText
from govgraph.hearing import Hearing
from govgraph.holding import Sought
from govgraph.meetings import Meetings
from govgraph.names import Names, tokens
from govgraph.queries import Query
from govgraph.reading import AGAINST, WORD, Done, Reading, Tenor, rank
from govgraph.settling import Settler
from govgraph.suiting import Suiting
from govgraph.wanting import Wanting

LONGEST = 1000
# So many ways to take a question that no phrasing fits are tried.
_SOUGHT = 8
# Shorter words are too near to too many others.
_WHOLE = 5
_MARGIN = 5
# So many texts are remembered as they were understood.
_KEPT = 500
_ANYTHING = -5
_CHECKED = 4
_OPERATED = 6
_LIFTED = -7
_LISTED = 9
# The words of a question that only asks how many there are.
_COUNTED = {"how-many", "how", "{}"}
_ASIDE = -4
_KIN = 6
# A query for any role, property or relation gives way to one for this role.
_GENERAL = -17
# Operations that need a second name, and those that need two times.
_BESIDE = ("after", "before", "both", "without", "apart", "except")
_PAIRED = ("both", "without", "apart")
_FOLLOWING = ("after", "before")
_ENDS = ("first", "last")
_EACH = ("severally", "more", "elapsed")
_SPANNED = ("joined", "left", "compared")
# Who asks for the first or the last of these asks for nobody.
_MADE = {"paper", "edition", "letter", "ministerial", "project"}
# Parameters for one who holds something; nobody comes after them in what they hold.
_HOLDERS = {"agent", "member", "person"}
# Two that compete for one seat are alike.
_RIVALS = {"agent", "other"}
# Answers that tell all of a thing say neither yes nor no.
_TOLD = {"about", "what", "subject", "history", "chronicle", "lineage", "names", "purpose", "passages"}
# Answers that may be asked for a place; elsewhere a place only tells which meeting is meant.
_PLACED = ("adopted", "plans", "where")
# What says that a series met somewhere, and what tells that; and what lists papers, whatever became of them.
_MEET = "meet"
_MET = ("where", "host-places")
_LISTS = ("documents-in-time", "begun")
# Answers that may be asked for things of some classes alone.
_ONLY = {"where": {"Place", "State"}, "theme": {"Document"}, "member-of": {"Body", "Office"}, "troikas": {"State"}}
_ONLY |= {"calendar": {"Meeting", "Place", "State"}, "organised": {"Meeting", "Place", "State"}, "sat-in": set()}
_VERBS = ("chairs", "hosts")
# Answers of a meeting that may be held against those of another one.
_SEATS = ("organiser", "host", "participants", "chair", "speakers", "preparation", "founders", "joined")
# Who is asked for in something is no part of its name.
_APART = ("is-member", "career-at")
# What comes before or after a meeting is a meeting, and nobody.
_NEIGHBOURS = ("successor", "predecessor")
# Of two such things it is clear without another word what is asked: an office of a person, a place of a meeting.
_TELLING = (("Person", "Office"), ("Meeting", "Place"), ("Meeting", "State"), ("Document", "State"))


class Asker(Hearing):
    """Understands questions by the phrasings that the canned queries declare."""

    def __init__(self, index: Index, names: Names, day: date, now: date) -> None:
        """Understand questions with what is known by a `day`; "now" and "next" are counted from `now`."""
        super().__init__(index, names)
        self._now = now
        self.meetings = Meetings(index, now)
        self._cutter = Cutter(index, names, self._words, self.meetings, now)
        self._settler = Settler(index, self.meetings, day, now)
        self._fitting = Fitting(index, self._words.weak)
        self._wanting = Wanting(index.words, self._words)
        self._suiting = Suiting(index, names, self.meetings)
        self._understood: dict[tuple[tuple[str, ...], frozenset[str], str], list[Reading]] = {}

    def sought(self, question: str, sayings: searching.Sayings) -> list[Sought]:
        """What a question that no phrasing fits speaks of, the likeliest first; words that nobody says are respelt."""
        said = tokens(question)
        small = self._words.silent | self._words.leaders
        put = tuple(
            (new, word)[word in small or len(word) < _WHOLE or sayings.knows(self._words.lemma(word)) or new in small]
            for word, new in zip(said, self.respelt(question).split(), strict=True)
        )
        named = self._named(question)
        found = searching.ranked(sayings.lists, self._cuts(self._kernel(put), question), named, _SOUGHT)
        today = Interval(self._now, self._now)
        figures = sayings.lists.listed("number") & set(said)
        return [
            # Statements say "at present", and no day of ours.
            one._replace(
                asks=self._wanting.asks(one.asks, said, put), figures=figures, time=(one.time, None)[one.time == today]
            )
            for one in found
        ]

    def sayings(self, query: Query, base: FullText) -> searching.Sayings:
        """All statements of a store, to be searched."""
        return searching.Sayings(self._index, self._words, query, base)

    def _cuts(self, words: tuple[str, ...], question: str) -> Iterator[Cut]:
        for cut in self._cutter.cuts(words, self._shouted(question), loose=True):
            yield from self._settler.ways(cut)

    def readings(self, question: str, asks: str = "") -> list[Reading]:
        """All readings of a question, the best first; none where it is not understood.

        Where there is none, words that nothing uses are respelt as the one word that they are clearly nearest to.
        """
        words = self._kernel(tokens(question))
        found = self._read(words, question, asks)
        respelt = words
        if not found:
            respelt = self._kernel(tuple(self.respelt(question).split()))
        if respelt == words:
            return found
        return [one._replace(respelt=" ".join(respelt)) for one in self._read(respelt, question, asks)]

    def _read(self, words: tuple[str, ...], question: str, asks: str) -> list[Reading]:
        key = words, self._shouted(question), asks
        if key not in self._understood:
            if len(self._understood) >= _KEPT:
                self._understood.clear()
            self._understood[key] = self._understand(*key)
        return self._understood[key]

    def _understand(self, words: tuple[str, ...], shouted: frozenset[str], asks: str) -> list[Reading]:
        asked = Tenor(
            past=self._listed("now").isdisjoint(words[:1]) and any(word in self._words.past for word in words),
            many=any(self._is_many(words, at) for at in range(len(words))),
            several=any(words[at] in _VERBS and self._is_many(words, at) for at in range(len(words))),
            at_once=not self._listed("at-once").isdisjoint(words),
            whole=not self._listed("whole").isdisjoint(words),
            polar=bool(asks) or any(word in self._words.polar for word in words),
            pairs=not self._listed("pairing").isdisjoint(words),
            stated=bool(asks),
            counts=not asks and words[:1] == ("how",),
            passive=not self._listed("turning").isdisjoint(words),
            picks=self._wanting.picks(words),
            sorts={self._words.lemma(word): kind for word, kind in self._words.sorts.items() if word in words},
            leads=not asks and self._wanting.is_yes_or_no(words),
        )
        best: dict[Reading, Reading] = {}
        tried: set[Cut] = set()
        for cut in self._cutter.cuts(words, shouted):
            for way in self._settler.ways(cut, asked.past, asked.leads, further=True):
                if way in tried:
                    continue
                tried.add(way)
                for reading in self._fit(way, asked):
                    bare = reading._replace(score=0)
                    held = best.get(bare)
                    if held is None or held.score < reading.score:
                        best[bare] = reading
        return sorted(best.values(), key=rank)

    def _is_many(self, words: tuple[str, ...], at: int) -> bool:
        """Whether a word asks for all of a series; "chairs" may be a verb, but not at the end of no sentence."""
        noun = words[at + 1 : at + 2] == ("of",) or (at == len(words) - 1 and self._listed("asking").isdisjoint(words))
        return words[at] in self._words.many and (words[at] not in _VERBS or noun)

    def leading(self, readings: list[Reading]) -> list[Reading]:
        """The readings that the best one does not clearly lead; one alone is understood."""
        return [one for one in readings if readings[0].score - one.score < _MARGIN]

    def unknown(self, question: str) -> tuple[str, ...]:
        """What in a question may be a name misspelt: from the first unknown word on, then that word, then each word."""
        words = tokens(question)
        content = [word for word in words if self._words.content((word,)) and not times.read((word,), 0)]
        strange = [word for word in content if self._words.lemma(word) not in self._cutter.vocabulary]
        tail = content
        if strange:
            tail = content[content.index(strange[0]) :]
        return tuple(dict.fromkeys((" ".join(tail), *strange, *reversed(content))))

    def _fit(self, cut: Cut, asked: Tenor) -> Iterator[Reading]:
        """Fit a cut as it is, and with a word or a name of it set aside for what is done with the rows."""
        yield from self._operated(cut, asked, "", 0)
        for place, name in enumerate(cut.things):
            told = set(cut.order) - {"{}"} or any(self._suiting.is_concept(one) for one in cut.things)
            told = told or any(self._suiting.are(cut.things, *pair) for pair in _TELLING)
            told = told or _MEET in cut.small
            checked = self._suiting.is_source(name) or (
                asked.polar and not asked.counts and self._suiting.is_checked(name)
            )
            if told and checked and name != (cut.absent or ("",))[0]:
                rest = cut.without(place)
                yield from self._operated(rest._replace(bonus=cut.bonus + _CHECKED), asked, name, place)

    def _operated(self, cut: Cut, asked: Tenor, only: str, ahead: int) -> Iterator[Reading]:
        """Do with the rows what a word asks for; `ahead` names stand before the one that alone is kept."""
        if len(cut.times) < 2:
            yield from self._matched(cut, asked, Done(only, turned=bool(only) and asked.passive == (ahead == 0)))
        for spot, word in enumerate(cut.order):
            operation = self._words.operations.get(word, "")
            follows = bool(only) and asked.leads and operation in (*_FOLLOWING, *_ENDS)
            if not operation or ((operation == "dated") != bool(only) and not follows):
                continue
            if operation == "compared" and len(cut.things) > 1:
                operation = "apart"
            rest = cut._replace(order=cut.order[:spot] + cut.order[spot + 1 :], bonus=cut.bonus + _OPERATED)
            if operation in ("apart", "more"):
                yield from self._severally(rest, asked, ("severally", "more")[operation == "more"])
            if operation == "more":
                continue
            if operation == "elapsed":
                # What lies between two things is told by when each of them was.
                timed = rest._replace(order=(*rest.order[:spot], "when", *rest.order[spot:]))
                yield from self._severally(timed, asked._replace(pairs=True, counts=False), operation)
                continue
            if operation in _SPANNED:
                if cut.times:
                    yield from self._matched(rest, asked, Done(only, operation))
            elif operation not in _BESIDE:
                yield from self._matched(rest, asked, Done(only, operation))
            elif (not only or follows) and not (asked.leads and operation == "without"):
                for place, name in enumerate(rest.things):
                    if not self._names.fits(name, ()) or (only and asked.passive != (place < ahead)):
                        continue
                    if operation in _PAIRED and place < len(rest.things) - 1:
                        continue
                    done = Done(only, operation, name)
                    yield from self._matched(rest.without(place), asked, done)
                    if operation in _FOLLOWING:
                        yield from self._matched(cut.without(place), asked, done)

        if len(cut.things) > 1 and not only:
            yield from self._severally(cut, asked)

    def _severally(self, cut: Cut, asked: Tenor, operation: str = "severally") -> Iterator[Reading]:
        """Take what is asked as asked of two things, one by one."""
        if len(cut.things) > 1 and len(cut.times) < 2 and asked.pairs and not asked.leads:
            rest = cut.without(len(cut.things) - 1)
            yield from self._matched(rest, asked, Done("", operation, cut.things[-1]))

    def _matched(self, cut: Cut, asked: Tenor, done: Done) -> Iterator[Reading]:
        base = WORD * len(cut.order) + cut.bonus
        if any(self._suiting.is_concept(name) for name in cut.things):
            base += _GENERAL
        small = frozenset((*cut.small, *[phrasings.TIME] * bool(cut.times)))
        for fit in self._fitting.fits(cut.order, small):
            yield from self._given(fit, cut, asked, done, base + fit.score)

    def _given(self, fit: Fit, cut: Cut, asked: Tenor, done: Done, score: int) -> Iterator[Reading]:
        """Check the names of a cut against the parameters of a query; a series may stand for all its meetings."""
        query, params = fit.query, fit.params
        head = self._index.queries[query]
        worded = len(cut.order) > len(cut.things)
        if done.only and not worded and _MEET in cut.small:
            # Where a series met is told of its meetings.
            if query not in _MET or done.operation:
                return
            worded = True
        gone = (cut.absent or ("",))[0]
        lifted = ""
        for name, param in zip(cut.things, params, strict=True):
            if self._suiting.suits(name, param, head[param], gone):
                continue
            if lifted or not worded or not self._suiting.is_lifted(name, head[param]):
                return
            lifted = param
        if done.only and query in _LISTS:
            # Among all papers of a time nothing tells what became of one, nor what of all that began.
            return
        if asked.picks and "thing" not in self._index.columns[query].values():
            return
        given = dict(zip(params, cut.things, strict=True))
        rivals = [given[param] for param in sorted(_RIVALS) if given.keys() >= _RIVALS]
        if query in _APART and self._settler.are_kin(*given.values()):
            return
        states = {"State" in self._index.things[one].classes for one in rivals}
        if rivals and (len(states) > 1 or not self._suiting.are_alike(*rivals) or self._settler.are_kin(*rivals)):
            return
        # Whom a question names first is whom it asks about, "did A follow B", or who did something, "did A write to B".
        doer = bool(params) and (params[0] == "agent" or not AGAINST.get(query, {""}).isdisjoint(cut.order))
        turned = done.only and params and done.turned != doer
        if turned and asked.leads and self._suiting.suits(done.only, params[0], head[params[0]], gone):
            return
        timed = [name for name, (kind, *_) in head.items() if kind == "interval"]
        if params and not all(head[param][1:] for param in params):
            score += _ANYTHING
        score += _KIN * any(self._settler.are_kin(*pair) for pair in itertools.combinations(cut.things, 2))
        if worded and any(
            param == "thing" and "State" in self._index.things[name].classes
            for name, param in zip(cut.things, params, strict=True)
        ):
            score += _ANYTHING
        if cut.series and any(self._names.fits(cut.series, tuple(head[param][1:])) for param in params):
            return
        if lifted:
            spans = [span for span in cut.times if span.first.year == span.last.year]
            if done.only and (asked.is_present or self._index.things[done.only].series == given[lifted]):
                return
            if spans or not (done.operation or done.only or asked.many or cut.times or cut.numbers):
                return
            # "How many GFMDs" counts the meetings, and nothing at each of them.
            bare = set(cut.order) <= _COUNTED and set(cut.small) <= _COUNTED
            wide = bool(done.operation or done.only or asked.many or cut.numbers) and not bare
            score += _LIFTED + (_LISTED + _MARGIN) * wide
        elif cut.times and not timed:
            columns = set(self._index.columns.get(query, ()))
            if not {"day", "days"} & columns:
                return
            if not {"said", "days"} & columns and any(self.meetings.is_off(name, cut.times[0]) for name in cut.things):
                return
            score += _ASIDE
        values: list[tuple[str, str | Interval]] = list(given.items())
        span = cut.times[:1]
        ever = done.operation not in ("", "except", *_EACH, *_SPANNED, *_PAIRED)
        ever = ever or (done.only and not asked.is_present) or ((asked.whole or asked.several) and self._is_seat(query))
        if not span and ever:
            span = (EVER,)
        if timed and span:
            values.append((timed[0], span[0]))
        if (done.operation in _SPANNED or cut.during) and not timed:
            return
        if done.operation in ("apart", "origin", "ending") and not (timed and params):
            return
        members = query in self._index.seats.get("member", ())
        if done.operation in _PAIRED and (not params or "verdict" in self._index.columns[query]):
            return
        if done.operation in _PAIRED and not self._suiting.suits(done.beside, params[0], head[params[0]], gone):
            return
        if done.operation in _EACH:
            of = [param for param in params if head[param][0] == "thing"]
            figures = next(iter(self._index.columns[query].values())) == "concept"
            if len(of) != 1 or lifted or not worded or figures or query in _TOLD:
                return
            one = cut.things[params.index(of[0])]
            if not self._suiting.suits(done.beside, of[0], head[of[0]], gone) or not self._suiting.are_alike(
                one, done.beside
            ):
                return
        paired = done.operation in ("both", "without") and query in _SEATS
        if done.operation in _ENDS and not worded and not fit.spare.isdisjoint(_MADE):
            return
        if done.operation not in ("", "dated", "except", *_EACH) and not (lifted or timed or paired):
            # Who was to have a seat may be asked about beside who had it.
            if done.operation != "after" or "standing" not in self._index.columns[query]:
                return
            score -= _KIN
        if members < (done.operation in ("joined", "left")):
            return
        if done.operation in _FOLLOWING and (_HOLDERS & set(params) or members):
            return
        if query in _NEIGHBOURS and "who" in cut.small and any(name in self._index.meetings for name in cut.things):
            return
        bare = not worded
        asks = bool({"verdict", "held"} & self._index.columns[query].keys())
        if bare and asked.leads and query in LYING:
            return
        if bare and asks and not asked.leads and (cut.small != ("in",) or query != "is-member"):
            return
        if done.only and not self._suiting.is_source(done.only):
            classes = set(self._index.things[done.only].classes)
            if (query not in _PLACED and not self._suiting.can_tell(done.only, head)) or not _ONLY.get(
                query, classes
            ) & classes:
                return
            if query in _TOLD or "thing" not in self._index.columns[query].values():
                return
            if not (asked.leads or asked.stated or lifted or done.operation) or (done.operation and not params):
                return
        yield Reading(
            query,
            tuple(values),
            score,
            asked.past,
            cut.absent,
            only=done.only,
            operation=done.operation,
            beside=done.beside,
            each=lifted,
            times=cut.times,
            polar=asked.leads or (bare and asks),
            numbers=cut.numbers,
            spare=fit.spare,
            every=asked.many or (asked.leads and bool(done.only) and not asked.at_once),
            sort=next((kind for word, kind in asked.sorts.items() if word in cut.small), ""),
        )

    def _is_seat(self, query: str) -> bool:
        """Whether a query tells who fills a seat that one fills after the other."""
        return any(query in told for seat, told in self._index.seats.items() if seat != "member")
