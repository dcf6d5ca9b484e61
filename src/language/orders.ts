/** Letters that look alike in Latin and Cyrillic, in pairs. */
const LOOKALIKES = ["aа", "eе", "oо", "pр", "cс", "yу", "xх", "iі", "kк", "mм", "tт", "hн", "bв"] as const;
const LATIN_FOR = new Map(LOOKALIKES.map(([latin = "", cyrillic = ""]) => [cyrillic, latin]));
const CYRILLIC_FOR = new Map(LOOKALIKES.map(([latin = "", cyrillic = ""]) => [latin, cyrillic]));
const MIXED = /(?=[\p{L}]*\p{Script=Latin})(?=[\p{L}]*\p{Script=Cyrillic})\p{L}+/gu;

/** What the machinery around a model is made of, and no article is: turns, tags, places of a template, data of a request. */
const MACHINERY =
  /<\|[^|]{0,30}\|>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:system|user|assistant|question|evidence|instructions?|tool_calls?|think(?:ing)?)\b[^>]{0,40}>|"(?:rules|role|tool_calls|function_call|arguments|evidence|number|system)"\s*:|\{\{?[^{}|]{0,30}(?:system|prompt|question|context|config|secret|env|key)[^{}|]{0,30}\}|\b[a-z]\w*(?:\.\w+)*\(\{|#{2,}\s*(?:instruction|response|system|инструкция|ответ|нұсқау|жауап)s?\s*:|(?:\\u[0-9a-f]{4}){4}|(?<!\p{L})(?:A|Answer|Ответ|Жауап)\s*:[^\n]{0,200}\[\d{1,2}\]/iu;
/** The beginning of a turn of a conversation with a model. */
const TURN =
  /^[^\p{L}\p{N}]*(?:system|assistant|user|human|система|ассистент|пользователь|жүйе|көмекші)\s*(?:\]|\*\*|")?\s*[:：>]/iu;
/** Text in a code that only a machine reads. */
const CODED =
  /(?=\S*[a-z])(?=\S*[A-Z])(?=\S*\d)(?<![\p{L}\p{N}/])[A-Za-z0-9+/]{20,}={0,2}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:[0-9a-f]{2}){16,}(?![\p{L}\p{N}])/u;

const ENGLISH = [
  String.raw`\b(?:ignore|disregard|forget|override|bypass)\s+(?:[\w']+\s+){0,4}?(?:your|my|all|any|previous|prior|above|earlier|these)\s+(?:[\w']+\s+){0,3}?(?:instructions?|rules?|prompts?|guidelines?|directives?)\b`,
  String.raw`\b(?:AI|language\s+models?|chat-?bots?|LLMs?|assistants?|bots?)\b(?:[^.!?\n]{0,40}\b(?:must|should|shall|always|never|please|instead)\b|\s*[:,])[^.!?\n]{0,40}\b(?:say|reply|write|output|ignore|disregard|repeat|(?:answer|respond)\s+(?:only|with|that|by))\b`,
  String.raw`\b(?:reply|respond|answer)\s+only\b|\b(?:reply|respond|answer)\s+(?:with|by)\s+(?:the\s+(?:words?|phrase|link)|saying|https?:|["“'«])`,
  String.raw`(?:^|[.!?:;,"“«(>]\s*|\bplease\s+)(?:reply|respond|answer|say)\s+(?:that|with)\b`,
  String.raw`\b(?:reveal|print|show|repeat|output|display)\b[^.!?\n]{0,30}\b(?:system\s+prompt|your\s+(?:prompt|instructions|rules)|api\s+keys?)\b`,
  String.raw`\b(?:decode|decipher|backwards?)\b[^.!?\n]{0,40}\b(?:obey|do|follow|execute)\b|\bonly\s+(?:right|correct)\s+(?:reply|answer)\b|\bwhat\s+to\s+reply\b|\bwrite\s+it\s+as\s+the\s+answer\b|\bletters\s+of\s+these\s+lines\b`,
  String.raw`\b(?:whoever|anyone\s+who)\s+(?:summari[sz]es?|answers?|retells?|translates?)\b[^.!?\n]{0,60}\b(?:asked|must|should|please)\b`,
  String.raw`\byou\s+are\s+now\s+(?:an?\s+|the\s+|in\s+)?(?:DAN|AI|model|assistant|bot|admin|developer)\b`,
];
/** "Reply HACKED", in capitals. */
const SHOUTED =
  /(?<!\p{L})(?:[Rr]eply|[Aa]nswer|[Ss]ay|[Ww]rite|[Оо]тветь|[Сс]кажи|[Нн]апиши|[Сс]ообщи|жауап бер)\s+(?:with\s+)?[A-Z]{4,}(?=\s*(?:[.!"'<»”]|$))/u;
const RUSSIAN = [
  String.raw`(?:игнорируй|(?<!не\s{1,3})забудь|не\s+обращай|обойди|нарушь)(?:те)?(?!\p{L})[^.!?\n]{0,40}(?:инструкц|правил|указани|промпт)`,
  String.raw`(?<!\p{L})(?:чат-?бот|бот|нейросет|языков\p{L}*\s+модел|ассистент)\p{L}*[^.!?\n]{0,60}(?<!\p{L})(?:ответь|отвечай|скажи|пиши|напиши|игнорируй)(?:те)?(?!\p{L})`,
  String.raw`(?<!\p{L})(?:ответь|отвечай|скажи|напиши|выведи|сообщи)(?!\p{L})(?:\s*[:«"]|,?\s+(?:что|только|слов|https?:))|(?<!\p{L})отвечайте,?\s+что`,
  String.raw`(?<!\p{L})(?:выведи|покажи|напечатай|повтори|раскрой)(?!\p{L})[^.!?\n]{0,30}(?:промпт|промт|инструкц|правил|ключ|токен|настройк)`,
  String.raw`(?:расшифруй|раскодируй|прочти|прочитай)(?!\p{L})[^.!?\n]{0,40}(?:выполни|исполни)(?!\p{L})|единственн\p{L}+\s+(?:верн|правильн)\p{L}+\s+ответ|напиши\s+её\s+как\s+ответ|из\s+первых\s+букв|вызови\s+функци|на\s+рисунке\s+написан\s+ответ`,
  String.raw`(?:всех|тех),\s+кто\s+(?:пересказывает|переводит|отвечает)[^.!?\n]{0,40}(?:просим|должн)`,
  String.raw`(?<!\p{L})перейд(?:и|ите)(?!\p{L})[^.!?\n]{0,30}отвечай`,
];
const KAZAKH_END = String.raw`(?:[ыі]?ңыз|[ыі]?ңіз|[ыі]?ңіздер|[ыі]?ңыздар)?(?!\p{L})`;
const KAZAKH = [
  String.raw`(?:нұсқау|ереже)\p{L}*[^.!?\n]{0,30}(?:елеме|ұмыт|орындама)${KAZAKH_END}`,
  String.raw`(?<!\p{L})деп\s+(?:жауап\s+бер|жаз|айт|хабарла)${KAZAKH_END}`,
  String.raw`(?:чат-?бот|көмекші)\p{L}*[^.!?\n]{0,80}(?:жауап\s+бер|айт|жаз)${KAZAKH_END}`,
  String.raw`(?:промпт|нұсқау|кілт|токен|баптау)\p{L}*[^.!?\n]{0,20}(?<!\p{L})(?:көрсет|шығар|айт|қайтала)${KAZAKH_END}`,
  String.raw`(?:шифр|кері)\p{L}*[^.!?\n]{0,40}(?<!\p{L})орында${KAZAKH_END}|жалғыз\s+дұрыс\s+жауап|жауап\s+етіп\s+жаз${KAZAKH_END}|бірінші\s+әріптерінен|суретте\s+жауап`,
  String.raw`(?:айтып|аударып)\s+бер(?:етін|уші)\p{L}*[^.!?\n]{0,60}(?:сұраймыз|тиіс)`,
];
const ORDERS = new RegExp([...ENGLISH, ...RUSSIAN, ...KAZAKH].join("|"), "iu");

/**
 * Whether a text speaks to a model instead of a reader: gives it orders, plays a turn of a conversation, imitates the data around it or is
 * written in a code. Such a text tells nothing of any agreement. Read through invisible characters and letters that look like others.
 */
export function isOrder(text: string): boolean {
  const bare = text.normalize("NFKC").replace(/\p{Cf}/gu, "");
  return [bare, unmixed(bare, LATIN_FOR), unmixed(bare, CYRILLIC_FOR)].some(
    (form) =>
      MACHINERY.test(form) ||
      CODED.test(form) ||
      SHOUTED.test(form) ||
      ORDERS.test(form) ||
      form.split("\n").some((line) => TURN.test(line)),
  );
}

/** A text whose words mix Latin and Cyrillic, written in one of them. */
function unmixed(text: string, letters: ReadonlyMap<string, string>): string {
  return text.replace(MIXED, (word) =>
    [...word.toLowerCase()].map((letter) => letters.get(letter) ?? letter).join(""),
  );
}
