"""Forms of common verbs, nouns and adjectives, as alternatives of a tag pattern (`mtaudit.rule.kinds.tags`).

`PLAIN_VERBS` are seldom or never nouns, so that their base form after "was" or "has" is a verb; `OTHER_VERBS` are nouns
too, so that only their inflected forms tell.
"""

from __future__ import annotations

from functools import cache

from mtaudit.language import Form, verb_forms

PLAIN_VERBS = tuple(
    """
    abandon absorb accept accompany accomplish accuse achieve acknowledge acquire adapt add admit adopt advise affect
    agree allege allocate allow alter amend announce apologize appear apply appreciate approve argue arise arrange
    arrive ask assist associate assume attend attract avoid become begin believe belong borrow bring buy calculate
    cancel carry catch choose claim collaborate collapse collect combine come commit communicate compete complain
    comply concentrate conclude condemn conduct confirm confuse connect conquer consider consist consult contain
    continue contribute convince cooperate create criticize decide declare decrease dedicate defeat defend define
    delete deliver demonstrate deny depend deploy derive describe deserve destroy detain detect develop die differ
    disappear disappoint disclose discover discuss dismiss disperse dissolve distribute dominate donate earn eat educate
    elect eliminate embrace emerge emphasize employ enable encourage endure engage enhance enjoy ensure enter entertain
    equip escape establish evacuate evaluate exceed exclude execute exist expand expect expel explain explode exploit
    explore express extend fail fall fear feel find finish flee forbid force forget forgive freeze fulfil gain gather
    generate get give go grow happen hear hesitate hide hire identify ignore illustrate imagine implement imply impose
    improve include incorporate increase indicate inform initiate injure inspect inspire install insist integrate intend
    interpret introduce invade invent invest investigate invite involve join justify keep kidnap kill know launch lead
    learn leave lend lie listen locate lose maintain make manage marry mean meet mention merge modify motivate neglect
    negotiate notice notify obey obtain occupy occur oppose organize overcome overthrow own participate pay penetrate
    perceive perform permit persuade possess postpone pray predict prefer prepare preserve pretend prevent proceed
    proclaim prohibit promote pronounce propose prosecute protect prove provide provoke publish punish pursue qualify
    raise reach react read realize receive recognize recommend recover recruit reduce refer reflect refuse regulate
    reinforce reject relate relax rely remain remember remind remove renew repair repeat replace represent require
    rescue reside resolve respect respond restore restrict retain retire reveal rise rob satisfy save say see seek seem
    seize select sell send separate serve settle shoot shut sink sit solve speak spend spread stand start steal
    strengthen submit succeed suffer suggest survive suspect suspend take teach tell tend threaten throw translate
    transmit treat understand undertake update urge use vanish violate vote wait wear weaken win wish withdraw
    withstand wonder worry write
    """.split()
)
OTHER_VERBS = tuple(
    """
    act aim answer appeal approach attack attempt award ban base battle benefit bid blame block break build burn call
    care cast cause challenge change charge check cite climb close comment control cook cost cover crash cross cry cut
    damage deal debate decline demand design display do double doubt drag draw dream drink drive drop end estimate
    exchange experience export face fight fill fix fly focus follow function fund grant guarantee guess handle hang have
    head help hit hold honour hope host hunt impact import influence interview issue judge jump kick last laugh lay lift
    limit live look love mark matter measure move name need note number offer open operate order pass place plan plant
    play point practise present press process produce progress project promise protest pull push question race rain
    rank record regard register release rent reply report request research rest result return review ride ring risk roll
    rule run score search share show sign sing sleep smile smoke sound stay step stick stop study supply support
    surprise switch talk target test thank think touch tour train transfer transport travel trigger trust try turn
    value view visit walk want warn wash waste watch welcome wish witness work
    """.split()
)
VERBS = tuple(dict.fromkeys(PLAIN_VERBS + OTHER_VERBS))

COMPARED = {
    adjective: (comparative, superlative)
    for adjective, comparative, superlative in (
        triple.split()
        for triple in """
        big bigger biggest|small smaller smallest|high higher highest|low lower lowest|strong stronger strongest
        old older oldest|young younger youngest|easy easier easiest|cheap cheaper cheapest|fast faster fastest
        long longer longest|short shorter shortest|large larger largest|great greater greatest|rich richer richest
        poor poorer poorest|weak weaker weakest|deep deeper deepest|wide wider widest|hard harder hardest
        straight straighter straightest|dark darker darkest|early earlier earliest|near nearer nearest|new newer newest
        safe safer safest|slow slower slowest|tall taller tallest|thick thicker thickest|thin thinner thinnest
        warm warmer warmest|cold colder coldest|loud louder loudest|light lighter lightest|heavy heavier heaviest
        hot hotter hottest|bright brighter brightest|broad broader broadest|cool cooler coolest|dry drier driest
        mild milder mildest|quick quicker quickest|rare rarer rarest|sharp sharper sharpest|tough tougher toughest
        happy happier happiest|busy busier busiest|dirty dirtier dirtiest|healthy healthier healthiest
        wealthy wealthier wealthiest|tiny tinier tiniest|clean cleaner cleanest|close closer closest
        """.replace("\n", "|").split("|")
        if triple.strip()
    )
}
"""Comparatives and superlatives of short adjectives."""

COUNTED_NOUNS = tuple(
    """
    accident activist actor agreement airport album analyst apartment article artist athlete author bank bomb book
    boy building businessman campaign candidate car case century championship child church citizen city claim clash
    club coach colleague comment community company competitor condition conflict consequence country court crime critic
    customer daughter deal death decade decision defender demonstrator detail device diplomat director disease doctor
    document driver economist effort election employee enemy engineer error event example executive expert explosion
    fact factor family fan farmer father film firm fisherman friend game girl goal group guest hospital hotel house
    husband idea immigrant incident individual injury inmate institution investigator investor island item job
    journalist judge kilometre killer king lake law lawyer leader lesson letter lie lion location man manager
    manufacturer match meeting member metre migrant minister mistake moment mosque mother mountain movie museum
    neighbour newspaper night novel object observer obstacle occasion officer official opinion opponent organisation
    organization owner parent participant partner passenger patient person philosopher photo pilot place plan planet
    player policeman politician portrait president priest prince principle prisoner problem product profession
    professor programme project promise proposal protester province question quarrel reader reason refugee region
    report reporter representative requirement researcher resident result rioter risk river road room rule scandal
    scene school scientist season secret senator session sign singer sister situation skill soldier solution son
    song speaker spokesman star statement station storm story street student supporter suspect symptom system target
    task teacher team terrorist thief thing thousand threat tourist town tradition traveller treaty tribe victim video
    village villager viewer virus visitor volunteer voter war way weapon week wife witness woman worker writer year
    """.split()
)
"""Nouns that are counted, whose singular stands after no number but one."""

PEOPLE = tuple(
    """
    activist actor analyst artist athlete author boy candidate citizen colleague competitor critic customer daughter
    defender demonstrator diplomat director doctor driver economist employee enemy engineer expert fan farmer father
    fisherman friend girl guest husband immigrant inmate investigator investor journalist judge killer lawyer leader
    lion man manager manufacturer member migrant minister mother neighbour observer officer official opponent parent
    participant passenger patient person philosopher photographer pilot player policeman politician president priest
    prince prisoner professor protester reader refugee reporter representative researcher resident rioter scientist
    senator singer sister soldier son spokesman student supporter suspect teacher terrorist thief tourist traveller
    victim villager viewer visitor volunteer voter wife witness woman worker writer
    """.split()
)
"""Nouns for people, which seldom stand before another noun."""

_ALSO_BASES = frozenset("found fell lay saw wound ground bound bore felt lie".split())
"""Past forms that are base forms of other verbs ("did not found the party")."""


@cache
def pasts() -> dict[str, str]:
    """Base forms by past forms that are no base forms."""
    return _by_form(Form.PAST)


@cache
def participles() -> dict[str, str]:
    """Base forms by past participles that are no base forms."""
    return _by_form(Form.PARTICIPLE)


@cache
def thirds() -> dict[str, str]:
    """Base forms by forms of the third person singular."""
    return _by_form(Form.THIRD)


@cache
def simple_pasts() -> dict[str, str]:
    """Participles by past forms that are no participles: "went" gives "gone"."""
    forms = {base: verb_forms(base) for base in VERBS}
    return {
        f[Form.PAST]: f[Form.PARTICIPLE]
        for base, f in forms.items()
        if f[Form.PAST] != f[Form.PARTICIPLE] and f[Form.PAST] not in {base, *_ALSO_BASES}
    }


def one_of(*words: str) -> str:
    """Words as the alternatives of one element."""
    return "|".join(sorted({single for word in words for single in word.split()}))


def _by_form(form: Form) -> dict[str, str]:
    return {made: base for base in VERBS if (made := verb_forms(base)[form]) not in {base, *_ALSO_BASES}}
