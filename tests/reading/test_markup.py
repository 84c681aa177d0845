from __future__ import annotations

import re
import time
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.article.document import BlockKind, Document
from mtaudit.errors import InputError
from mtaudit.language.text import Span
from mtaudit.reading.markup import FORMATS, decode, format_of, read
from mtaudit.reading.prose import BLOCK_SEPARATOR

HEADLINE, SUBHEAD, PARAGRAPH = BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.PARAGRAPH
LIST_ITEM, CAPTION, CREDIT, QUOTATION = BlockKind.LIST_ITEM, BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.QUOTATION

FRAGMENTS = [
    "<p>", "</p>", "<div class='credit'>", "</div>", "<figcaption>", "</figcaption>", "<small>", "<li>", "<ul>",
    "</ul>", "<h1>", "</h1>", "<blockquote>", "<b>", "</b>", "<br>", "<br/>", "<code>", "</code>", "<script>",
    "</script>", "<nav>", "</nav>", "<svg/>", "<!-- mtaudit: ignore -->", "<!-- mtaudit: ignore-file[x] -->", "<!--",
    "-->", "<![CDATA[", "<!x", "<a href=\"", "<a b='", "</", "<", ">", "&amp;", "&amp", "&ampx", "&#0;", "&#x80;",
    "&#xD800;", "&NotEqualTilde;", "&", "&#10;", "&nbsp;", "&notit;", "\0", "\ud800", "\u2028", "\u0085", "\u2003",
    "\x0b", "\x1c", "\r", "\n", "\r\n", "\n\n", "\t", "  ", "    ", "# ", "## ", " ##", "> ", "- ", "1. ", "* ",
    "**", "*", "_", "__", "`", "```", "~~~", "[", "](u)", "](", ")", "![", "![a](b)", "][r]", "\n[r]: u\n",
    "<http://a.b/ü%20>", "<a@b.c>", "\\", "\\*", "\\\n", "\n===\n", "\n---\n", "---\n", "date: x\n",
    "date 2025-01-02\n", "|", " | ", "via ", "Photo: ", "AFP", "/", "Word", "word.", "é", "“a”",
    "A long enough line of quite ordinary words that runs on and on", ". ", "?", ":",
]  # fmt: skip
ANY_TEXT = st.text(st.characters())
MARKUP = st.lists(st.sampled_from(FRAGMENTS) | st.text(st.characters(), max_size=3), max_size=25).map("".join)
LETTERS = "abcdefgh"
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=6), min_size=1, max_size=12)


def shown(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, slice_of(document.text, block.span)) for block in document.blocks]


def slice_of(text: str, span: Span) -> str:
    return text[span.start : span.end]


def text_blocks(source: str) -> list[tuple[BlockKind, str]]:
    return shown(read(source, id="a", format="text"))


def html_blocks(source: str) -> list[tuple[BlockKind, str]]:
    return shown(read(source, id="a", format="html"))


def markdown_blocks(source: str) -> list[tuple[BlockKind, str]]:
    return shown(read(source, id="a", format="markdown"))


def written(document: Document, words: str) -> str:
    """What the source writes where the text reads `words`."""
    start = document.text.index(words)
    return slice_of(document.source, document.source_span(Span(start, start + len(words))))


def assert_sound(document: Document) -> None:
    text, source = document.text, document.source
    at = 0
    for block in document.blocks:
        assert at <= block.span.start < block.span.end <= len(text)
        assert slice_of(text, block.span) == slice_of(text, block.span).strip()
        at = block.span.end
        assert Span(0, len(source)).covers(document.source_span(block.span))
    at = 0
    for piece in document.pieces:
        assert text[at : piece.text_start] in {"", BLOCK_SEPARATOR}
        assert piece.text_start < piece.text_end
        assert 0 <= piece.source_start < piece.source_end <= len(source)
        taken, origin = text[piece.text_start : piece.text_end], source[piece.source_start : piece.source_end]
        assert len(taken) != len(origin) or taken == origin or taken + origin in {" \n", " \t", " \f", " \r", "\n\r"}
        at = piece.text_end
    assert document.pieces == () or at == len(text)
    for directive in document.directives:
        assert Span(0, len(text)).covers(directive.scope)
        assert slice_of(source, directive.source_span).startswith("<!--")


@pytest.mark.parametrize("format_name", FORMATS)
@settings(deadline=None)
@given(source=ANY_TEXT | MARKUP)
def test_any_source_gives_a_sound_document(format_name: str, source: str) -> None:
    assert_sound(read(source, id="a", format=format_name))


@settings(deadline=None)
@given(source=MARKUP)
def test_plain_text_keeps_every_character_but_foreign_newlines_and_a_date_line(source: str) -> None:
    document = read(source, id="a", format="text")
    assert source.replace("\r\n", "\n").replace("\r", "\n").endswith(document.text)
    if not document.metadata and "\r" not in source:
        assert document.text == source
        assert document.pieces == ()


@settings(deadline=None)
@given(words=WORDS, data=st.data())
def test_every_word_of_html_leads_back_to_its_letters(words: list[str], data: st.DataObject) -> None:
    style = st.sampled_from(["{0}", "&#{1};", "&#x{1:x};", "<b>{0}</b>", "<i title='a > b'>{0}", "{0}<!-- x -->"])
    gap = st.sampled_from([" ", "\n", " \r\n ", "\t\t", "&#32;", " <b> </b>", "<br>", "<p>", "</div>"])
    source = "<div>"
    for word in words:
        source += "".join(data.draw(style).format(letter, ord(letter)) for letter in word) + data.draw(gap)
    document = read(source, id="a", format="html")
    assert [token.text for token in document.tokens] == words
    for token in document.tokens:
        origin = slice_of(source, document.source_span(token.span))
        assert unescape(re.sub(r"<!--.*?-->|<[bi/](?:'[^']*'|[^'>])*>", "", origin)) == token.text


@settings(deadline=None)
@given(words=WORDS, data=st.data())
def test_every_word_of_markdown_leads_back_to_its_letters(words: list[str], data: st.DataObject) -> None:
    plain = ["{}", "\\*{}", "{}\\!", "&lt;{}", "*{}", "{}**"]
    marked = ["**{}**", "_{}_", "***{}***", "[{}](u)", "[**{}**][r]", "<b>{}</b>", "`zz` {}"]
    style = st.sampled_from(plain + marked)
    gap = st.sampled_from([" ", "\n", "\r\n  ", "  \n", "\\\n", "\n\n", "\n\n> ", "\n\n- ", "\n\n## ", "\r\n\r\n1. "])
    source = ""
    for word in words:
        source += data.draw(style).format(word) + data.draw(gap)
    document = read(f"{source}\n\n[r]: u\n", id="a", format="markdown")
    assert [token.text for token in document.tokens] == words
    assert [slice_of(document.source, document.source_span(token.span)) for token in document.tokens] == words


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize(
    "unit",
    ["<", "<a ", '<a="', "<!--", "<!", "</", "<div>", "</script ", "&#", "[", "![", "*", "*a_ ", "`a", "> ", "\\", "- ",
     "\r", "a\n", "(", "a. (", " ", "via ", "date "],
)  # fmt: skip
def test_time_grows_with_the_text(format_name: str, unit: str) -> None:
    source = unit * (60_000 // len(unit))
    started = time.process_time()
    read(source, id="a", format=format_name)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.txt", "text"), ("a.md", "markdown"), ("B.MARKDOWN", "markdown"), ("x/a.html", "html"), ("a.HTM", "html"),
     ("a.xhtml", "html"), ("a.md.txt", "text"), ("README", "text"), (".html", "text")],
)  # fmt: skip
def test_the_suffix_tells_the_format(name: str, expected: str) -> None:
    assert format_of(name) == expected


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(InputError, match=r"a\.doc: unknown format 'doc'"):
        read("x", id="a.doc", format="doc")


SENTENCE = "The mayor didn’t say “no” – not in the café, anyway.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_note(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)) == (SENTENCE, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_guessed(encoding: str) -> None:
    assert decode((SENTENCE * 3).encode(encoding)) == (SENTENCE * 3, (f"read as {encoding}, guessed",))


def test_english_with_western_marks_is_windows_1252() -> None:
    assert decode(SENTENCE.encode("cp1252")) == (SENTENCE, ("read as windows-1252, guessed",))


def test_other_legacy_encodings_are_guessed_with_a_note() -> None:
    russian = "Губернатор заявил, что дорогу откроют в понедельник, если позволит погода.\n"
    assert decode(russian.encode("cp1251")) == (russian, ("read as windows-1251, guessed",))
    text, notes = decode(SENTENCE.encode("mac_roman"))
    assert text == SENTENCE
    assert len(notes) == 1


def test_a_page_is_read_as_its_meta_element_says() -> None:
    page = '<html><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><p>Łódź'
    assert decode(page.encode("iso-8859-2")) == (page, ("read as iso8859-2, as its meta element says",))


def test_latin_1_in_a_meta_element_means_windows_1252() -> None:
    text, notes = decode(b"<meta charset=latin1>\x93caf\xe9\x94")
    assert text.endswith("“café”")
    assert notes == ("read as windows-1252, as its meta element says",)


def test_a_meta_element_that_names_no_encoding_is_passed_over() -> None:
    assert decode(b"<meta charset=klingon> caf\xe9 in the old town")[1] == ("read as windows-1252, guessed",)


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"plain\0text", bytes(range(256)) * 4, b"\x1f\x8b\x08\x01\x02", b"\xff\xfea\0b"],
)
def test_bytes_that_are_no_text_are_refused_in_one_line_that_names_the_article(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read(data, id="photo.txt", format="text")
    assert str(caught.value).startswith("photo.txt: ")
    assert "\n" not in str(caught.value)


@settings(deadline=None)
@given(data=st.binary())
def test_bytes_are_text_or_an_input_error(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except InputError:
        return
    assert "\0" not in text


def test_facts_given_win_over_facts_stated() -> None:
    document = read(
        b"\xef\xbb\xbfdate 2024-02-29\nRain fell.", id="a", format="text",
        metadata={"date": "2024-03-01", "desk": "city"}, source_language="fr", notes=("from a feed",),
    )  # fmt: skip
    assert dict(document.metadata) == {"date": "2024-03-01", "desk": "city"}
    assert (document.text, document.source_language, document.notes) == ("Rain fell.", "fr", ("from a feed",))


# Plain text

LONG = "The harbour office closed its gates early on Tuesday because the wind had torn two boats from their moorings."
OTHER = "Fishermen said that they had asked for stronger bollards since the spring, and that nobody had ever replied."


def test_a_leading_date_line_is_no_text() -> None:
    document = read(f" date 2025-04-18 \r\n\r\n{LONG}", id="a", format="text")
    assert dict(document.metadata) == {"date": "2025-04-18"}
    assert document.text == LONG
    assert written(document, "harbour office") == "harbour office"


def test_a_later_date_line_is_text() -> None:
    assert read(f"{LONG}\ndate 2025-04-18\n", id="a", format="text").text.endswith("date 2025-04-18\n")


@pytest.mark.parametrize("newline", ["\r", "\r\n"])
def test_foreign_newlines_become_lf_and_lead_back(newline: str) -> None:
    document = read(f"{LONG}{newline}{newline}{OTHER}{newline}", id="a", format="text")
    assert document.text == f"{LONG}\n\n{OTHER}\n"
    assert written(document, "Fishermen") == "Fishermen"
    assert written(document, "\n\nFish") == f"{newline}{newline}Fish"


def test_headline_standfirst_and_subheads() -> None:
    source = f"Storm shuts harbour\n\nTwo boats lost, nobody hurt\n\n{LONG}\n\nWhat the owners want\n\n{OTHER}\n"
    assert [kind for kind, _ in text_blocks(source)] == [HEADLINE, SUBHEAD, PARAGRAPH, SUBHEAD, PARAGRAPH]


@pytest.mark.parametrize(
    "line", ["It rained.", "“Nobody asked us,” she said.", "He paused:", "and so it went on", "“Never again”", "1,204"]
)
def test_a_short_paragraph_is_no_subhead(line: str) -> None:
    assert [kind for kind, _ in text_blocks(f"{LONG}\n\n{line}\n\n{OTHER}")] == [PARAGRAPH] * 3


def test_a_last_line_and_a_lone_line_head_nothing() -> None:
    assert text_blocks("Storm shuts harbour") == [(PARAGRAPH, "Storm shuts harbour")]
    assert text_blocks(f"{LONG}\n\nStorm over")[-1] == (PARAGRAPH, "Storm over")


@pytest.mark.parametrize("marker", ["- ", "* ", "• ", "1. ", "12) "])
def test_a_list_item_is_without_its_marker(marker: str) -> None:
    assert text_blocks(f"{LONG}\n{marker}stronger bollards\n")[1] == (LIST_ITEM, "stronger bollards")


@pytest.mark.parametrize(
    ("caption", "between", "credit"),
    [
        ("Boats in Brest on Tuesday.", " ", "(AP Photo/Anna Kern)"),
        ("Boats in Brest on Tuesday.", " ", "(Anna Kern / Agency via AP)"),
        ("Boats in Brest on Tuesday.", " | ", "Anna Kern / AFP"),
        ("Boats in Brest on Tuesday", " | ", "Photo: Anna Kern"),
        ("Boats in Brest on Tuesday.", " ", "Anna Kern/Getty Images"),
        ("Boats in Brest on Tuesday.", " ", "Anna Kern, pool via REUTERS"),
        ("Boats in Brest on Tuesday. Boats in Brest on Tuesday.", " ", "Anna Kern, basin by way via what is known"),
        ("Boats in Brest on Tuesday.", " ", "Photograph by Anna Kern"),
        ("Boats in Brest on Tuesday.", " ", "Credit: Anna Kern."),
        ("Boats in Brest on Tuesday.", " ", "Getty Images"),
    ],
)
def test_a_credit_at_the_end_makes_a_caption(caption: str, between: str, credit: str) -> None:
    blocks = text_blocks(f"{LONG}\n\n{caption}{between}{credit}\n\n{OTHER}")
    assert blocks == [(PARAGRAPH, LONG), (CAPTION, caption), (CREDIT, credit), (PARAGRAPH, OTHER)]


@pytest.mark.parametrize("line", ["Photo: Anna Kern/AFP", "Anna Kern, Reuters", "Anna Kern via AP", "Getty Images"])
def test_a_credit_may_stand_alone(line: str) -> None:
    assert text_blocks(f"{LONG}\n\n{line}\n\n{OTHER}")[1] == (CREDIT, line)


def test_a_way_in_a_subhead_is_no_credit() -> None:
    assert text_blocks(f"{LONG}\n\nTo sea via the lock\n\n{OTHER}")[1] == (SUBHEAD, "To sea via the lock")


@pytest.mark.parametrize(
    "line",
    [
        "The boats went south. They reached the open sea via the lock and the canal.",
        "The ministry denied it. Officials spoke to the newspaper Ouest/Matin and to AFP.",
        "The captain was found on Sunday morning, his family said. (AP)",
        "She left the pool. Reuters could not reach her for comment.",
        "“It came via the lock,” he said. “They all came via the lock.”",
        "The letter was seen by AFP, Reuters.",
        "The letter was sent to Ouest/AFP.",
        "The photo was genuine. Images of the pier came later.",
        "The wind fell (it had blown via the strait since Monday) and the boats left the harbour.",
    ],
)
def test_a_paragraph_that_mentions_an_agency_or_a_way_is_no_caption(line: str) -> None:
    assert text_blocks(f"{LONG}\n\n{line}\n\n{OTHER}")[1] == (PARAGRAPH, line)


def test_lines_broken_at_a_margin_are_one_paragraph() -> None:
    source = (
        "Storm shuts harbour\n\n"
        "The harbour office closed its gates early on Tuesday because the\n"
        "wind had torn two boats from their moorings, and because the men\n"
        "who could have tied them up again were at lunch.\n\n"
        "Fishermen said that they had asked for stronger bollards since\n"
        "the spring, and that nobody had ever replied to any letter.\n"
    )
    document = read(source, id="a", format="text")
    assert document.text == source
    assert [kind for kind, _ in shown(document)] == [HEADLINE, PARAGRAPH, PARAGRAPH]
    assert shown(document)[2][1].endswith("any letter.")


def test_list_items_part_lines_broken_at_a_margin() -> None:
    source = (
        "- The harbour office closed its gates early on Tuesday because the\n"
        "  wind had torn two boats from their moorings in the night.\n"
        "- Fishermen said that they had asked for stronger bollards since\n"
        "  the spring, and that nobody had ever replied to any letter.\n"
    )
    assert [kind for kind, _ in text_blocks(source)] == [LIST_ITEM, LIST_ITEM]


def test_lines_of_a_poem_stay_apart() -> None:
    assert len(text_blocks("The wind came in\nand took the boats\nand left the men\nashore with notes\n")) == 4


# HTML


def test_html_elements_give_the_kinds_of_block() -> None:
    source = (
        "<head><title>No</title><style>p { }</style></head><h1>Storm</h1><h2>Lost</h2><p>It rained.<div>Not now.</div>"
        "<figure><img alt=no><figcaption>Boats. <span class='x-credit y'><b>Anna</b> Kern</span></figcaption></figure>"
        "<figcaption>Men. <small>Anna</small> <cite>Kern</cite></figcaption>"
        "<blockquote>Never<p>again</p></blockquote><ul><li>one<li><p>two</ul><nav>no</nav>The <cite>Times</cite>"
    )
    assert html_blocks(source) == [
        (HEADLINE, "Storm"), (SUBHEAD, "Lost"), (PARAGRAPH, "It rained."), (PARAGRAPH, "Not now."),
        (CAPTION, "Boats."), (CREDIT, "Anna Kern"), (CAPTION, "Men."), (CREDIT, "Anna Kern"), (QUOTATION, "Never"),
        (QUOTATION, "again"), (LIST_ITEM, "one"), (LIST_ITEM, "two"), (PARAGRAPH, "The Times"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "hidden",
    ["<script>if (a<b) '</p>'</script>", "<style>x</style>", "<template>x</template>", "<noscript><p>x</noscript>",
     "<svg><title>x</title></svg>", "<svg/>", "<nav><p>x</p></nav>", "<pre>x</pre>", "<textarea><p>x</textarea>",
     "<!-- x -->", "<!-->", "<?php x ?>", "<!doctype x>", "</ x>", "<p hidden>x</p>"],
)  # fmt: skip
def test_what_is_no_prose_leaves_no_trace(hidden: str) -> None:
    assert [text for _, text in html_blocks(f"a {hidden} b")] in (["a b"], ["a", "b"])


def test_inline_code_is_left_out_of_its_sentence() -> None:
    assert html_blocks("<p>Type <code>ls</code> there.") == [(PARAGRAPH, "Type there.")]


def test_white_space_collapses_and_leads_back() -> None:
    document = read("<p>\n one \r\n <b> two</b>&nbsp;three\n</p>", id="a", format="html")
    assert document.text == "one two\u00a0three"
    assert written(document, "one two") == "one \r\n <b> two"
    assert written(document, "\u00a0") == "&nbsp;"


def test_an_empty_paragraph_is_no_block() -> None:
    document = read("<p>one</p><p>&nbsp;</p><p> <br></p><p>two</p>", id="a", format="html")
    assert document.text == f"one{BLOCK_SEPARATOR}two"
    assert_sound(document)


def test_one_line_break_is_a_newline_and_two_part_blocks() -> None:
    assert html_blocks("one <br> two<br>\n<br>three") == [(PARAGRAPH, "one\ntwo"), (PARAGRAPH, "three")]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a < b and x <3 y", "a < b and x <3 y"),
        ("R&amp;D", "R&D"),
        ("R&ampD &AMP &", "R&D & &"),
        ("&bogus; &#xZ; &#", "&bogus; &#xZ; &#"),
        ("&#x80;5 &#0;", "€5 \ufffd"),
        ("one <a href='x > y", "one"),
        ("one <![if x]> two", "one two"),
        ("one <!-- two", "one"),
        ("<b>one <p>two</b> three", "one\n\ntwo three"),
        ("<p><code>x</p>one", "one"),
        ("&#9#9", "#9"),
        ("&#" + "9" * 5000, None),
    ],
)
def test_broken_markup_is_read_as_a_browser_reads_it(source: str, text: str | None) -> None:
    document = read(source, id="a", format="html")
    assert_sound(document)
    if text is not None:
        assert document.text.rstrip() == text


def test_an_entity_without_its_semicolon_is_one_piece_and_its_neighbour_another() -> None:
    document = read("<p>R&ampD now", id="a", format="html")
    assert written(document, "&") == "&amp"
    assert written(document, "D now") == "D now"


# Directives


def directives(source: str, format_name: str) -> list[tuple[tuple[str, ...], str, str]]:
    document = read(source, id="a", format=format_name)
    return [(d.rules, slice_of(document.text, d.scope), slice_of(source, d.source_span)) for d in document.directives]


def test_a_directive_silences_the_block_it_stands_in_or_the_next() -> None:
    inside, between = "<!-- mtaudit: ignore[a-b, c] -->", "<!--mtaudit: ignore-->"
    last = "<!-- mtaudit: ignore[d] as the desk asked -->"
    source = f"<p>one {inside} two</p>{between}<p>three</p>{last}"
    assert directives(source, "html") == [
        (("a-b", "c"), "one two", inside), ((), "three", between), (("d",), "", last),
    ]  # fmt: skip


@pytest.mark.parametrize("format_name", ["html", "markdown"])
def test_a_directive_may_silence_the_whole_article(format_name: str) -> None:
    comment = "<!-- mtaudit: ignore-file[a] -->"
    source = f"one\n\n{comment}\n\ntwo\n"
    text = read(source, id="a", format=format_name).text
    assert directives(source, format_name) == [(("a",), text, comment)]


def test_markdown_takes_directives_in_and_between_blocks() -> None:
    comment = "<!-- mtaudit: ignore[x] -->"
    assert directives(f"one {comment}\ntwo\n\n{comment}\n\n## three\n", "markdown") == [
        (("x",), "one two", comment), (("x",), "three", comment),
    ]  # fmt: skip
    assert directives(f"> {comment}\n>\n> one\n", "markdown") == [(("x",), "one", comment)]


def test_plain_text_has_no_directives() -> None:
    assert directives("<!-- mtaudit: ignore -->", "text") == []


@pytest.mark.parametrize("comment", ["mtaudit: ignroe[x]", "mtaudit: ignore[]", "mtaudit:", "mtaudit: ignore-files"])
def test_a_directive_that_is_misspelt_is_noted(comment: str) -> None:
    document = read(f"<p>one<!-- {comment} -->", id="a", format="html")
    assert document.directives == ()
    assert document.notes == (f'a comment was not understood and silences nothing: "{comment}"',)


def test_other_comments_are_nothing() -> None:
    document = read("<p>one<!-- about mtaudit: ignore -->", id="a", format="html")
    assert (document.directives, document.notes) == ((), ())


# Markdown


def test_markdown_blocks_have_kinds() -> None:
    source = (
        "# Storm *shuts* harbour #\n\n# Again\n\nIt **rained\nhard** and `code` _then_\n  not.\n\n"
        "> Never\nagain\n>\n> - ever\n\n- one\n  more\n\n      code\n- two\n\n1. three\n\n"
        "```\ncode\n```\n\n    code\n\nSecond\n------\n\n![A *boat*](b.png)\n\n"
        "<div>raw <b>text</b></div>\n"
    )
    assert markdown_blocks(source) == [
        (HEADLINE, "Storm shuts harbour"), (SUBHEAD, "Again"), (PARAGRAPH, "It rained hard and then not."),
        (QUOTATION, "Never again"), (QUOTATION, "ever"), (LIST_ITEM, "one more"), (LIST_ITEM, "two"),
        (LIST_ITEM, "three"), (SUBHEAD, "Second"), (CAPTION, "A boat"), (PARAGRAPH, "raw text"),
    ]  # fmt: skip


def test_markdown_leads_back_through_marks() -> None:
    source = (
        '# A **big**\tstorm ##\n\n> It *rained\r\n> hard* [all\n> day](u "t") in R\\&amp;D &amp; x\\*y, '
        "<http://a.b/ü>, a*b\n"
    )
    document = read(source, id="a", format="markdown")
    assert document.text == f"A big storm{BLOCK_SEPARATOR}It rained hard all day in R&amp;D & x*y, http://a.b/ü, a*b"
    assert written(document, "big storm") == "big**\tstorm"
    assert written(document, "rained hard") == "rained\r\n> hard"
    assert written(document, "all day") == "all\n> day"
    assert written(document, "R&") == "R\\&"
    assert written(document, " & ") == " &amp; "
    assert written(document, "x*y") == "x\\*y"
    assert written(document, "http://a.b/ü") == "http://a.b/ü"
    assert written(document, "a*b") == "a*b"


def test_the_text_of_an_image_follows_the_block_it_stands_in() -> None:
    document = read("One ![a **red**\nboat](u) two\\\nthree", id="a", format="markdown")
    assert shown(document) == [(PARAGRAPH, "One two\nthree"), (CAPTION, "a red boat")]
    assert written(document, "red boat") == "red**\nboat"


def test_front_matter_is_metadata() -> None:
    source = '---\r\ntitle: "Storm"\nlang: fr\ntags:\n  - sea\ndate: 2025-04-18\n---\nIt rained.'
    document = read(source, id="a", format="markdown")
    assert dict(document.metadata) == {"title": "Storm", "lang": "fr", "date": "2025-04-18"}
    assert shown(document) == [(PARAGRAPH, "It rained.")]
    assert written(document, "rained") == "rained"


@pytest.mark.parametrize(
    "source", ["---\n\nIt rained.\n\n---\n\nThen not.", "---\ndate: 2025\n\nIt rained.", "It rained.\n---\na: b\n---\n"]
)
def test_a_rule_at_the_head_is_no_front_matter(source: str) -> None:
    document = read(source, id="a", format="markdown")
    assert dict(document.metadata) == {}
    assert "It rained." in document.text


def test_images_nested_without_end_do_no_harm() -> None:
    assert_sound(read("![a" * 2000 + "](x)" * 2000, id="a", format="markdown"))
