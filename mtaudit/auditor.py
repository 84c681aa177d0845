"""From an article to its report: the library's front door."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from mtaudit.article.bitext import mismatch
from mtaudit.article.original import Original
from mtaudit.errors import ConfigError, InputError
from mtaudit.judging import scoring
from mtaudit.judging.evidence import weighed
from mtaudit.judging.origin import guess
from mtaudit.judging.suppression import Silencer
from mtaudit.language.codes import code_of
from mtaudit.reading import markup
from mtaudit.reading import terms as glossaryfile
from mtaudit.reference.scores import scores, segments_of
from mtaudit.report import ArticleReport
from mtaudit.rule import registry
from mtaudit.rule.contract import Quoted
from mtaudit.rule.engine import Engine, RuleError
from mtaudit.rule.finding import ArticleFinding, Finding
from mtaudit.rule.kinds.learned import LearnedRule
from mtaudit.rule.kinds.source import SourceRule
from mtaudit.settings.gate import Verdict
from mtaudit.settings.values import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtaudit.article.document import Document
    from mtaudit.judging.suppression import UnusedSuppression
    from mtaudit.learned import WordScore
    from mtaudit.rule.contract import Rule
    from mtaudit.rule.engine import Outcome

VERSION = version("mtaudit")

AnyFinding = TypeVar("AnyFinding", Finding, ArticleFinding)


class Auditor:
    """Audits articles with one set of rules and settings.

    Making one loads the rules; after that it is reusable, holds no state between articles, and threads may share it.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        """An auditor with these settings, or with the defaults.

        Raises:
            ConfigError: a setting names a rule, a folder or a baseline that does not exist, or a glossary that cannot
                be read; or all rules selected are learned ones, and these are switched off.
            RuleDefinitionError: a rule pack or a lexicon breaks its contract.
        """
        self.settings = settings or Settings()
        every = registry.load_rules(registry.installed_packs(), self.settings.rule_folders)
        selected = registry.select_rules(
            every, self.settings.select, self.settings.ignore, extend=self.settings.extend_select
        )
        self.rules = tuple(r for r in selected if self.settings.learned or not isinstance(r, LearnedRule))
        if selected and not self.rules:
            raise ConfigError("no rule is left of those selected, as learned rules are switched off")
        learned = (rule for rule in every if isinstance(rule, LearnedRule))
        self._learned = next(learned, None) if self.settings.learned else None
        profile = f"|profile:{self.settings.profile}" if self.settings.profile else ""
        self.glossary = glossaryfile.read(self.settings.glossary) if self.settings.glossary else None
        terms = f"|glossary:{self.glossary.digest}" if self.glossary else ""
        self.signature = scoring.signature(VERSION, self.rules) + profile + terms
        self._engine = Engine(self.rules)
        self._by_id = {rule.id: rule for rule in self.rules}
        _check_names(every, self.settings)
        self._severities = {registry.find_rule(every, name).id: s for name, s in self.settings.severities.items()}
        self._lowered_in_quotations = {rule.id for rule in self.rules if rule.in_quotations is Quoted.LOWER}
        self._silencer = Silencer(self.settings, every)

    def audit(
        self,
        text: str | bytes,
        *,
        id: str = "article",  # noqa: A002 - the name that reports and JSON Lines use
        format: str = "text",  # noqa: A002 - likewise
        metadata: Mapping[str, str] | None = None,
        source: str | None = None,
        source_language: str | None = None,
        reference: str | None = None,
    ) -> ArticleReport:
        """Audit one article.

        Args:
            text: the article, decoded or as bytes of any common encoding.
            id: what reports call it; paths in the settings are compared with it.
            format: "text", "markdown" or "html".
            metadata: facts about the article that reports show, such as its date.
            source: the text that the article was translated from, its paragraphs parted by blank lines.
            source_language: the language of that text (ISO 639-1); it may be stated without the text, too.
            reference: a translation to measure the article by, as plain text.

        Raises:
            InputError: the article or its source cannot be read, or is empty.
        """
        language = None if source_language is None else _code(source_language, id)
        document = markup.read(text, id=id, format=format, metadata=metadata, source_language=language)
        if not document.source.strip():
            raise InputError(f"{id}: is empty")
        if source is not None:
            document = replace(document, original=Original(_companion(source, f"{id}: its source"), language))
        if reference is not None:
            document = replace(document, reference=_companion(reference, f"{id}: its reference"))
        return self.audit_document(document)

    def audit_document(self, document: Document, without: Mapping[str, str] | None = None) -> ArticleReport:
        """Audit one article that was read before; offsets in the report are code points of its text and source.

        Args:
            document: the article.
            without: ids of rules that are not to run on it, each with the error that the report is to state.

        Raises:
            InputError: its original cannot be that of this article; the message does not name the article.
        """
        if document.original is not None and (fault := mismatch(document.original, document.text)):
            name = document.original.name
            raise InputError(f"{'its source' if name == document.id else name} {fault}")
        if self.glossary is not None:
            document = replace(document, glossary=self.glossary)
        outcome = self._engine.run(document, without or {})
        found = outcome.findings
        if document.bitext is not None:
            found = weighed(found, document.bitext, self._by_id)
        findings = tuple(map(self._restated, found))
        standing = self._silencer.apply(document, findings, tuple(map(self._restated, outcome.article_findings)))
        score = scoring.score(document, standing.findings, standing.article_findings, self.signature)
        reasons = self.settings.gate.reasons(
            score.points, score.words, (*standing.findings, *standing.article_findings)
        )
        origin = guess((*standing.findings, *standing.article_findings))
        known = (document.bitext.language if document.bitext else None) or document.source_language
        segments = segments_of(document)
        learned = None if self._learned is None else self._estimates(self._learned, document, outcome)
        return ArticleReport(
            id=document.id,
            document=document,
            findings=standing.findings,
            article_findings=standing.article_findings,
            silenced=standing.silenced,
            unused_suppressions=standing.unused,
            errors=(*self._told_once(outcome.errors), *(learned.errors if learned else ())),
            score=score,
            block_scores=scoring.block_scores(document, standing.findings),
            verdict=Verdict.FAIL if reasons else Verdict.PASS,
            reasons=reasons,
            source_language=known or (origin.language if origin else None),
            is_language_known=known is not None,
            mt_probability=learned.likelihood if learned else None,
            word_scores=learned.word_scores if learned else None,
            segments=segments,
            reference_scores=scores(segments),
        )

    def _estimates(self, rule: LearnedRule, document: Document, outcome: Outcome) -> _Estimates:
        """What the learned model says of the article as a whole, whether or not its rule runs."""
        if any(isinstance(self._by_id[error.rule], LearnedRule) for error in outcome.errors):
            return _Estimates()  # the model fails its rules, too, which have said so
        found = [each.rule for each in outcome.findings] + [each.rule for each in outcome.article_findings]
        telling = sum(not isinstance(self._by_id[rule_id], LearnedRule | SourceRule) for rule_id in found)
        try:
            words = tuple(rule.word_scores(document)) if self.settings.word_scores else None
            return _Estimates(rule.likelihood(document, telling), words)
        except Exception as error:  # noqa: BLE001 - a damaged model fails in many ways, and the rules still hold
            return _Estimates(errors=(RuleError(rule.id, str(error)),))

    def _told_once(self, errors: Sequence[RuleError]) -> tuple[RuleError, ...]:
        """The errors, but what a model says to several rules that ask it is told as that of the first."""
        told: dict[int | str, RuleError] = {}
        for number, each in enumerate(errors):
            is_learned = isinstance(self._by_id[each.rule], LearnedRule)
            told.setdefault(each.message if is_learned else number, each)
        return tuple(told.values())

    def unused_suppressions(self, articles: Sequence[ArticleReport]) -> tuple[UnusedSuppression, ...]:
        """The silencers of the settings and the baseline that silenced nothing in all of these articles."""
        silenced = (each for article in articles for each in article.silenced)
        return self._silencer.unused((article.id for article in articles), silenced)

    def rule_of(self, number: int) -> str:
        """The id of the rule that a watch knows by this number (see `mtaudit.rule.watch`)."""
        return self._engine.rules[number].id

    def _restated(self, finding: AnyFinding) -> AnyFinding:
        """The finding with the severity that the settings give its rule, if they do; a quotation still lowers it."""
        severity = self._severities.get(finding.rule)
        if severity is None:
            return finding
        if isinstance(finding, Finding) and finding.in_quotation and finding.rule in self._lowered_in_quotations:
            severity = severity.lowered()
        return replace(finding, severity=severity, stated=True)


class _Estimates(NamedTuple):
    """The probability that the article was translated by a machine, the scores of its words, or why there are none."""

    likelihood: float | None = None
    word_scores: tuple[WordScore, ...] | None = None
    errors: tuple[RuleError, ...] = ()


def _code(language: object, name: str) -> str:
    """A language's two letters.

    Raises:
        InputError: it has none.
    """
    code = code_of(language) if isinstance(language, str) else None
    if code is None:
        raise InputError(f"{name}: {language!r} is no code of a language, such as uk")
    return code


def _companion(text: str, name: str) -> str:
    """The prose of a text that stands beside an article.

    Raises:
        InputError: it is no text, or there is nothing in it to read.
    """
    prose = markup.read(text, id=name, format="text").text
    if not any(map(str.isalnum, prose)):
        raise InputError(f"{name} holds no text")
    if "\0" in prose or any("\ud800" <= char <= "\udfff" for char in prose):
        raise InputError(f"{name} holds characters that no text has")
    return prose


def _check_names(rules: Sequence[Rule], settings: Settings) -> None:
    """Raise ConfigError for a table of the settings that names a rule which does not exist."""
    ignored = [name for override in settings.overrides for name in override.ignore]
    for key, names in (("exceptions", settings.exceptions), ("severity", settings.severities), ("per-path", ignored)):
        for name in names:
            try:
                if key == "per-path":
                    registry.select_rules(rules, ignore=[name])
                else:
                    registry.find_rule(rules, name)
            except ConfigError as error:
                raise ConfigError(f"{settings.origin(key)}: {key}: {error}") from error


@cache
def default_auditor() -> Auditor:
    """The one auditor with default settings, made when first asked for."""
    return Auditor()
