import type { ComparedWord } from "./claim-words.ts";
import type { Comparison } from "./comparison.ts";

/** Concepts of the lexicon that deny one another: where the evidence says one, a claim that says the other is wrong. */
const PAIRS: readonly (readonly [string, string])[] = [
  ["increase", "decrease"],
  ["expand", "decrease"],
  ["begin", "finish"],
  ["appear", "disappear"],
  ["unite", "divide"],
  ["include", "exclude"],
  ["create", "destroy"],
  ["improve", "worsen"],
  ["strengthen", "weaken"],
  ["open", "close"],
  ["enter", "leave"],
  ["born", "die"],
  ["win", "lose"],
  ["win", "defeat"],
  ["allow", "forbid"],
  ["accept", "refuse"],
  ["approve", "refuse"],
  ["approve", "reject"],
  ["sign", "terminate"],
  ["sign", "reject"],
  ["ratify", "terminate"],
  ["ratify", "reject"],
  ["enter-into-force", "terminate"],
  ["buy", "sell"],
  ["export", "import"],
  ["north", "south"],
  ["east", "west"],
  ["hot", "cold"],
  ["positive", "negative"],
  ["good", "bad"],
  ["man-male", "woman"],
  ["teacher", "student"],
  ["war", "peace"],
];

/** Both ways. */
const OPPOSITES: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, string[]>();
  for (const [one, other] of [...PAIRS, ...PAIRS.map(([a, b]) => [b, a] as const)])
    found.set(one, [...(found.get(one) ?? []), other]);
  return found;
})();

/** The concepts that deny this one; none for most. */
export const oppositesOf = (concept: string): readonly string[] => OPPOSITES.get(concept) ?? [];

/**
 * Words that deny one another and that the lexicon does not have as concepts of their own, small words among them, by their
 * beginnings in all three languages: a claim that says one where the evidence says only the other is wrong.
 */
const SIDES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(?:before|prior|until|till|до|перед|накануне|прежде|бұрын|дейін)$/u,
    /^(?:after|since|following|после|спустя|кейін|соң)$/u,
  ],
  [
    /^(?:more|over|above|exceed\p{L}*|более|больше|свыше|превы\p{L}+|артық|астам|көбірек)$/u,
    /^(?:less|fewer|under|below|менее|меньше|ниже|кем|аздау|азырақ)$/u,
  ],
  [
    /^(?:many|much|most|много|многие|большинство|көп|көптеген|көбі)$/u,
    /^(?:few|little|мало|немногие|меньшинство|аз)$/u,
  ],
  [
    /^(?:all|every|always|все|всех|всем|всеми|всегда|барлық|бүкіл|әрқашан)$/u,
    /^(?:some|few|none|never|sometimes|некотор\p{L}+|никогда|иногда|кейбір|бірнеше|ешқашан)$/u,
  ],
  [
    /^(?:first|перв(?:ый|ая|ое|ые|ого|ой|ом|ым|ую|ых)|бірінші|алғашқы)$/u,
    /^(?:last|final|последн\p{L}+|соңғы|ақырғы)$/u,
  ],
  [
    /^(?:earlier|early|earliest|раньше|ранее|ранн\p{L}+|ерте|ертерек)$/u,
    /^(?:later|late|latest|позже|позднее|поздн\p{L}+|кеш|кешірек)$/u,
  ],
  [
    /^(?:won|wins?|winning|victor\p{L}*|выигр\p{L}+|побед\p{L}+|жең(?:ді|ген|іп|іс|ісі|ісі?не|еді))$/u,
    /^(?:lost|loses?|losing|defeat\p{L}*|проигр\p{L}+|пораж\p{L}+|жеңіл\p{L}*|ұтыл\p{L}*)$/u,
  ],
  [
    /^(?:grew|grow(?:s|n|ing|th)?|rose|ris(?:e|es|en|ing)|increas\p{L}+|rais(?:e|ed|es|ing)|вырос\p{L}*|раст[её]т|рост\p{L}*|увелич\p{L}+|повы[сш]\p{L}+|возр[оа]с\p{L}*|өс(?:ті|кен|еді|іп|ім|ірді)|арт(?:ты|қан|ады|ып)|көбей\p{L}*|ұлғай\p{L}*)$/u,
    /^(?:fell|fall(?:s|en|ing)?|decreas\p{L}+|reduc\p{L}+|declin\p{L}+|drop\p{L}*|shr[ai]nk\p{L}*|сокра[тщ]\p{L}+|умень[ш]\p{L}+|сни[зж]\p{L}+|упа[лд]\p{L}*|азай\p{L}*|төменде\p{L}*|кемі\p{L}*|қысқар\p{L}*)$/u,
  ],
  [
    /^(?:largest|larger|large|biggest|bigger|big|great(?:er|est)?|крупн\p{L}+|больш(?:ой|ая|ое|ие|ую|их|им|ого|ому|ом)|наиболь\p{L}+|үлкен\p{L}*|ірі)$/u,
    /^(?:smallest|smaller|small|little|мельч\p{L}+|мелк\p{L}+|маленьк\p{L}+|наимень\p{L}+|мал(?:ый|ая|ое|ые|ого|ой|ых)|кіші|кішкентай|шағын)$/u,
  ],
  [
    /^(?:high|higher|highest|upper|высок\p{L}+|высш\p{L}+|выше|верхн\p{L}+|жоғары|биік)$/u,
    /^(?:low|lower|lowest|низк\p{L}+|ниже|нижн\p{L}+|төмен|төменгі|аласа)$/u,
  ],
  [
    /^(?:long|longer|longest|длинн\p{L}+|дольше|долг\p{L}+|долгосрочн\p{L}+|ұзақ|ұзын)$/u,
    /^(?:short|shorter|shortest|коротк\p{L}+|короче|кратк\p{L}+|краткосрочн\p{L}+|қысқа)$/u,
  ],
  [
    /^(?:open(?:s|ed|ing)?|откры\p{L}+|аш(?:ты|ылды|ады|ылады|қан|ылған))$/u,
    /^(?:clos(?:e|es|ed|ing|ure)|shut|закры\p{L}+|жап(?:ты|ты|ады|қан)|жабыл\p{L}*)$/u,
  ],
  [
    /^(?:approv\p{L}+|accept\p{L}*|support\p{L}*|одобр\p{L}+|приня[лтв]\p{L}*|поддерж\p{L}+|мақұлда\p{L}*|қабылда\p{L}*|қолда\p{L}*)$/u,
    /^(?:reject\p{L}*|refus\p{L}+|oppos\p{L}+|declin(?:ed|es)|отклон\p{L}+|отверг\p{L}*|отказ\p{L}+|возра[жз]\p{L}+|қабылдама\p{L}*)$/u,
  ],
  [
    /^(?:joined|joins?|join(?:ing)?|enter(?:ed|s|ing)?|присоедин\p{L}+|вступ\p{L}+|қосыл\p{L}*)$/u,
    /^(?:left|leav(?:e|es|ing)|withdr\p{L}+|exit\p{L}*|вы(?:шл|ш[её]л|ход)\p{L}*|покин\p{L}+|шық(?:ты|қан|ады))$/u,
  ],
  [
    /^(?:public|state|government\p{L}*|государств\p{L}+|публичн\p{L}+|мемлекеттік)$/u,
    /^(?:private|частн\p{L}+|жеке|жекеменшік)$/u,
  ],
  [/^(?:internal|domestic|внутренн\p{L}+|ішкі)$/u, /^(?:external|foreign|внешн\p{L}+|сыртқы)$/u],
  [
    /^(?:north(?:ern)?|северн\p{L}*|север\p{L}{0,2}|солтүсті\p{L}+)$/u,
    /^(?:south(?:ern)?|южн\p{L}*|юг\p{L}{0,2}|оңтүсті\p{L}+)$/u,
  ],
  [
    /^(?:east(?:ern)?|восточн\p{L}*|восток\p{L}{0,2}|шығыс\p{L}*)$/u,
    /^(?:west(?:ern)?|западн\p{L}*|запад\p{L}{0,2}|батыс\p{L}*)$/u,
  ],
  [
    /^(?:bought|buys?|buying|purchas\p{L}+|import\p{L}*|покуп\p{L}+|купи\p{L}+|импорт\p{L}*|сатып)$/u,
    /^(?:sold|sells?|selling|export\p{L}*|прода[ёевлюж]\p{L}*|экспорт\p{L}*)$/u,
  ],
  [/^(?:lend(?:s|ing)?|lent|одолж\p{L}+)$/u, /^(?:borrow\p{L}*|заня[лт]\p{L}*|заимств\p{L}+)$/u],
  [
    /^(?:begin(?:s|ning)?|began|begun|start\p{L}*|launch\p{L}*|нача[лтв]\p{L}*|начн\p{L}+|начина\p{L}+|запус\p{L}+|баста\p{L}*)$/u,
    /^(?:end(?:s|ed|ing)?|finish\p{L}*|stop\p{L}*|terminat\p{L}+|законч\p{L}+|заверш\p{L}+|прекра[тщ]\p{L}+|аяқта\p{L}*|тоқтат\p{L}*)$/u,
  ],
  [
    /^(?:succe\p{L}+|успе[хш]\p{L}*|удал\p{L}+|сәтті|табысты)$/u,
    /^(?:fail\p{L}*|unsuccess\p{L}*|неуда\p{L}+|провал\p{L}*|сәтсіз\p{L}*)$/u,
  ],
  [
    /^(?:legal|lawful\p{L}*|законн(?:ый|ая|ое|ые|о|ых|ым)|заңды)$/u,
    /^(?:illegal\p{L}*|unlawful\p{L}*|незаконн\p{L}+|заңсыз)$/u,
  ],
  [/^(?:rich\p{L}*|богат\p{L}+|бай)$/u, /^(?:poor\p{L}*|бедн\p{L}+|кедей\p{L}*)$/u],
  [
    /^(?:old(?:er|est)?|стар(?:ый|ая|ое|ые|ше|ейш\p{L}+|ого|ой|ых)|ескі|көне)$/u,
    /^(?:new(?:er|est)?|young(?:er|est)?|нов(?:ый|ая|ое|ые|ого|ой|ых|ым|ую)|молод\p{L}+|жаңа|жас)$/u,
  ],
  [/^(?:strong(?:er|est)?|сильн\p{L}+|күшті)$/u, /^(?:weak(?:er|est)?|слаб\p{L}+|әлсіз)$/u],
  [/^(?:with|вместе)$/u, /^(?:without|без)$/u],
  [
    /^(?:compulsory|mandatory|obligat\p{L}+|обязат\p{L}+|міндетті)$/u,
    /^(?:voluntar\p{L}+|optional|доброволь\p{L}+|ерікті)$/u,
  ],
  [/^(?:free|бесплатн\p{L}+|тегін)$/u, /^(?:paid|платн\p{L}+|ақылы)$/u],
  [
    /^(?:temporar\p{L}+|временн\p{L}+|уақытша)$/u,
    /^(?:permanent\p{L}*|постоянн\p{L}+|бессрочн\p{L}+|тұрақты)$/u,
  ],
  [
    /^(?:bilateral|двусторонн\p{L}+|екіжақты)$/u,
    /^(?:multilateral|многосторонн\p{L}+|көпжақты|unilateral|односторонн\p{L}+|біржақты)$/u,
  ],
];

/** Whether a word of a claim says the opposite of a word that its sentences have and it has not. */
export function saysOpposite(comparison: Comparison): boolean {
  return hasOppositeConcept(comparison) || hasOppositeWord(comparison);
}

function hasOppositeConcept({ claim, unsaid, near }: Comparison): boolean {
  const concepts = new Set(unsaid.flatMap((word) => word.concepts));
  return claim.words.some(
    (word) =>
      word.kind === "content" &&
      near(word).length === 0 &&
      word.concepts.some((concept) => oppositesOf(concept).some((one) => concepts.has(one))),
  );
}

function hasOppositeWord({ claim, evidence, cover }: Comparison): boolean {
  const here = claim.words.map(lower);
  const there = evidence.reading.words.filter((word) => cover.has(word.sentence)).map(lower);
  const more = (side: RegExp, some: readonly string[], others: readonly string[]) =>
    count(side, some) > count(side, others);
  return SIDES.some(
    ([one, other]) =>
      (more(one, here, there) && more(other, there, here)) ||
      (more(other, here, there) && more(one, there, here)),
  );
}

const count = (side: RegExp, list: readonly string[]): number =>
  list.filter((word) => side.test(word)).length;

const lower = (word: ComparedWord): string => word.text.toLowerCase();
