"""How far an article is from a reference translation, by sacreBLEU: BLEU, chrF++ and TER, each with its signature.

A score is that of sacreBLEU's own command on the same segments (https://github.com/mjpost/sacrebleu; Post 2018, "A Call
for Clarity in Reporting BLEU Scores"). sacreBLEU loads when a reference is first met.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from mtaudit.reading import markup
from mtaudit.reference.pairs import paragraph_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sacrebleu.metrics.base import Metric
    from sacrebleu.metrics.ter import TERScore

    from mtaudit.article.document import Document


class Segment(NamedTuple):
    """A stretch of an article and the stretch of its reference that answers to it, each one line; one may be empty."""

    hypothesis: str
    reference: str


@dataclass(frozen=True, slots=True)
class MetricScore:
    """A score and sacreBLEU's signature of how it was made; scores with different signatures do not compare."""

    score: float
    signature: str


@dataclass(frozen=True, slots=True)
class ReferenceScores:
    """The scores of so many segments, taken as one corpus.

    BLEU (Papineni et al. 2002) and chrF++ (Popović 2017) are better the higher, TER (Snover et al. 2006) the lower.
    `edits` and `reference_words` are what TER is made of, so that the TER of several articles is their sum's.
    """

    segments: int
    bleu: MetricScore
    chrf: MetricScore
    ter: MetricScore
    edits: float
    reference_words: float


def segments_of(document: Document) -> tuple[Segment, ...]:
    """The blocks of an article beside those of its reference; none where it has no reference, or a blank one."""
    if document.reference is None:
        return ()
    reference = markup.read(document.reference, id=f"the reference of {document.id}", format="text")
    paragraphs = [reference.text[block.span.start : block.span.end] for block in reference.blocks]
    if not paragraphs:
        return ()
    pairs = paragraph_pairs(document, paragraphs)
    return tuple(Segment(one_line(own), one_line(other)) for own, other in pairs)


def one_line(text: str) -> str:
    """The text on one line, without white space at its ends, as files of segments hold it."""
    return " ".join(line for part in text.splitlines() if (line := part.strip()))


def scores(segments: Sequence[Segment]) -> ReferenceScores | None:
    """The scores of segments as one corpus; None where there are none.

    TER takes a time that grows faster than a segment does: about a second for one of a hundred words.
    """
    if not segments:
        return None
    from sacrebleu.metrics.ter import TER  # noqa: PLC0415 - few articles have a reference, and it is slow to load

    metric = TER()
    found: TERScore = metric.corpus_score(*_columns(segments))
    ter = MetricScore(found.score, metric.get_signature().format())
    return _with_ter(segments, ter, found.num_edits, found.ref_length)


def pooled(parts: Iterable[tuple[ReferenceScores | None, Sequence[Segment]]]) -> ReferenceScores | None:
    """The scores of several articles as one corpus, from those of each and its segments; None without a reference.

    TER is added up from its parts, which gives the same figure as counting its edits again would, at no cost.
    """
    known = [(score, segments) for score, segments in parts if score is not None]
    if len(known) <= 1:
        return known[0][0] if known else None
    edits = sum(score.edits for score, _ in known)
    words = sum(score.reference_words for score, _ in known)
    rate = 100 * (edits / words) if words else 100.0 * bool(edits)
    ter = MetricScore(rate, known[0][0].ter.signature)
    return _with_ter([segment for _, segments in known for segment in segments], ter, edits, words)


def segment_scores(segments: Iterable[Segment]) -> list[float]:
    """chrF++ of each segment by itself."""
    from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415 - likewise

    metric = CHRF(word_order=2)
    return [float(metric.sentence_score(segment.hypothesis, [segment.reference]).score) for segment in segments]


def metrics() -> dict[str, Metric]:
    """New sacreBLEU metrics by the name under which sacreBLEU reports their score."""
    from sacrebleu.metrics.bleu import BLEU  # noqa: PLC0415 - likewise
    from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415 - likewise
    from sacrebleu.metrics.ter import TER  # noqa: PLC0415 - likewise

    return {"BLEU": BLEU(force=True), "chrF2++": CHRF(word_order=2), "TER": TER()}  # force: no advice on the text


def _with_ter(segments: Sequence[Segment], ter: MetricScore, edits: float, words: float) -> ReferenceScores:
    every = metrics()
    bleu, chrf = _scored(every["BLEU"], segments), _scored(every["chrF2++"], segments)
    return ReferenceScores(len(segments), bleu, chrf, ter, edits, words)


def _scored(metric: Metric, segments: Sequence[Segment]) -> MetricScore:
    score = float(metric.corpus_score(*_columns(segments)).score)
    return MetricScore(score, metric.get_signature().format())


def _columns(segments: Sequence[Segment]) -> tuple[list[str], list[list[str]]]:
    """Hypotheses and references as sacreBLEU takes them: of the latter a list for each set, of which there is one."""
    return [segment.hypothesis for segment in segments], [[segment.reference for segment in segments]]
