import type { Language } from "../types.ts";

/*
 * Frequent open-class words of each language, in any form: they tell the language of a short question, together with
 * the closed classes of stop-words.ts. Words that languages share ("president", "программа") tell little and are
 * left out, or stand in both lists and cancel out.
 */

const ENGLISH = `
  say said says tell told ask answer speak talk mean explain describe discuss mention report announce declare note
  sign signed agree agreement deal treaty document paper contract pact accord signature signatory
  meet meeting visit travel come came go went gone get got give gave given take took taken make made bring brought
  keep put set let see saw seen look watch find found know knew known think thought believe want need like love help
  work use call called name named show try leave left feel become became begin began start stop end finish happen
  write wrote written read hear play run move live born die died killed build built buy sell pay paid cost spend
  win won lose lost lead led join hold held stand cover include contain consist provide support develop improve
  create establish change grow increase reduce plan aim expect hope last open close send receive represent replace
  attend host propose approve ratify adopt launch implement cooperate strengthen sustain invest fund finance
  year month week day today yesterday tomorrow time date hour morning night century period term deadline
  people person man woman child children friend family world country nation state city town village place area
  region part side party group team company business bank school university student teacher doctor law court police
  army war peace power right rights health education water food energy money price trade market growth goal target
  government minister prime deputy leader head chief chairman secretary ambassador official office position title
  role job member word question thing way case fact reason result example number percent amount budget money
  million billion thousand hundred list summary details content subject topic article text source news story
  first second third next last new old good better best bad big small large great long short high low young early
  late important main major many much few whole full same different other certain possible available joint common
  foreign international human public private social economic political national equal effective inclusive
  two three four five six seven eight nine ten
  hello hi hey thanks thank bye goodbye yes summarize summarise translate show ignore print previous instructions
  language english russian kazakh`;

const RUSSIAN = `
  сказать сказал говорить говорит говорил рассказать рассказал расскажи объяснить объясни отметить отметил заявить
  заявил сообщить сообщил спросить ответить ответил означает значит называется назвать назови называют перечисли
  подписать подписал подписали подписан подписана подписано подписаны подписание подпись подписывал подписывали
  соглашение договор документ договоренность меморандум стороны сторона участник участвовал участники
  встретиться встретился встреча встречались визит посетил приехал приехать прийти прошел прошла прошло проходит
  состоялось состоялась состоится произошло случилось дать дал взять взял сделать сделал делать делает получить
  получил найти нашел знать знает думать считает хотеть хочу хочет помочь помоги работа работать работает
  использовать использует показать покажи стать стал стала начать начал начали начало закончить конец написать
  написал прочитать жить живет жил родился родилась умер умерла построить построен построили купить стоит стоить
  платить выиграл победил потерял вести входит входят вошел охватывает содержит включает состоит предусматривает
  предусмотрено касается поддерживает поддержка развивать развитие улучшить создать создан создана создано изменить
  вырос увеличить планирует планируется ожидается открыть открыт отправить представлял представляет представил
  заменит возглавляет руководит одобрил принял приняли принят утвердил утвержден ратифицировал ратифицирован
  действует рассчитана рассчитано длится продлится
  год года году лет месяц неделя день дня сегодня вчера завтра время дата час утро ночь век период срок
  люди человек людей мужчина женщина дети ребенок друг семья мир страна страны государство город города село место
  область области регион часть группа команда компания школа университет студент учитель врач закон суд война мир
  власть право права здоровье здравоохранение образование вода еда энергия деньги денег сумма цена торговля рынок
  рост цель цели задача задачи направление направления сфера сферы отрасль
  правительство премьер заместитель глава руководитель председатель посол чиновник должность пост роль член слово
  вопрос ответ вещь способ случай факт причина результат пример число количество процент размер список краткое
  кратко подробнее содержание тема текст источник новость статья статье суть смысл
  первый второй третий следующий последний новый старый хороший лучший плохой большой маленький главный основной
  долгий короткий высокий молодой важный весь полный разный общий совместный международный экономический
  человеческий устойчивого устойчивое сотрудничество сотрудничества
  один два три четыре пять шесть семь восемь девять десять тысяча миллион миллиард
  привет здравствуйте здравствуй спасибо пока переведи скажи скажите подскажи подскажите покажите
  казахстан россия китай казахский русский английский оон`;

const KAZAKH = `
  айту айтты айтқан сөйлеу сөйледі сөз сұрақ сұрау жауап түсіндір түсіндіру хабарлау хабарлады жариялады мәлімдеді
  атап өтті аталды аталады атау атауы білдіреді
  қол қою қойды қойылды қойған қойылған келісім келісімге келісімшарт шарт құжат құжатқа тарап тараптар қатысты
  қатысушы қатысқан меморандум
  кездесу кездесті сапар сапары барды барған келу келді келген беру берді берген алу алды алған жасау жасады
  жасалған істеу істеді жүргізді табу тапты білу біледі білген ойлау қалау көмек көмектес жұмыс жұмысы
  пайдалану көрсету көрсет бастау басталды бастады аяқталды аяқтау жазу жазды жазған оқу оқыды өмір өмірі сүру туған
  туды қайтыс өлген салу салынды салынған сатып төлеу тұрады жеңді жеңген жоғалтты қамту қамтиды кіреді кірді құрайды
  құру құрды құрылды құрылған қолдау қолдады дамыту даму дамуы жақсарту өзгерту өсті жоспарлау жоспар ашу ашылды
  жіберу өкіл өкілі басқарады басқарған қабылдады қабылданды бекітті мақұлдады күшіне енеді арналған
  жыл жылы жылдың жылға ай апта күн күні күндері бүгін ертең кеше уақыт мерзім мерзімі мерзімге сағат таң түн ғасыр
  кезең кезеңі
  адам адамдар ер әйел бала балалар дос отбасы дүние әлем ел елі мемлекет қала қаласы ауыл жер аймақ облыс бөлік
  топ мектеп студент мұғалім дәрігер заң сот соғыс бейбітшілік билік құқық құқықтары денсаулық білім су тамақ ақша
  баға сауда нарық өсім мақсат мақсаты мақсаттар міндет бағыт бағыттар бағыты бағыттары сала салалар саласы салаларын
  үкімет министр орынбасары бірінші басшы басшысы төраға төрағасы елші елшісі лауазым лауазымы қызмет қызметі рөл
  мүше мүшесі жағдай себеп нәтиже мысал сан саны пайыз мөлшері көлем көлемі тізім қысқаша мазмұн мазмұны
  тақырып мәтін дереккөз жаңалық мақала мақалада
  бірінші екінші үшінші келесі соңғы жаңа ескі жақсы жаман үлкен кіші басты негізгі ұзақ қысқа биік жас маңызды
  толық әртүрлі ортақ бірлескен халықаралық экономикалық ынтымақтастық ынтымақтастығы тұрақты адами
  бір екі үш төрт бес алты жеті сегіз тоғыз он мың миллион миллиард
  сәлем сәлеметсіз рахмет рақмет сау болыңыз аударшы айтшы айтып көрсетші бар жоқ жайында
  қазақстан қазақша орысша ағылшынша бұұ біріккен ұлттар ұйымы бағдарлама бағдарламасы бағдарламаның`;

const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** Frequent words of each language in its own spelling. */
export const COMMON_WORDS: Readonly<Record<Language, readonly string[]>> = {
  en: list(ENGLISH),
  ru: list(RUSSIAN),
  kk: list(KAZAKH),
};
