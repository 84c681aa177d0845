"""Bilingual files: what becomes of their segments, and of those that are broken, partial or not in English."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from mtaudit.reading import bilingual
from mtaudit.reading.failure import Failure
from mtaudit.reading.search import SUFFIXES
from mtaudit.reading.sources import Article, gather

XLIFF_1 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
 <file original="story.html" source-language="uk-UA" target-language="en-GB" datatype="html"><body>
  <trans-unit id="1"><source>Посол прибув до <g id="1">Києва</g>.</source>
   <target>The envoy flew
     to <g id="1">Kyiv</g><ph id="2">&lt;br/&gt;</ph>.</target><alt-trans><target>No.</target></alt-trans></trans-unit>
  <trans-unit id="5"><source>Друге.</source><target/></trans-unit>
  <trans-unit id="9"><source>Третє.</source></trans-unit>
  <trans-unit id="10" translate="no"><source>IMG_1</source></trans-unit>
  <trans-unit id="12"><source>Рядок<x id="3" ctype="lb"/>два.</source><target>Line<x id="3" ctype="lb"/>two.</target>
  </trans-unit>
 </body></file>
</xliff>"""

XLIFF_2 = """<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="fr" trgLang="en">
 <file id="f1" original="one.html"><unit id="u1">
  <segment><source>Bonjour <pc id="1">monde</pc>.</source><target>Hello <pc id="1">world</pc>.</target></segment>
  <ignorable><source> </source></ignorable>
  <segment><source>Adieu.</source><target>Farewell.</target></segment></unit></file>
 <file id="f2"><unit id="u1"><segment><source>Deux.</source><target>Two.</target></segment></unit></file>
 <file id="f3"><unit id="u1"><segment><source>Trois.</source></segment></unit></file>
 <file id="f4"/>
</xliff>"""

TMX = """<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="de-DE"/><body>
<tu><tuv xml:lang="en-US"><seg>Good day.</seg></tuv>
 <tuv xml:lang="de-DE"><seg>Guten <bpt i="1">&lt;b></bpt>Tag<ept i="1">&lt;/b></ept>.</seg></tuv></tu>
<tu tuid="t2"><tuv xml:lang="de"><seg>Zwei.</seg></tuv></tu>
<tu><tuv xml:lang="de"><seg>Drei.</seg></tuv><tuv xml:lang="fr"><seg>Trois.</seg></tuv>
 <tuv xml:lang="en"><seg>Three.</seg></tuv></tu>
</body></tmx>"""

PO = r"""msgid ""
msgstr ""
"Language: en\n"
"X-Source-Language: pl_PL\n"
"Content-Type: text/plain; charset=UTF-8\n"

msgid "Dzień dobry.\n"
"Świecie."
msgstr "Good day.\nWorld."

#, fuzzy
msgid "Dom"
msgid_plural "Domy"
msgstr[0] "House"
msgstr[1] "Houses"

msgid "Nic"
msgstr ""

#~ msgid "stare"
#~ msgstr "old"
"""

TSV = "id\tsource\ttarget\tsource_lang\n7\tРаз.\tOne.\tuk\n8\tДва.\t\tuk\n9\t\tThree.\tuk\n\n10\tЧотири.\tFour.\tuk\r\n"


@pytest.fixture(autouse=True)
def _workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def put(name: str, content: str | bytes) -> str:
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    return name


def only(name: str, content: str | bytes) -> Article:
    (article,) = gather([put(name, content)])
    assert isinstance(article, Article), article
    return article


def failure(name: str, content: str | bytes) -> str:
    (found,) = gather([put(name, content)])
    assert isinstance(found, Failure)
    return f"{found.id}: {found.message}"


@pytest.mark.parametrize(
    ("name", "content", "target", "source", "language", "notes"),
    [
        ("a.xlf", XLIFF_1, "The envoy flew to Kyiv.\n\nLine two.", "Посол прибув до Києва.\n\nРядок два.", "uk",
         ("2 segments have no target (ids 5, 9)",)),
        ("a.tmx", TMX, "Good day.\n\nThree.", "Guten Tag.\n\nDrei.", "de", ("1 segment has no target (id t2)",)),
        ("a.po", PO, "Good day. World.\n\nHouse\n\nHouses", "Dzień dobry. Świecie.\n\nDom\n\nDomy", "pl",
         ("1 segment has no target (id 3)",)),
        ("a.TSV", TSV, "One.\n\nFour.", "Раз.\n\nЧотири.", "uk",
         ("1 segment has no target (id 8)", "1 segment has no source (id 9)")),
        ("b.tsv", "Un.\tOne.\nDeux.\tTwo.\n", "One.\n\nTwo.", "Un.\n\nDeux.", None, ()),
    ],
)  # fmt: skip
def test_a_file_is_an_article_whose_paragraphs_match_its_source(
    *, name: str, content: str, target: str, source: str, language: str | None, notes: tuple[str, ...]
) -> None:
    article = only(name, content)
    document = article.read()
    assert (article.id, article.path, document.text, document.notes) == (name, None, target, notes)
    assert document.original is not None
    assert (document.original.text, document.original.language) == (source, language)
    assert (document.original.segmented, document.original.name) == (True, name)
    assert document.source_language == language


def test_each_file_element_of_xliff_is_an_article() -> None:
    found = gather([put("b.xliff", XLIFF_2)])
    assert [each.id for each in found] == ["b.xliff#one.html", "b.xliff#f2", "b.xliff#f3", "b.xliff#f4"]
    first, second, third, fourth = found
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.read().text == "Hello world.\n\nFarewell."
    assert (first.source_language, second.read().text) == ("fr", "Two.")
    assert third == Failure("b.xliff#f3", "has no segment with a target")
    assert fourth == Failure("b.xliff#f4", "holds no segments")


def test_segments_of_xliff_2_are_called_by_unit_and_segment() -> None:
    unit = '<segment id="s1"><source>Un.</source></segment><segment><source>Deux.</source></segment>'
    content = XLIFF_2[: XLIFF_2.index(' <file id="f2">')] + "</xliff>"
    article = only("a.xlf", content.replace('<unit id="u1">', f'<unit id="u1">{unit}'))
    assert (article.id, article.notes) == ("a.xlf", ("2 segments have no target (ids u1::s1, u1)",))


def test_rows_of_the_same_doc_are_one_article() -> None:
    rows = "doc\tsource_lang\tsource\ttext\tremark\na\tuk\tРаз.\tOne.\t-\nb\tru\tДва.\tTwo.\t\na\t\tТри.\tThree.\t\n"
    found = gather([put("a.tsv", rows)])
    assert [(each.id, each.source_language, each.read().text) for each in found if isinstance(each, Article)] == [
        ("a.tsv#a", "uk", "One.\n\nThree."),
        ("a.tsv#b", "ru", "Two."),
    ]


def test_a_date_line_is_no_paragraph_on_either_side() -> None:
    document = only("a.tsv", "Дата 2025-04-18\tdate 2025-04-18\nРаз.\tOne.\n").read()
    assert document.original is not None
    assert (document.text, document.original.text, document.metadata) == ("One.", "Раз.", {"date": "2025-04-18"})


def test_many_segments_without_a_target_are_named_in_part() -> None:
    rows = "".join(f"S{n}.\t\n" for n in range(1, 13)) + "Z.\tA.\n"
    assert only("a.tsv", rows).notes == ("12 segments have no target (ids 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, …)",)


def test_languages_of_a_memory_without_a_source_language() -> None:
    memory = TMX.replace("de-DE", "*all*", 1).replace('"de"', '"deu"').replace("en-US", "eng").replace("de-DE", "deu")
    document = only("a.tmx", memory).read()
    assert document.original is not None
    assert (document.text, document.original.text) == ("Good day.\n\nThree.", "Guten Tag.\n\nDrei.")
    assert document.original.language == "de"


ENTITIES = '<!DOCTYPE tmx [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>'
EXTERNAL = '<!DOCTYPE tmx [<!ENTITY a SYSTEM "secret.txt">]>'
UNIT = '<tmx><header srclang="de"/><body><tu><tuv xml:lang="en"><seg>&%s;</seg></tuv></tu></body></tmx>'


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.tsv", "Un.\tOne.\nDeux.\tTwo.\tx\n", "a.tsv:2: has 3 columns; source and target were expected"),
        ("a.tsv", "source\ttarget\tid\nUn.\tOne.\n", "a.tsv:2: has 2 columns; the header has 3"),
        ("a.tsv", "Only prose.\n", "a.tsv:1: has 1 column; source and target were expected"),
        ("a.tsv", "source\ttarget\n", "a.tsv: holds no segments"),
        ("a.tsv", " \n", "a.tsv: is empty"),
        ("a.tsv", b"\x00\x01\x02\x03\t\x00", "a.tsv: is not text (it holds control characters, as a binary file does)"),
        ("a.tsv", "Un.\t\nDeux.\t\n", "a.tsv: has no segment with a target"),
        ("a.tsv", "\tOne.\n", "a.tsv: has no segment with a source"),
        ("a.tsv", "source\ttext\tlang\nUn.\tEins.\tde\n",
         "a.tsv: is in 'de', by its target language; only English is audited"),
        ("a.tsv", "source\ttext\tsource_lang\nUn.\tOne.\tfr\nDos.\tTwo.\tes\n",
         "a.tsv:3: is in 'es', by its 'source_lang'; the article was in 'fr' so far"),
        ("a.xlf", '<xliff version="1.2">\n<file>\n<body></file></xliff>',
         "a.xlf:3: is not well-formed XML: Opening and ending tag mismatch: body line 3 and file"),
        ("a.xlf", "<html/>", "a.xlf: is no <xliff> file; its root element is <html>"),
        ("a.xlf", '<xliff version="1.2"/>', "a.xlf: holds no <file> element"),
        ("a.xlf", XLIFF_1.replace("en-GB", "de"), "a.xlf: is in 'de', by its target language; only English is audited"),
        ("a.xlf", XLIFF_1.replace("<target>", "<!--").replace("</target>", "-->"),
         "a.xlf: has no segment with a target"),
        ("a.xlf", XLIFF_1.replace('version="1.2"', 'version="2.1"').replace("1.2", "2.1"), "a.xlf: holds no segments"),
        ("a.tmx", TMX.replace('"en', '"fr'), "a.tmx: is in 'fr-US', by its target language; only English is audited"),
        ("a.tmx", TMX.replace('srclang="de-DE"', 'srclang="en"'),
         "a.tmx: is in 'de-DE', by its target language; only English is audited"),
        ("a.tmx", TMX.replace("</seg>", "", 1),
         "a.tmx:3: is not well-formed XML: Opening and ending tag mismatch: seg line 3 and tuv"),
        ("a.tmx", ENTITIES + UNIT % "b", "a.tmx: defines XML entities of its own, which are not read"),
        ("a.tmx", EXTERNAL + UNIT % "a", "a.tmx: defines XML entities of its own, which are not read"),
        ("a.tmx", '<!DOCTYPE tmx SYSTEM "tmx.dtd">\n' + UNIT % "nbsp",
         "a.tmx:2: refers to &nbsp;, an entity that is not defined"),
        ("a.po", 'msgid "a"\nmsgstr "b\n', "a.po:2: cannot be parsed: end-of-line within string"),
        ("a.po", "No catalogue.\n", "a.po:1: cannot be parsed: syntax error"),
        ("a.po", 'msgid "a"\nmsgid_plural "c"\nmsgstr[x] "b"\n', "a.po: cannot be parsed as what its suffix promises"),
        ("a.po", PO.replace("Language: en", "Language: fr"),
         "a.po: is in 'fr', by its target language; only English is audited"),
        ("a.po", PO.split("\n\n", maxsplit=1)[0], "a.po: holds no segments"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_a_failure_of_one_line(name: str, content: str | bytes, message: str) -> None:
    put("secret.txt", "A secret.")
    assert failure(name, content) == message


def test_entities_in_attributes_do_not_grow() -> None:
    bomb = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    content = f'<!DOCTYPE tmx [<!ENTITY e0 "x">{bomb}]><tmx version="&e12;"><body/></tmx>'
    assert failure("a.tmx", content).startswith("a.tmx")


def test_a_deep_nest_of_tags_is_no_trouble() -> None:
    deep = "<g>" * 200 + "Kyiv" + "</g>" * 200
    assert "to Kyiv." in only("a.xlf", XLIFF_1.replace('<g id="1">Kyiv</g>', deep)).read().text
    assert failure("a.xlf", XLIFF_1.replace("Kyiv", "<g>" * 100_000)).startswith("a.xlf:6: is not well-formed XML")


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("lxml.etree", "translate.storage.pypo"):
        monkeypatch.setitem(sys.modules, module, None)
    for name, content in (("a.xlf", XLIFF_1), ("a.xliff", XLIFF_2), ("a.tmx", TMX), ("a.po", PO)):
        assert failure(name, content) == f'{name}: needs translate-toolkit: pip install "mtaudit[bilingual]"'
    assert only("a.tsv", TSV).read().text == "One.\n\nFour."


def test_folders_are_searched_for_bilingual_files() -> None:
    assert set(bilingual.SUFFIXES) == {".tsv", ".xlf", ".xliff", ".tmx", ".po"}
    assert set(bilingual.SUFFIXES) < set(SUFFIXES)
    for name, content in (("a.xlf", XLIFF_1), ("b.tmx", TMX), ("c.po", PO), ("d.tsv", TSV)):
        put(name, content)
    assert [each.id for each in gather(["."])] == ["a.xlf", "b.tmx", "c.po", "d.tsv"]


@pytest.mark.parametrize("suffix", [".xlf", ".xliff", ".tmx", ".po", ".tsv"])
def test_no_damage_goes_further_than_a_failure(suffix: str) -> None:
    whole = {".xlf": XLIFF_1, ".xliff": XLIFF_2, ".tmx": TMX, ".po": PO, ".tsv": TSV}[suffix].encode()
    chance = random.Random(suffix)
    for _ in range(300):
        start = chance.randrange(len(whole))
        junk = chance.choice(
            [b"", b"<", b'"', b"\x00", b"\xff", b"\\", b"\n", b"\t", b"&x;", b"[x]", whole[start : start + 30]]
        )
        data = whole[:start] + junk + whole[start + chance.choice([0, 1, 5, 30]) :]
        for each in bilingual.read(f"a{suffix}", data):
            if not isinstance(each, Failure):
                _, found = each
                assert found.text.count("\n\n") == found.original.text.count("\n\n")
