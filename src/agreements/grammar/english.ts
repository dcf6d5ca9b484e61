import { type Grammar, L, wholeWord, wholeWords } from "./grammar.ts";

const ADVERB = `(?:(?: not only| also| both| jointly| recently| then| today| yesterday| officially| formally| solemnly| previously| already| just| now| ${L}+ly))*`;
const SIGNED =
  "(?:signed off(?: on)?|finali[sz]ed and signed|signed|concluded|inked|sealed(?: with (?:the )?signatures? of)?|co-?signed|countersigned|clinched|formali[sz]ed|executed)";
/** What is concluded; a verb of a general sense says so only of these. */
const CONCLUDED = `(?:(?:an?|the|their|this|a new|its) )?(?:${L}[\\p{L}-]* ){0,4}(?:agreements?|contracts?|memorand(?:um|a)|treat(?:y|ies)|pacts?|protocols?|accords?|deals?|arrangements?|partnership|convention)`;
const ENDED = `(?:with effect from [^,.;]{4,24}, )?(?:the|its|their|this) (?:${L}[\\p{L}-]* ){0,3}(?:agreements?|contract|memorandum|treaty|pact|protocol|accord|deal|arrangement|convention)`;
/** Whoever initials a text says that it is ready to be signed: nobody has signed then. */
const INITIALLED = "(?:initialled|initialed)";

/** English news: agencies, ministries, banks and the UN. */
export const english: Grammar = {
  language: "en",
  markers: [
    [
      "R",
      "(?:has |have |had )?(?:been )?ratif(?:ied|ies)|(?:approved|completed|backed|supported|passed)(?: the)? ratification of|(?:signed|approved|passed|adopted) (?:the |a )?(?:law|bill|decree|act)(?: on(?: the)? (?:ratif\\p{L}+)(?: of)?| ratifying| to ratify)",
    ],
    [
      "X",
      "(?:signed|signs|sign) (?:the |a |an )?(?:\\p{L}+ )?(?:law|bill|decree|order|resolution|edict|ordinance|appeal|petition|guest ?book|visitors['’] book)s?",
    ],
    // Words that only look like signing.
    ["o", `sign(?:s)? of|signs? that|signed up|a sign|signal\\p{L}*|as a sign`],
    [
      "o",
      "(?:will|shall|would|to|shall|must|may|can|should|is expected to)(?: \\p{L}+)? (?:enter|come|take) (?:into )?(?:force|effect)",
    ],
    [
      "o",
      `(?:when|once|until|before|unless|as soon as|(?:on|from|after) the (?:day|date|moment)) (?:${L}+ ){1,7}?(?:enters?|comes?|entered|came|takes?|took) (?:into )?(?:force|effect)|(?:enters?|comes?|takes?) (?:into )?(?:force|effect) (?:after|once|when|upon|following|thirty|\\d+|on the (?:day|date))`,
    ],
    [
      "X",
      `(?:has|have|had|did|was|were|is|are|would|will|could|can)(?: not|n['’]t)(?: yet| been| be| to)* (?:sign|ink|conclude)(?:ed|d)?|(?:refus|declin|fail)\\p{L}* to sign|refusal to sign|never signed|without signing|not (?:yet )?(?:been )?signed|stopped short of signing|postponed? (?:the )?signing(?: of)?|may be signed|might (?:be )?signe?d?|could (?:be )?signe?d?|should (?:be )?signe?d?|must sign|wants? to sign|hopes? to sign|ready to sign|urged? ${L}+ to sign|called (?:on ${L}+ )?to sign|to sign or not|authori[sz]ed? .{0,60}?to sign`,
    ],
    [
      "F",
      `(?:will|shall|is to|are to|plan(?:s|ned|ning)?(?: on)?(?: to)?|intend(?:s|ed)? to|expect(?:s|ed)? to|is set to|are set to|set to|(?:is |are )?due to|(?:is |are )?going to|agreed to|(?:is |are )?about to|prepar(?:es?|ing) (?:to|for)|scheduled (?:to|for))${ADVERB}(?: be| soon)*${ADVERB} (?:sign|ink|initial|conclude)(?:ed|d|ing)?|(?:signing|signature)(?: ceremony)? (?:is|was|are) (?:expected|planned|scheduled|set|due)|(?:preparing|prepares?) (?:the signing|for the signing)(?: of)?|(?:is|are) expected to be signed|to be signed`,
    ],
    ["F", `(?:(?:was|were|been|has|have|had|has been|have been)${ADVERB} )?${INITIALLED}`],
    ["S", `(?:was|were|been|is|are|being|got)${ADVERB} ${SIGNED}`],
    [
      "S",
      `(?:the )?(?:signatories|signers) (?:were|are|included|include)|signing the (?:document|agreement|memorandum|treaty|protocol)s? were|(?<=(?:signatories|signers|parties|partners) (?:of|to) (?:the|this) [^.;]{3,120} )(?:are|were)`,
    ],
    ["X", "(?:awaits?|awaiting|needs?|requires?|lacks?|without|pending|missing|for) (?:the )?signatures? of"],
    // Whoever a signature is of has signed, whatever verb the news has for it: bears, carries, stands under, is followed by.
    [
      "S",
      `(?:(?:bears?|bore|carry|carries|carried|has|have|had|shows?|stands?|appears?|is|are|were|was|come|came) )?(?:the |two |both )?signatures? (?:of|(?:is|are|was|were) (?:that|those) of|belongs? to)`,
    ],
    ["b", "(?<=signatures? [^.]{3,200})(?:that|those) of"],
    ["S", `signing(?= (?:for|on behalf of) [^.;]{2,80} (?:was|were|is|are) )`],
    [
      "V",
      `(?:became|become|are|were|is|was) (?:the |its |both |their )?(?:signatory|signatories|signers|co-signatories)(?: (?:of|to))?|did (?:so|the same|likewise)(?= (?:for|on behalf of|on the part of) )|(?:struck|clinched|executed|formali[sz]ed)(?= ${CONCLUDED})|formali[sz]ed ${L}+ ${L}+ (?:in|with|by)(?= ${CONCLUDED})|adopted(?= (?:an? |the |their )(?:${L}+ ){0,2}(?:declaration|memorandum|communiqu[eé]))|exchanged (?:diplomatic )?(?:letters|notes)(?: (?:on|about|of))?|(?:set|put) (?:their|his|her) hands? to|lent (?:their|his|her) (?:signature|name)s? to|${L}+ed and (?:signed|inked|concluded)`,
    ],
    [
      "S",
      `signatures? (?:was|were) (?:put|affixed|placed)(?: (?:to|on|under) (?:the |this )?${L}+)?|(?:was|were) reached and signed`,
    ],
    ["V", `(?:put|affixed|placed|set|added) (?:their|his|her|the) signatures?(?: (?:to|on|under|beneath))?`],
    [
      "V",
      "(?:has |have |had )?entered into(?= (?:an? |the |their )(?:\\p{L}[\\p{L}-]* ){0,4}(?:agreement|contract|memorandum|partnership|treaty|arrangement))",
    ],
    ["V", "puts? (?:their|his|her) names?(?: to| under)?(?! forward| down)|puts? pen to paper(?: on)?"],
    [
      "T",
      `(?:(?:has|have|had) )?(?:decided to |agreed to |resolved to )?(?:suspend(?:ed|s)?|froze|frozen|put on hold|paused?),?(?= ${ENDED})|(?<=(?:agreements?|contract|memorandum|treaty|pact|protocol|accord|deal|convention) [^.;]{0,90})(?:(?:has|have|had|was|is|were)(?: been| being)? )(?:temporarily )?(?:suspended|frozen|paused|put on hold)`,
    ],
    [
      "E",
      `(?:(?:has|have|had) )?(?:decided to |agreed to )?(?:prolong|extend|renew|roll over)(?:ed|s)?(?= ${ENDED})|(?<=(?:agreements?|contract|memorandum|treaty|pact|protocol|accord|deal|convention) [^.;]{0,90})(?:(?:has|have|had|was|is|were)(?: been| being)? )(?:automatically )?(?:prolonged|extended|renewed)`,
    ],
    ["V", `(?:has|have|had)${ADVERB} ${SIGNED}|${SIGNED}`],
    ["V", "(?<!to )(?:signs?|inks?|seals?)(?! off)"],
    [
      "Z",
      `(?:the )?(?:official |solemn )?(?:signing(?:[- ](?:ceremony|event))?|signature)(?: of)?|the (?:official |solemn )?ceremony`,
    ],
    [
      "E",
      "(?:has |have |had )?(?:officially |formally )?(?:entered|came|come|comes|enters) into (?:legal )?(?:force|effect)|took effect|takes effect",
    ],
    [
      "T",
      "(?:has |have |had )?(?:been )?(?:terminat(?:ed|es)|denounc(?:ed|es)|annulled|cancell?ed)|withdr(?:ew|awn) from",
    ],
    ["r", "(?:was |were |is |are |being )?represented by|in the person of"],
    ["o", "on (?:the )?(?:one|other|another) (?:hand|side|part)|of the (?:one|other|first|second) part"],
    ["b", "by"],
    ["m", "between|among"],
    [
      "f",
      "(?:for and )?on behalf of|on (?:the )?(?:part|side) of|from (?:the )?(?:part|side) of|representing|for",
    ],
    [
      "a",
      "on the (?:sidelines|margins|fringes) of|(?:with)?in the framework of|as part of|during|in the course of",
    ],
    [
      "h",
      `in the presence of|(?:was |were )?witnessed by|(?:was |were )?attended by|with the (?:participation|support|assistance|mediation) of|looked on as|in attendance|present at|following (?:a |the |their )?(?:talks|meetings?|negotiations)(?: ${L}+)? with|after (?:a |the |their )?(?:talks|meetings?|negotiations)(?: ${L}+)? with|(?:met|meets|meeting|talks|negotiations|conversation)(?: ${L}+)?(?: ${L}+)? with|according to|chaired by|led by|headed by|accompanied by|initiated by|under the (?:patronage|chairmanship|auspices|leadership) of|at the invitation of|hosted by|presided over by|proposed by|opposite|visit (?:of|by)|meeting (?:of|between)|talks between|in honou?r of|named after|thanks to`,
    ],
    [
      "s",
      `(?:has |have |had )?(?:said|says|noted|notes|stressed|stresses|added|adds|told|tells|stated|states|reports?|reported|announced|announces|emphasi[sz]ed|expressed|thanked|attended|participated|took part|met|meets|visited|held|holds|discussed|welcomed|arrived|pointed out|confirmed|congratulated|opened|received|spoke|addressed|informs?|informed|has learnt|learnt|learned|cites?|cited|quotes?|quoted|described|called|praised|hailed|underlined|highlighted|recalled|explained|commented|wrote|exchanged|agreed|paid|launched|presented|hosted|led|chaired|witnessed|presided)`,
    ],
    ["w", "(?:together |along |jointly )?with|alongside"],
    ["&", "and|as well as|&"],
  ],
  instruments: wholeWord(
    "agreements?|memorand(?:um|a|ums)|mous?|mou|treat(?:y|ies)|convention|pact|protocol|accord|contract|declaration|roadmap|road-map|charter|compact|programmes?|programs?|framework|plan|deal|communiqu[eé]|statement|arrangement|covenant|concordat|letter|record|unsdcf|undaf|memo|partnership",
  ),
  anaphora: wholeWord("documents?|paper|text|it"),
  offices: wholeWord(
    `ministers?|premier|presidents?|ambassadors?|envoy|representatives?|co-?ordinators?|directors?|director-general|heads?|chief|chairm[ae]n|chairwoman|chairpersons?|chair|governors?|(?:lord-)?mayors?|burgomaster|akims?|secretar(?:y|ies)|secretary-general|deput(?:y|ies)|rectors?|deans?|managers?|ceos?|cfo|officer|commissioners?|counsell?ors?|attach[eé]|consul|consul-general|speaker|chancellor|king|queen|(?:crown )?prince|emir|sultan|administrator|negotiator|founder|leader|vice-presidents?|vice-premier|vice-ministers?|vice-rectors?|vice-chancellor|vice-chair(?:man)?|undersecretary|under-secretary|charg[eé]|d['’]affaires|spokes(?:man|woman|person)|principal|provost|treasurer|trustee|counterparts?|predecessors?|successors?|executive|superintendent|general|rector|commander|prosecutor|auditor|inspector|ombudsman|governor-general|engineer|economist|scientist|editor|editor-in-chief|coordinator-general|chief-of-staff|accountant|conductor`,
  ),
  officeModifiers: wholeWord(
    "first|second|deputy|vice|prime|acting|interim|executive|managing|regional|country|general|senior|special|permanent|resident|chief|state|federal|national|presidential|humanitarian|plenipotentiary|extraordinary|honorary|associate|assistant|non-resident|then|foreign|finance|financial|trade|energy|defen[cs]e|interior|justice|health|healthcare|education|science|culture|sports?|tourism|information|communications?|agriculture|agricultural|transport|transportation|industry|industrial|economy|economic|economics|environment|environmental|ecology|labou?r|social|protection|welfare|investments?|development|digital|innovations?|water|resources|irrigation|planning|infrastructure|housing|communal|emergenc(?:y|ies)|situations|affairs|relations|cooperation|integration|commerce|customs|revenue|tax|mining|natural|higher|international|external|internal|public|private|commercial|technical|technology|technological|youth|family|gender|women|children|population|migration|refugees|food|security|aviation|aerospace|railways?|roads?|operating|operations|programme|program|project|central|local|municipal|city|strategic|policy|climate|forest(?:ry|s)?|fisheries|rural|urban|administration|services?|academic|research",
  ),
  bodies: wholeWord(
    "studios?|ministry|ministries|government|agency|agencies|bank|university|institute|academy|college|school|fund|foundation|company|corporation|organi[sz]ation|committee|association|chamber|union|holding|group|council|cent(?:er|re)|commission|department|administration|authority|embassy|programme|parliament|senate|mazhilis|mäjilis|assembly|federation|board|bureau|office|league|society|service|secretariat|consortium|llp|llc|jsc|ltd|inc|plc|gmbh|ag|corp|co|hospital|museum|library|theatre|akimat|court|cabinet|railways?|airlines?|airways|directorate|initiative|community|alliance|network|press|exchange|house|partners|industries|energy|capital|technologies|systems|solutions|motors|oil|gas|power|steel|cement|logistics|operator|producer|manufacturer|developer|firm|supplier|carrier|lender|investor|retailer|airline|startup|platform|subsidiary|giant|maker|builder|refiner|insurer|broadcaster|publisher|newspaper|port|airport|station|club|team|hub|utility|park|gardens?|zone|site|plant|enterprise|engineering|metals|minerals|shipping|telecom|pharma|foods|oyj|oy|asa|spa|sarl|srl|pty|pte|sdn|bhd|limited|tbk",
  ),
  notNames: wholeWord(
    "the|a|an|today|yesterday|on|in|at|after|during|under|for|by|with|as|republic|kingdom|state|states|islamic|democratic|people|peoples|federal|great|united|nations|north|south|east|west|northern|southern|eastern|western|central|asian?|europe(?:an)?|africa(?:n)?|american?|latin|middle|pacific|caspian|arab|region|regional|city|district|province|oblast|memorandum|agreement|treaty|understanding|cooperation|framework|protocol|declaration|convention|development|sustainable|summit|forum|conference|session|congress|mr|mrs|ms|dr|prof|professor|sir|excellency|his|her|their|its|this|that|these|both|earlier|recall|according|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|and|of|photo|source|read|also|it|he|she|they|we|two|three|palace|hotel|airport|international|national",
  ),
  honorifics:
    /^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|H\.E\.|H\.|HE|H\.H\.|HRH|Eng)\.?$|^(?:His|Her|Excellency|Highness|Royal|Majesty|Honou?rable|Hon)$/u,
  past: wholeWords(
    "earlier this (?:year|month)|previously|last (?:year|month)|recall(?:ed)?|as (?:reported|previously reported)|it should be (?:noted|reminded|recalled)|years ago|back in|in the past|since then|had (?:earlier |previously |already )?signed|the (?:previous|earlier|existing|current|first such) (?:agreement|memorandum|treaty|programme|program|framework)|replaces|earlier,",
  ),
  trigger:
    /sign|names? |did so|struck|clinch|formali[sz]|execut|adopt|exchanged|hands? to|parties to|suspend|froze|on hold|paused|prolong|extend|renew|names? to|pen to paper|ink(?:ed|s)?\b|conclud|initial|ratif|into (?:force|effect)|effect\b|terminat|denounc|sealed|seal\b|ceremony|entered into/iu,
};
