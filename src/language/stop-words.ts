import type { Language } from "../types.ts";
import { foldKazakh, withoutLookalikes } from "./transliteration.ts";

/*
 * Closed classes only: pronouns, determiners, prepositions and postpositions, conjunctions, particles, auxiliaries,
 * question words and their inflected forms. Verbs and nouns that carry meaning ("said", "made", "time") are left to
 * the weights of the index. Apostrophes are typed plainly; forms with one are listed with and without it.
 */

const ENGLISH = `
  a an the this that these those such same each every either neither both all any some no none other others another
  i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself
  we us our ours ourselves they them their theirs themselves one ones oneself someone anyone everyone nobody
  something anything everything nothing
  who whom whose which what when where why how whoever whatever whichever whenever wherever
  of in on at by for from to into onto upon with within without about above across after against along amid among
  around as before behind below beneath beside besides between beyond during except inside like near off out outside
  over past per regarding since through throughout till toward towards under until up via than
  and or but nor so yet if then else because while whereas although though unless whether
  am is are was were be been being do does did done doing have has had having will would shall should can could may
  might must ought cannot
  isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't won't wouldn't shan't shouldn't can't
  couldn't mustn't isnt arent wasnt werent dont doesnt didnt havent hasnt hadnt wont wouldnt shouldnt cant couldnt
  i'm you're he's she's it's we're they're i've you've we've they've i'd you'd he'd she'd we'd they'd i'll you'll
  he'll she'll it'll we'll they'll that's who's what's where's when's how's there's here's let's im ive youre theyre
  whos whats wheres
  not only just also too very more most much many few less least own again further once here there now ever never
  even still already quite rather really almost please ok okay yes
  s t d ll re ve m`;

const RUSSIAN = `
  и а но да или либо ни то не нет же ж ли ль бы б ведь вот вон уж даже лишь только ещё уже
  я меня мне мной мною ты тебя тебе тобой тобою он его ему им нём него нему ним она её ей ею неё ней нею оно мы нас
  нам нами вы вас вам вами они их ими них ними себя себе собой собою
  мой моя моё мои моего моей моему моим моём моих моими мою твой твоя твоё твои твоего твоей твоему твоим твоих твою
  свой своя своё свои своего своей своему своим своём своих своими свою наш наша наше наши нашего нашей нашему нашим
  нашем наших нашими нашу ваш ваша ваше ваши вашего вашей вашему вашим вашем ваших вашими вашу
  этот эта это эти этого этой этому этим этом этих этими эту тот та те того той тому тем том тех теми ту такой такая
  такое такие такого таким таких такую такому таком такой такими столько весь вся всё все всего всей всему всем всех
  всеми всю сам сама само сами самого самой самому самим самих самый самая самое самые каждый каждая каждое каждого
  каждой каждому каждым каждую любой любая любое любые любого любых иной иная иное иные иных другой другая другое
  другие другого другой другому другим других другими другую некоторый некоторые некоторых
  кто кого кому кем ком что чего чему чем чём какой какая какое какие какого какому каким каком каких какими какую
  который которая которое которые которого которой которому которым котором которых которыми которую чей чья чьё чьи
  чьего чьей чьему чьим чьих где куда откуда когда почему зачем отчего как сколько скольких насколько никто ничто
  ничего никого кто-то что-то
  в во на за под подо над надо к ко с со из изо от ото до по о об обо при про у для без безо через сквозь между
  среди перед передо около возле вокруг после кроме вместо ради согласно благодаря вследствие ввиду вдоль мимо
  чтобы чтоб если когда пока хотя так как потому поэтому затем также тоже однако зато причём притом либо будто словно
  точно
  быть был была было были буду будет будем будете будешь будут будучи есть суть является являются являлся являлась
  являлось являлись может могут мог могла могло могли можно нужно надо нельзя должен должна должно должны
  тут там здесь туда сюда теперь сейчас тогда потом всегда никогда иногда очень более менее наиболее наименее больше
  меньше много мало почти совсем именно лучше чуть раз вдруг ну да ага пожалуйста`;

const KAZAKH = `
  мен менің маған мені менде менен сен сенің саған сені сенде сенен сіз сіздің сізге сізді сізде сізден ол оның оған
  оны онда одан онымен біз біздің бізге бізді бізде бізден олар олардың оларға оларды оларда олардан сендер сіздер
  өз өзі өзім өзің өзіңіз өзіміз өздері өзінің өзіне өзін өзінде өзінен өзімен өздерінің өздеріне
  бұл бұның бұған бұны бұнда бұдан мұның мұнда мұндай мұны осы осының осыған осыны осында осыдан осындай сол соның
  соған соны сонда содан сондай сонымен осымен анау мынау мына ана әлгі міне әне
  барлық барша барлығы бәрі бәрінің бәріне бүкіл бүтін әр әрбір әрқайсысы кейбір бірнеше біраз бірқатар басқа өзге
  ешкім ештеңе еш ешбір ешқандай біреу бірдеңе
  кім кімнің кімге кімді кімде кімнен кіммен кімдер кімдердің не нені неге неде неден немен ненің нелер немене қай
  қайсы қайсысы қандай қалай қашан қашаннан қайда қайдан қайдағы қанша қаншалықты неше нешінші нешеу неліктен неғып
  қайтіп
  және мен бен пен мен де да те та ал бірақ алайда дегенмен немесе яки не болмаса әлде сондықтан сондай-ақ өйткені
  себебі егер ендеше онда сонда себептен тағы тек қана ғана ғой шы ші ма ме ба бе па пе мы мі бы бі пы пі ша ше екен
  еді едік едім емес емеспін жоқ иә ия жә
  үшін туралы жайлы жайында бойынша дейін шейін кейін бұрын бері соң арқылы сияқты секілді сайын қарай таман қарсы
  қатар бойы ішінде арасында арасындағы астында үстінде жанында тұрғыда ретінде қарамастан байланысты орай
  болу болды болған болып болатын болады болса болмақ болар боп бола болғанда болғандықтан еткен етеді етті етіп
  деген деп дейді деді дегені дегеніміз дегеніңіз дегендер тұр тұрған жатыр жатқан отыр жүр жүрген келеді бар бары
  керек тиіс мүмкін шығар
  өте тым аса ең әлі енді қазір тағы әрі бәлкім тіпті дәл нақ нағыз көбінесе әбден мұнан бұрынғы сонымен сосын`;

const folded = (list: string, fold: (word: string) => string): ReadonlySet<string> =>
  new Set(list.trim().split(/\s+/).map(fold));

const plainApostrophe = (word: string): string => word.replace(/[’ʼ`´‘]/g, "'");
const plainYo = (word: string): string => word.replaceAll("ё", "е");

const FOLDS: Record<Language, (word: string) => string> = {
  en: plainApostrophe,
  ru: plainYo,
  kk: foldKazakh,
};
/** The stop words of each language: small letters, plain apostrophes, е for ё, Kazakh in folded letters. */
export const STOP_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: folded(ENGLISH, FOLDS.en),
  ru: folded(RUSSIAN, FOLDS.ru),
  kk: folded(KAZAKH, FOLDS.kk),
};

/**
 * Whether a word only ties others together ("the", "которого", "және"). Any case; Kazakh with or without its own
 * letters. "US" in capitals is the country.
 */
export function isStopWord(word: string, language: Language): boolean {
  if (word === "US") return false;
  return STOP_WORDS[language].has(FOLDS[language](withoutLookalikes(word.toLowerCase())));
}
