"""The fourteen text rules of safe messaging as data: what not to say near suicide, and what to write instead.

Sources: WHO/IASP, Preventing suicide: a resource for media professionals (2017); Samaritans, Media guidelines (2020);
American Association of Suicidology on "commit" (2019). A rule sees wording only: implied blame and tone need a person.
"""

from widgets._language.safe_messaging_phrases import (
    A_FEW,
    ERROR,
    FIGURES,
    KINDS,
    PEOPLE,
    REVIEW,
    WARNING,
    Phrase,
    Rule,
    near,
)

RULES = (
    Rule(
        "SM01",
        ERROR,
        "Write 'died by suicide' or 'suicide'; 'commit' belongs to crimes.",
        (
            Phrase(rf"\bcommit(?:s|ted|ting)? (?:(?:an?|the|this|such|his|her|their|{KINDS}) )*suicides?\b"),
            Phrase(
                r"\bsuicides? (?:that |which )?(?:(?:is|was|are|were|be|been|being|had|has|have) )*committed\b(?! to)"
            ),
            Phrase(r"\bcommission of suicide\b|\bcommits? self-murder\b"),
            near(r"\bcommit(?:s|ted|ting)? (?:it|the act|the deed)\b"),
        ),
    ),
    Rule(
        "SM02",
        ERROR,
        "Write 'died by suicide' or 'attempted suicide'; a death is no success and survival no failure.",
        (
            Phrase(r"\b(?:un)?success\w* (?:in )?(?:commit\w* |attempting )?suicides?\b" + FIGURES),
            Phrase(r"\b(?:failed|failing|completed|uncompleted|incomplete|completing|completes) suicides?\b" + FIGURES),
            near(
                r"\b(?:un)?(?:successful|failed|completed|botched) attempts?\b(?! (?:to (?!die|take|end)|at "
                r"(?!suicide)))",
                120,
            ),
            near(
                r"\b(?:suicide attempts?|attempts? (?:at|of) suicide) (?:that |which )?(?:(?:was|were|is|are|had|has)"
                r" )?(?:un)?(?:success|succe|fail|complet)\w*"
            ),
            Phrase(
                r"\bsuicide (?:was|is|were) (?:un)?(?:successful|completed)\b|\bsuicide "
                r"complet(?:ers?|ions?)\b|\bcomplete suicide\b" + FIGURES
            ),
            near(r"\bsucceed(?:s|ed|ing)? in (?:dying|killing|taking|ending)\b"),
        ),
    ),
    Rule(
        "SM03",
        ERROR,
        "Write 'rose' or 'rising', with figures; alarm words spread alarm.",
        (
            near(r"\bepidemics?\b", 120),
            near(r"\b(?:sky-?rocket|rocket|soar|spiral|surg|balloon|explod)(?:s|e|es|ed|ing|ling|led)?\b", 80),
            Phrase(
                r"\b(?:waves?|tides?|plagues?|outbreaks?|explosions?|floods?|sprees?|contagions?|torrents?) of "
                rf"{A_FEW}{{0,2}}suicid\w*"
            ),
            Phrase(r"\bsuicide (?:waves?|plagues?|outbreaks?|contagions?|spikes?|sprees?|crisis|crises)\b"),
        ),
    ),
    Rule(
        "SM04",
        ERROR,
        "Name no method, means or place: social conditions only.",
        (
            Phrase(
                r"\b(?:hang|hangs|hanged|hanging|hung|shot|shoots?|shooting|drown(?:s|ed|ing)?|poison(?:s|ed|ing)?|stab(?:s|bed|bing)?"
                r"|burn(?:s|ed|t|ing)?) "
                r"(?:him|her|one)self\b|\b(?:hang|hanged|hung|shot|shoot|drowned|drown|poisoned|poison|stabbed|burned|burnt)"
                r" themselves\b"
            ),
            Phrase(
                r"\bself-(?:immolat\w+|poisoning|hanging|strangulation|starvation)\b|\bslit\w* "
                r"(?:his|her|their|your|the) (?:wrists?"
                r"|throats?)\b|\bnooses?\b|\bcarbon monoxide\b"
            ),
            Phrase(
                r"\bsuicide (?:methods?|means|spots?|hotspots?|bridges?)\b|\b(?:methods?|means|modes?|instruments?) "
                r"(?:of|for|used in)"
                r" (?:the |their |his |her )?suicides?\b" + FIGURES
            ),
            near(
                r"\bhang(?:s|ed|ing|ings)?\b(?! (?:on|together|out|over|around|between|in|from the wall|by a thread)\b)"
            ),
            near(
                r"\bdrown\w*|\bpoison\w*|\boverdos\w+|\bstrang(?:le|led|ling|ulation)\b|\basphyxia\w*|\bsuffocation\b|\bstabb\w+"
                r"|\bligatures?\b|\bpesticides?\b"
            ),
            near(
                r"\b(?:fire-?arms?|(?:hand|shot)?guns?|gunshots?|pistols?|revolvers?|rifles?|bullets?|ropes?|kni(?:fe|ves)|razors?"
                r"|blades?|pills?|sleeping tablets?|gas(?:sing|sed)?)\b"
            ),
            near(
                r"\b(?:jump|leap|fall|fell|threw|throw)\w* (?:\w+ ){0,2}(?:from|off|in front of|under|out of) (?:\w+ "
                r"){0,2}"
                r"(?:bridges?|buildings?|cliffs?|roofs?|heights?|windows?|towers?|trains?|track|tracks|floors?)\b"
            ),
            near(r"\blethal(?:ity)?\b|\bmethods? (?:was|were) (?:chosen|used)\b", 80),
        ),
    ),
    Rule(
        "SM05",
        ERROR,
        "No single cause: write 'was associated with' or 'raises the rate', and that many factors interact.",
        (
            Phrase(
                rf"\b(?:dr[io]v(?:e|es|en|ing)|push(?:es|ed|ing)?|forc(?:e|es|ed|ing)|compel(?:s|led|ling)?|led|leads?|leading)"
                rf" {A_FEW}{{0,4}}(?:in)?to(?:wards?)? "
                rf"(?:(?:an?|his|her|their|commit|attempt|{KINDS}) )*suicide\b" + FIGURES
            ),
            Phrase(rf"\bcaus(?:es?|ed|ing) (?!of\b){A_FEW}{{0,2}}suicides?\b" + FIGURES),
            Phrase(
                rf"\bthe (?:(?:main|real|true|sole|only|single|one|chief|root) )?(?:cause|reason) (?:of|for|behind)"
                rf" {A_FEW}{{0,3}}suicides?\b" + FIGURES
            ),
            Phrase(
                rf"\bsuicides? (?:is|was|are|were|being) {A_FEW}{{0,2}}(?:caused by|due to|the result of|because "
                r"of|produced by"
                rf"|triggered by)"
            ),
            Phrase(r"\bsuicides? (?:because of|due to|caused by|triggered by|brought on by)\b"),
            near(
                r"\b(?:took|takes|taking|ended|ending|end) (?:his|her|their) (?:own )?(?:life|lives) (?:because|due "
                r"to|over|after)\b",
                400,
            ),
            Phrase(
                r"\b(?:took|taken|takes) (?:his|her|their) own (?:life|lives) (?:because|due to|over)\b|\bdied by "
                r"suicide (?:because"
                r"|over)\b"
            ),
            Phrase(
                r"\b(?:result(?:s|ed|ing)? in|ends? in|ended in|trigger(?:s|ed|ing)?|to blame for|blamed for) "
                rf"{A_FEW}{{0,2}}suicides?\b" + FIGURES
            ),
            Phrase(r"\b(?:made|makes?|making|rendered) (?:[\w'-]+ ){1,2}suicidal\b|\bsuicidogenic\b"),
        ),
        unless_denied=True,
    ),
    Rule(
        "SM06",
        ERROR,
        "Suicide is not a solution, an escape or a choice: say what else helps.",
        (
            Phrase(
                r"\bsuicide (?:is|was|as|seems?|seemed|becomes?|became|offers?|offered|provides?|meant|looks like) "
                r"(?:(?:an?|the|his"
                r"|her|their|only|last|final|possible|rational|one|to be) )*"
                r"(?:solutions?|escapes?|way out|ways "
                r"out|exit|choices?|options?|answers?|relief|release|resort|remedy|cure)\b"
            ),
            Phrase(
                r"\b(?:solution|escape|way out|exit|relief|release|freedom|refuge|remedy|peace) "
                r"(?:through|by|in|of|into|via|offered"
                r" by) suicide\b"
            ),
            Phrase(
                r"\b(?:cho(?:o?s)(?:e|es|en|ing)|opt(?:s|ed|ing)? for|turn(?:s|ed|ing)? to|resort(?:s|ed|ing)? "
                r"to|recourse to"
                r"|prefer(?:s|red)?|the choice of|the option of) "
                rf"(?:(?:to die by|an?|{KINDS}) )*suicide\b" + FIGURES
            ),
            near(
                r"\b(?:escap(?:e|es|ed|ing)|flee(?:s|ing)?|fled) (?:from )?(?:(?:his|her|their|a|an|the|this) "
                r")?(?:\w+ )?(?:life"
                r"|existence|pain|suffering|misery|world)\b|\bway out\b|\bfound peace\b"
            ),
            near(
                r"\bcho(?:o?s)(?:e|es|en|ing) (?:to die|death)\b|\b(?:end|ended|ending) (?:his|her|their) "
                r"(?:pain|suffering|misery)\b"
            ),
        ),
        unless_denied=True,
    ),
    Rule(
        "SM07",
        ERROR,
        "No praise, of altruistic deaths least of all: describe the group's hold.",
        (
            near(
                r"\b(?:honou?rabl[ey]|nobl(?:e|y|est)|hero(?:es|ic|ically|ism)?|brave(?:ly|ry|st)?|courageous(?:ly)?|glorious(?:ly)?"
                r"|selfless(?:ly|ness)?|"
                r"virtuous(?:ly)?|admirabl[ey]|dignified|martyr\w*|sublime|beautiful)\b",
                100,
            ),
            near(r"\b(?:ultimate|supreme|final|greatest) (?:self-)?sacrifices?\b", 400),
            Phrase(
                r"\bsuicides? of (?:honou?r|self-sacrifice|duty|devotion)\b|\bcourage to "
                r"(?:die|end)\b|\b(?:laid|lay) down (?:his|her"
                r"|their) (?:life|lives)\b"
            ),
        ),
        unless_denied=True,
    ),
    Rule(
        "SM08",
        WARNING,
        "Types are conditions of groups: write 'people who ...', 'under anomic conditions'.",
        (
            Phrase(rf"\bsuicidal (?:\w+ )?{PEOPLE}\b"),
            Phrase(
                rf"\b(?:egoistic|altruistic|anomic|fatalistic) {PEOPLE}\b|\b(?:an?|the|these|those|most|many|such) "
                r"(?:egoists?"
                rf"|altruists?|fatalists?|anomics)\b"
            ),
            Phrase(
                r"\bsuicide (?:attempt(?:er|or)s?|ideators?|types? of person|personalit(?:y|ies))\b|\bsuicidal "
                r"(?:personalit(?:y|ies)"
                r"|types?)\b|\bparasuicid\w*"
            ),
        ),
    ),
    Rule(
        "SM09",
        WARNING,
        "Leave notes out; write 'the person who died', 'people bereaved by suicide'.",
        (
            Phrase(r"\bsuicide (?:notes?|letters?|victims?|gestures?)\b|\bvictims? (?:of|to) suicide\b"),
            near(
                r"\b(?:left|leaves?|leaving|wrote|writes) (?:behind )?(?:an?|no|his|her|their) (?:\w+ "
                r")?(?:note|letter)s?\b"
            ),
            near(r"\bvictims?\b", 60),
            near(r"\bcr(?:y|ies) for help\b|\battention[- ]seeking\b"),
        ),
    ),
    Rule(
        "SM10",
        ERROR,
        "Never speak to the reader near suicide: name the group or the text.",
        (near(r"\b(?:you|your|yours|yourself|yourselves|you're|you've|you'd|you'll)\b"),),
    ),
    Rule(
        "SM11",
        ERROR,
        "No reading of the reader and no score of risk: the plane places societies.",
        (
            Phrase(
                r"\b(?:you are|you're|are you|you seem|you feel|you may be|you might be|makes you) "
                r"(?:(?:an?|very|more|too|quite|rather"
                r"|probably) )*(?:anomic|egoistic|altruistic|fatalistic|suicidal|at risk)\b"
            ),
            Phrase(
                r"\byour (?:own |personal "
                r")?(?:anomie|egoism|fatalism|altruism|strain|suicid\w*|risk|(?:cohesion|control|anomie) score)\b"
            ),
            Phrase(
                r"\b(?:suicide|personal|individual)[- ]risk "
                r"(?:scores?|scales?|calculators?|tests?|levels?|profiles?|assessments?)\b"
                r"|\brisk (?:scores?|calculators?)\b"
            ),
        ),
    ),
    Rule(
        "SM12",
        WARNING,
        "Leave it out: signs and help often exist.",
        (
            near(
                r"\bwithout (?:any |a )?warnings?\b|\bout of the blue\b|\bout of nowhere\b|\bno warning(?: signs?)?\b"
                r"|\b(?:inexplicabl[ey]|unexplained)\b"
            ),
        ),
    ),
    Rule(
        "SM13",
        REVIEW,
        "A named ritual practice: attributed, undescribed, and read by a person before release.",
        (
            Phrase(
                r"\bsati\b|\bsuttees?\b|\bseppuku\b|\bhara-?kiri\b|\bhari-?kari\b|\bkamikaze\b|\bjunshi\b|\bjauhar\b|\bsallekhana\b"
                r"|\bwidow[- ]burning\b|\bjagg?ann?ath\b"
            ),
            near(r"\britual(?:ly|s|istic)?\b|\bjuggernaut\b|\bhuman sacrifices?\b", 100),
        ),
    ),
    Rule(
        "SM14",
        WARNING,
        "Write 'Durkheim argued', and cite a critic.",
        (
            Phrase(
                r"\b(?:prov(?:e|es|ed|en|ing)|show(?:s|ed|n|ing)?|demonstrat(?:e|es|ed|ing)|establish(?:es|ed)?|discover(?:s|ed)?"
                r"|confirm(?:s|ed)?) that [^.?!]{0,140}suicid\w*"
            ),
            Phrase(r"\b(?:proof|law|laws) (?:of|that) (?:[\w'-]+ ){0,4}suicid\w*"),
        ),
        unless_denied=True,
    ),
)
