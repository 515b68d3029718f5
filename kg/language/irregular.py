"""Verbs whose past is irregular: "fought" is of "fight", "overthrew" of "throw"."""

from __future__ import annotations

from typing import Final

_VERBS = (
    "arise/arose/arisen awake/awoke/awoken bear/bore/borne beat/beat/beaten become/became/become begin/began/begun "
    "bend/bent/bent bet/bet/bet bid/bid/bid bind/bound/bound bite/bit/bitten bleed/bled/bled blow/blew/blown "
    "break/broke/broken breed/bred/bred bring/brought/brought build/built/built burst/burst/burst buy/bought/bought "
    "cast/cast/cast catch/caught/caught choose/chose/chosen cling/clung/clung come/came/come cost/cost/cost "
    "creep/crept/crept cut/cut/cut deal/dealt/dealt dig/dug/dug dive/dove/dived draw/drew/drawn drink/drank/drunk "
    "drive/drove/driven eat/ate/eaten fall/fell/fallen feed/fed/fed feel/felt/felt fight/fought/fought "
    "find/found/found flee/fled/fled fling/flung/flung fly/flew/flown forbid/forbade/forbidden "
    "forget/forgot/forgotten forgive/forgave/forgiven forsake/forsook/forsaken freeze/froze/frozen get/got/gotten "
    "give/gave/given go/went/gone grind/ground/ground grow/grew/grown hang/hung/hung have/had/had hear/heard/heard "
    "hide/hid/hidden hit/hit/hit hold/held/held hurt/hurt/hurt keep/kept/kept kneel/knelt/knelt know/knew/known "
    "lay/laid/laid lead/led/led leap/leapt/leapt learn/learnt/learnt leave/left/left lend/lent/lent let/let/let "
    "lie/lay/lain light/lit/lit lose/lost/lost make/made/made mean/meant/meant meet/met/met pay/paid/paid "
    "plead/pled/pled put/put/put quit/quit/quit read/read/read rid/rid/rid ride/rode/ridden ring/rang/rung "
    "rise/rose/risen run/ran/run say/said/said see/saw/seen seek/sought/sought sell/sold/sold send/sent/sent "
    "set/set/set shake/shook/shaken shed/shed/shed shine/shone/shone shoot/shot/shot show/showed/shown "
    "shrink/shrank/shrunk shut/shut/shut sing/sang/sung sink/sank/sunk sit/sat/sat slay/slew/slain "
    "sleep/slept/slept slide/slid/slid slit/slit/slit speak/spoke/spoken speed/sped/sped spend/spent/spent "
    "spin/spun/spun split/split/split spread/spread/spread spring/sprang/sprung stand/stood/stood "
    "steal/stole/stolen stick/stuck/stuck sting/stung/stung strike/struck/struck strive/strove/striven "
    "swear/swore/sworn sweep/swept/swept swim/swam/swum swing/swung/swung take/took/taken teach/taught/taught "
    "tear/tore/torn tell/told/told think/thought/thought throw/threw/thrown thrust/thrust/thrust tread/trod/trodden "
    "wake/woke/woken wear/wore/worn weave/wove/woven weep/wept/wept win/won/won wind/wound/wound wring/wrung/wrung "
    "write/wrote/written"
)
_PREFIXES = ("over", "under", "out", "with", "fore", "broad", "mis", "off", "for", "re", "be", "un", "up")
PRETERITES: Final = frozenset(
    past for _, past, participle in (entry.split("/") for entry in _VERBS.split()) if past != participle
)
"""Past forms that are no participle: "went", "took"."""
_PAST: Final = {form: verb for verb, *forms in (entry.split("/") for entry in _VERBS.split()) for form in forms}


def irregular(form: str) -> str | None:
    """Give the verb that a form in small letters is the past or the participle of, None if it is of none here."""
    if form in _PAST:
        return _PAST[form]
    return next((p + _PAST[r] for p in _PREFIXES if form.startswith(p) and (r := form[len(p) :]) in _PAST), None)
