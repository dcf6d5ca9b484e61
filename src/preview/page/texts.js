/** The languages of the page, by the names they call themselves. */
export const LANGUAGES = { en: "English", ru: "Русский", kk: "Қазақша" };

/** @typedef {keyof typeof LANGUAGES} Language */

/** A text is a string, or its plural forms. @type {Record<Language, Record<string, string | Record<string, string>>>} */
export const TEXTS = {
  en: {
    title: "Agreement bot: preview",
    preview: "Preview.",
    local: "Nothing here reaches Telegram.",
    banner: "For the real bot set {variable} and start again.",
    skip: "To the message field",
    youAre: "You are",
    language: "Language",
    admin: "admin",
    chats: "Chats",
    back: "Back to the chats",
    general: "General",
    botNote: "bot",
    members: { one: "{count} member", other: "{count} members" },
    typing: "{name} is typing …",
    log: "Messages in {chat}",
    unread: { one: "{count} new message", other: "{count} new messages" },
    write: "Message",
    send: "Send",
    commands: "Commands of the bot",
    attach: "Attach",
    attachNote: "an example, no file is read",
    voice: "Voice message",
    photo: "Photo",
    sticker: "Sticker",
    document: "Document",
    mentions: "Mention someone",
    inline: "Results of {bot}",
    keysPick: "↑ ↓ choose · Enter takes it · Esc closes",
    keysCommand: "↑ ↓ choose · Enter sends · Tab fills in · Esc closes",
    keysInline: "↓ to the results · Enter sends what you wrote · Esc closes",
    inlineWaiting: "Looking …",
    inlineNothing: "No results",
    reply: "Reply",
    edit: "Edit",
    remove: "Delete",
    cancel: "Cancel",
    replyingTo: "Reply to {name}",
    editing: "Edit message",
    edited: "edited",
    via: "via {bot}",
    you: "You",
    start: "Start",
    emptyPrivate:
      "This is your chat with the bot. Press Start, or just write a question in English, Russian or Kazakh.",
    emptyGroup: "The bot stays silent here until it is addressed: mention it, reply to it, or use a command.",
    emptyOutside:
      "The bot is not in this group. Inline mode works all the same: write its name and a question, then choose an answer.",
    mentionBot: "Write to {bot}",
    topicCreated: "Topic “{name}” was created",
    joined: "{name} joined",
    left: "{name} left",
    reveal: "Hidden text: show it",
    showMore: "Show all",
    showLess: "Show less",
    openArticle: "Open in the article",
    articleSource: "The article on the web",
    quoteNote: "The words that were cited are marked.",
    citationGone: "These words stand in no article any more.",
    noAnswer: "The bot did not answer.",
    copied: "Copied.",
    close: "Close",
    failed: "That did not work: {reason}",
    connectionLost: "The preview does not answer. Trying again …",
  },
  ru: {
    title: "Бот о соглашениях: предпросмотр",
    preview: "Предпросмотр.",
    local: "В Telegram ничего не уходит.",
    banner: "Для настоящего бота задайте {variable} и запустите снова.",
    skip: "К полю сообщения",
    youAre: "Вы",
    language: "Язык",
    admin: "админ",
    chats: "Чаты",
    back: "Назад к чатам",
    general: "Общее",
    botNote: "бот",
    members: {
      one: "{count} участник",
      few: "{count} участника",
      many: "{count} участников",
      other: "{count} участника",
    },
    typing: "{name} печатает …",
    log: "Сообщения: {chat}",
    unread: {
      one: "{count} новое сообщение",
      few: "{count} новых сообщения",
      many: "{count} новых сообщений",
      other: "{count} нового сообщения",
    },
    write: "Сообщение",
    send: "Отправить",
    commands: "Команды бота",
    attach: "Прикрепить",
    attachNote: "пример, файл не читается",
    voice: "Голосовое сообщение",
    photo: "Фото",
    sticker: "Стикер",
    document: "Документ",
    mentions: "Упомянуть",
    inline: "Ответы {bot}",
    keysPick: "↑ ↓ выбрать · Enter взять · Esc закрыть",
    keysCommand: "↑ ↓ выбрать · Enter отправить · Tab вставить · Esc закрыть",
    keysInline: "↓ к ответам · Enter отправит написанное · Esc закрыть",
    inlineWaiting: "Ищу …",
    inlineNothing: "Ничего не нашлось",
    reply: "Ответить",
    edit: "Изменить",
    remove: "Удалить",
    cancel: "Отменить",
    replyingTo: "Ответ: {name}",
    editing: "Изменение сообщения",
    edited: "изменено",
    via: "через {bot}",
    you: "Вы",
    start: "Начать",
    emptyPrivate:
      "Это ваш чат с ботом. Нажмите «Начать» или сразу задайте вопрос на русском, казахском или английском.",
    emptyGroup:
      "Здесь бот молчит, пока к нему не обратятся: упомяните его, ответьте на его сообщение или отправьте команду.",
    emptyOutside:
      "Бота в этой группе нет. Но встроенный режим работает и здесь: напишите его имя и вопрос, затем выберите ответ.",
    mentionBot: "Написать {bot}",
    topicCreated: "Создана тема «{name}»",
    joined: "{name} теперь в группе",
    left: "{name} больше не в группе",
    reveal: "Скрытый текст: показать",
    showMore: "Показать всё",
    showLess: "Свернуть",
    openArticle: "Открыть в статье",
    articleSource: "Статья в интернете",
    quoteNote: "Процитированные слова отмечены.",
    citationGone: "Этих слов больше нет ни в одной статье.",
    noAnswer: "Бот не ответил.",
    copied: "Скопировано.",
    close: "Закрыть",
    failed: "Не получилось: {reason}",
    connectionLost: "Предпросмотр не отвечает. Пробую снова …",
  },
  kk: {
    title: "Келісімдер туралы бот: алдын ала қарау",
    preview: "Алдын ала қарау.",
    local: "Telegram-ға ештеңе жіберілмейді.",
    banner: "Нағыз бот үшін {variable} мәнін беріп, қайта іске қосыңыз.",
    skip: "Хабар жазу өрісіне",
    youAre: "Сіз",
    language: "Тіл",
    admin: "әкімші",
    chats: "Чаттар",
    back: "Чаттарға оралу",
    general: "Жалпы",
    botNote: "бот",
    members: { one: "{count} мүше", other: "{count} мүше" },
    typing: "{name} жазып жатыр …",
    log: "Хабарлар: {chat}",
    unread: { one: "{count} жаңа хабар", other: "{count} жаңа хабар" },
    write: "Хабар",
    send: "Жіберу",
    commands: "Боттың командалары",
    attach: "Тіркеу",
    attachNote: "мысал, файл оқылмайды",
    voice: "Дауыстық хабар",
    photo: "Фото",
    sticker: "Стикер",
    document: "Құжат",
    mentions: "Атап өту",
    inline: "{bot} жауаптары",
    keysPick: "↑ ↓ таңдау · Enter алу · Esc жабу",
    keysCommand: "↑ ↓ таңдау · Enter жіберу · Tab кірістіру · Esc жабу",
    keysInline: "↓ жауаптарға өту · Enter жазғаныңызды жібереді · Esc жабу",
    inlineWaiting: "Іздеп жатырмын …",
    inlineNothing: "Ештеңе табылмады",
    reply: "Жауап беру",
    edit: "Өзгерту",
    remove: "Жою",
    cancel: "Бас тарту",
    replyingTo: "Кімге жауап: {name}",
    editing: "Хабарды өзгерту",
    edited: "өзгертілді",
    via: "{bot} арқылы",
    you: "Сіз",
    start: "Бастау",
    emptyPrivate:
      "Бұл – ботпен чатыңыз. «Бастау» түймесін басыңыз немесе сұрағыңызды қазақша, орысша не ағылшынша бірден жаза беріңіз.",
    emptyGroup:
      "Бот бұл жерде өзіне жүгінгенше үнсіз: оны атап өтіңіз, хабарына жауап беріңіз немесе команда жіберіңіз.",
    emptyOutside:
      "Бот бұл топта жоқ. Дегенмен кірістірілген режим жұмыс істейді: боттың атын және сұрақты жазып, жауапты таңдаңыз.",
    mentionBot: "{bot} ботына жазу",
    topicCreated: "«{name}» тақырыбы ашылды",
    joined: "{name} топқа қосылды",
    left: "{name} топтан шықты",
    reveal: "Жасырын мәтін: көрсету",
    showMore: "Толық көрсету",
    showLess: "Жинау",
    openArticle: "Мақаладан ашу",
    articleSource: "Интернеттегі мақала",
    quoteNote: "Дәйексөз сөздері белгіленген.",
    citationGone: "Бұл сөздер енді ешбір мақалада жоқ.",
    noAnswer: "Бот жауап бермеді.",
    copied: "Көшірілді.",
    close: "Жабу",
    failed: "Болмады: {reason}",
    connectionLost: "Алдын ала қарау жауап бермейді. Қайта көріп жатырмын …",
  },
};

const KEPT_LANGUAGE = "language";

/** The language chosen before, or else the browser's first that the page has. @returns {Language} */
export function preferredLanguage() {
  const wanted = [localStorage.getItem(KEPT_LANGUAGE), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return /** @type {Language} */ (wanted.find((language) => language && language in LANGUAGES) ?? "en");
}

/** @param {Language} language */
export function keepLanguage(language) {
  localStorage.setItem(KEPT_LANGUAGE, language);
}

/**
 * The texts of a language; `count` chooses the plural.
 * @param {Language} language
 * @returns {import("./types.js").Say}
 */
export function sayIn(language) {
  const plurals = new Intl.PluralRules(language);
  return (key, values = {}) => {
    const text = TEXTS[language][key] ?? key;
    const form =
      typeof text === "string" ? text : (text[plurals.select(Number(values.count))] ?? text.other ?? "");
    return form.replace(/\{(\w+)\}/g, (placeholder, name) => String(values[name] ?? placeholder));
  };
}
